import { compareEvents, type StoredEvent } from '@tam/record';
import type { CaseSource } from './case-source';
import { flagOf, numberOf, partsOf, textOf } from './fields';
import type {
  CallStep,
  Closure,
  Completion,
  Contact,
  Handoff,
  HandoffPlace,
  ResponseView,
  SafetyStep,
} from './intake-views';
import type { Act } from './moment';

/** Events of several types of one case, in total order, each made into a view. */
function inOrder<K extends string, T>(
  source: CaseSource,
  types: { readonly [type: string]: K },
  view: (event: StoredEvent, kind: K) => T,
): readonly T[] {
  const events: StoredEvent[] = [];
  for (const type in types) for (const event of source.of(type)) events.push(event);
  if (events.length === 0) return [];
  return events.sort(compareEvents).map((event) => view(event, types[event.type]!));
}

export function contactsOf(source: CaseSource): readonly Contact[] {
  const types = {
    'intake.contact-attempted.v1': 'attempted',
    'intake.contact-reached.v1': 'reached',
  } as const;
  return inOrder(source, types, (event, kind) => ({
    ...source.act(event, 'by'),
    kind,
    contactId: textOf(event, 'contactId') ?? '',
    purpose: textOf(event, 'purpose'),
    withOffice: textOf(event, 'with'),
    live: flagOf(event, 'live'),
    mode: textOf(event, 'mode'),
  }));
}

export function callsOf(source: CaseSource): readonly CallStep[] {
  const types = {
    'intake.call-queued.v1': 'queued',
    'intake.call-answered.v1': 'answered',
    'intake.call-transferred.v1': 'transferred',
    'intake.call-back-attempted.v1': 'back-attempted',
    'intake.call-abandoned.v1': 'abandoned',
    'intake.call-ended.v1': 'ended',
  } as const;
  return inOrder(source, types, (event, kind) => ({
    ...source.act(event, 'by'),
    kind,
    line: textOf(event, 'line'),
    mode: textOf(event, 'mode'),
    reached: flagOf(event, 'reached'),
  }));
}

export function completionsOf(source: CaseSource): readonly Completion[] {
  return source.of('intake.completed.v1').map((event) => ({
    ...source.act(event, 'by'),
    contactId: textOf(event, 'contactId'),
    purpose: textOf(event, 'purpose'),
    outcome: textOf(event, 'outcome'),
  }));
}

export function closuresOf(source: CaseSource): readonly Closure[] {
  const types = {
    'intake.case-closed.v1': 'closed',
    'intake.request-withdrawn.v1': 'withdrawn',
    'intake.not-a-request.v1': 'not-a-request',
  } as const;
  return inOrder(source, types, (event, kind) => ({
    ...source.act(event, 'by'),
    kind,
    initiatedBy: textOf(event, 'initiatedBy'),
    reasonCode: textOf(event, 'reasonCode'),
    disposition: textOf(event, 'disposition'),
    attempts: numberOf(event, 'attempts'),
    confirmedWithMember: flagOf(event, 'confirmedWithMember'),
  }));
}

export function safetyOf(source: CaseSource): readonly SafetyStep[] {
  const types = {
    'intake.safety-plan-completed.v1': 'safety-plan',
    'intake.follow-up-completed.v1': 'follow-up',
    'intake.follow-up-declined.v1': 'follow-up-declined',
  } as const;
  return inOrder(source, types, (event, kind) => ({
    ...source.act(event, 'by'),
    kind,
    contactId: textOf(event, 'contactId'),
  }));
}

/** The hand-offs of a case in the order in which they were first heard of. */
export function handoffsOf(source: CaseSource): readonly Handoff[] {
  const types = {
    'intake.handoff-started.v1': 'started',
    'intake.handoff-accepted.v1': 'accepted',
    'intake.handoff-declined.v1': 'declined',
    'intake.handoff-abandoned.v1': 'abandoned',
  } as const;
  const steps = inOrder(source, types, (event, kind) => ({ kind, event, act: source.act(event, 'by') }));
  if (steps.length === 0) return [];
  const ids = [...new Set(steps.map(({ event }) => textOf(event, 'handoffId') ?? ''))];
  return ids.map((handoffId) => {
    const own = steps.filter(({ event }) => (textOf(event, 'handoffId') ?? '') === handoffId);
    const actsOf = (kind: string): readonly Act[] =>
      own.filter((step) => step.kind === kind).map(({ act }) => act);
    const first = <T>(read: (event: StoredEvent) => T | undefined): T | undefined => {
      for (const { event } of own) {
        const value = read(event);
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const mode = first((event) => textOf(event, 'mode'));
    return {
      handoffId,
      caseId: source.kase.caseId,
      mode: mode === 'warm' || mode === 'cold' ? mode : undefined,
      planned: own.some(({ event }) => flagOf(event, 'planned') === true),
      started: actsOf('started')[0],
      accepted: actsOf('accepted'),
      declined: actsOf('declined'),
      abandoned: actsOf('abandoned'),
      from: first((event) => partsOf(event, 'from') as HandoffPlace | undefined),
      to: first((event) => partsOf(event, 'to') as HandoffPlace | undefined),
      reasonCode: first((event) => textOf(event, 'reasonCode')),
    };
  });
}

const RESPONSE_STEPS = ['needed', 'dispatched', 'arrived', 'confirmed', 'ended'].map(
  (step) => [step, `intake.crisis-response-${step}.v1`] as const,
);

/** The crisis responses of a case in the order in which they were first heard of. */
export function responsesOf(source: CaseSource): readonly ResponseView[] {
  const steps = RESPONSE_STEPS.flatMap(([step, type]) => source.of(type).map((event) => ({ step, event })));
  if (steps.length === 0) return [];
  steps.sort((a, b) => compareEvents(a.event, b.event));
  const ids = [...new Set(steps.map(({ event }) => textOf(event, 'responseId') ?? ''))];
  return ids.map((responseId) => {
    const own = steps.filter(({ event }) => (textOf(event, 'responseId') ?? '') === responseId);
    const stepOf = (step: string): StoredEvent | undefined => own.find((one) => one.step === step)?.event;
    const actOf = (step: string): Act | undefined => {
      const event = stepOf(step);
      return event && source.act(event, 'by');
    };
    const firstText = (field: string): string | undefined =>
      own.map(({ event }) => textOf(event, field)).find((text) => text !== undefined);
    const ended = stepOf('ended');
    return {
      responseId,
      caseId: source.kase.caseId,
      kind: firstText('kind'),
      area: firstText('area'),
      needed: actOf('needed'),
      dispatched: actOf('dispatched'),
      arrived: actOf('arrived'),
      confirmed: actOf('confirmed'),
      ended: ended && { ...source.act(ended, 'by'), outcome: textOf(ended, 'outcome') },
    };
  });
}
