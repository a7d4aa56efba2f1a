import type { AlertCase } from './alert-case';
import { counterCases } from './counter-cases';
import { gaugeCases } from './gauge-cases';

const letters = (instance: string): string =>
  `tam_dead_letters_total{code="TAM_EVENT_NOT_JSON",instance="${instance}"}`;

export const EVIDENCE_CASES: readonly AlertCase[] = [
  ...counterCases({
    alert: 'DeadLetterEvidence',
    of: letters,
    over: 0.1,
    under: 0,
    window: 60,
    for: 0,
    labels: { code: 'TAM_EVENT_NOT_JSON' },
    shown: '6',
  }),
  ...counterCases({
    alert: 'DeadLetterFlood',
    of: letters,
    over: 11,
    under: 10,
    window: 10,
    for: 0,
    shown: '110',
  }),
  ...gaugeCases({
    alert: 'IntakePaused',
    of: (instance) => `tam_intake_paused{domain="access",instance="${instance}"}`,
    over: 1,
    under: 0,
    for: 0,
    labels: { domain: 'access' },
    shown: '1',
  }),
  ...counterCases({
    alert: 'UnrecognisedCodes',
    of: (instance) => `tam_unrecognised_codes_total{field="service",instance="${instance}"}`,
    over: 0.2,
    under: 0.1,
    window: 60,
    for: 0,
    labels: { field: 'service' },
    shown: '12',
  }),
  ...counterCases({
    alert: 'NoPackAssigned',
    of: (instance) => `tam_no_pack_total{domain="access",instance="${instance}"}`,
    over: 0.1,
    under: 0.05,
    window: 60,
    for: 0,
    labels: { domain: 'access' },
  }),
  ...counterCases({
    alert: 'EventsConflict',
    of: (instance) => `tam_events_total{topic="tam.intake.v1",result="conflict",instance="${instance}"}`,
    over: 0.1,
    under: 0,
    window: 60,
    for: 0,
    labels: { topic: 'tam.intake.v1' },
  }),
  ...counterCases({
    alert: 'EventsMisrouted',
    of: (instance) => `tam_events_total{topic="tam.intake.v1",result="republished",instance="${instance}"}`,
    over: 0.5,
    under: 0.3,
    window: 60,
    for: 0,
    labels: { topic: 'tam.intake.v1' },
  }),
];
