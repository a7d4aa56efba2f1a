import type { Rule, RuleStep, Violation } from '@tam/crisis';
import { book } from '../crisis-story';

const source = { text: 'this test', verification: 'unverified' } as const;

/** A rule of each kind beside those that ship: one from absence that grows worse and is mended, one from presence. */
export const WAITING: readonly Rule[] = [
  {
    definition: {
      id: 'R98',
      version: '1',
      name: 'Somebody is reached after a concern',
      condition: 'Nobody was reached within the limit.',
      severity: 'high',
      basis: 'absence',
      stage: 'page',
      audience: 'clinical-oncall',
      params: { limit: { value: 15, unit: 'minutes', source } },
      rationale: [source],
      falsePositives: [],
      clinicalOwner: 'nobody',
      awaits: ['intake.contact-reached.v1'],
    },
    logic: {
      id: 'R98',
      judge: (kase, { param }) => ({
        kind: 'judged',
        violations: kase.statements.flatMap((statement): Violation[] => {
          const reached = kase.contacts.find(({ kind, at }) => kind === 'reached' && at >= statement.at);
          const due = statement.at + param('limit');
          if (reached && reached.at <= due) return [];
          const step = (at: number, severity: 'high' | 'critical'): RuleStep => ({
            kind: 'deadline',
            at,
            severity,
            events: [statement.event],
            text: 'Nobody was reached.',
          });
          return [
            {
              steps: [step(due, 'high'), step(due + param('limit'), 'critical')],
              ...(reached && { resolved: { at: reached.at, events: [reached.event], text: 'Reached.' } }),
            },
          ];
        }),
      }),
    },
  },
  {
    definition: {
      id: 'R99',
      version: '1',
      name: 'A route below the floor',
      condition: 'A route below the floor.',
      severity: 'critical',
      basis: 'presence',
      stage: 'page',
      audience: 'clinical-oncall',
      params: {},
      rationale: [source],
      falsePositives: [],
      clinicalOwner: 'nobody',
      awaits: [],
    },
    logic: {
      id: 'R99',
      judge: (kase, { floors }) => ({
        kind: 'judged',
        violations: kase.routes.flatMap((route): Violation[] => {
          const floor = floors.floorAt(kase.caseId, route.event);
          if (!floor || route.level === undefined || route.level <= floor.level) return [];
          const steps: RuleStep[] = [{ kind: 'event', at: route.at, events: [route.event], text: 'Routed.' }];
          return [{ steps, floor, route: route.level }];
        }),
      }),
    },
  },
];

/** The rule book that ships, with them. */
export const waitingBook = { ...book, rules: [...book.rules, ...WAITING] };
