import { CRISIS_READS } from '@tam/crisis';
import type { Json, TamEvent } from '@tam/events';
import fc from 'fast-check';
import { at, CLERK, NURSE, PACIFIC } from '../crisis-story';

export const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

type Data = { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json | undefined };

interface Happening {
  readonly type: string;
  /** Minutes after the base. */
  readonly after: number;
  readonly caseId: string;
  readonly data: Data;
  readonly recordedAfter: number | undefined;
}

/** Starts before a clock change, and on an ordinary day. */
const BASES = [at('2026-03-06 22:40'), at('2026-05-04 09:00')];

const actor = fc.constantFrom<Data>(
  NURSE,
  CLERK,
  { office: 'algorithm' },
  { office: 'clinician' },
  { ...NURSE, licenceStatus: 'suspended' },
);
const level = fc.constantFrom('U0', 'U1', 'U2', 'U3', 'U4', 'U5');
const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const id = (name: string, count = 3): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: count }).map((n) => `${name}-${n}`);
const initiatedBy = oneOf('member', 'provider', 'plan', 'system', 'unknown');
const reasonCode = oneOf(
  'NEW_INFORMATION',
  'CAPACITY_NO_SLOT',
  'DATA_ENTRY_ERROR',
  'ALREADY_IN_CARE',
  undefined,
);

/** Few instants, so that ties and limits are hit: minutes and hours that rules wait for, and one beside each. */
const after = fc
  .tuple(
    oneOf(0, 0, 5, 10, 15, 30, HOUR, 2 * HOUR, 4 * HOUR, 18 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 30 * DAY),
    oneOf(0, 0, 0, 1, 2, 15),
  )
  .map(([a, b]) => a + b);

const yesNo = oneOf('yes', 'no', 'no', 'refused', undefined);
function items(codes: readonly string[], answer: fc.Arbitrary<Json | undefined>): fc.Arbitrary<Json[]> {
  return fc
    .tuple(...codes.map(() => answer))
    .map((answers) =>
      answers.flatMap((value, i) => (value === undefined ? [] : [{ code: codes[i]!, value }])),
    );
}
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}:${i + 1}`);
const CSSRS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6a'].map((item) => `cssrs:${item}`);

const screening = fc
  .oneof(
    fc.tuple(fc.constant('c-ssrs-screener'), items(CSSRS, yesNo)),
    fc.tuple(fc.constant('asq'), items(numbered('asq', 5), yesNo)),
    fc.tuple(
      fc.constant('phq-9'),
      items(numbered('phq9', 9), oneOf<Json | undefined>(0, 1, 2, 3, undefined)),
    ),
    fc.tuple(fc.constant('gad-7'), items(numbered('gad7', 7), oneOf<Json | undefined>(0, 1, 3))),
  )
  .chain(([instrument, given]) =>
    fc.record({
      screeningId: id('scr'),
      instrument: fc.constant(instrument),
      items: fc.constant(given),
      outcome: oneOf('complete', 'broken-off', 'refused'),
      administeredBy: actor,
      respondent: oneOf('member', 'representative', undefined),
      contactId: perhaps(id('con')),
    }),
  );

const statement = fc.record({
  evidence: fc.subarray(['si-plan', 'si-no-plan', 'overdose', 'recent-attempt', 'nobody-knows'], {
    minLength: 1,
  }),
  statedBy: fc.constant<Data>({ office: 'member' }),
  heardBy: actor,
  origin: oneOf('spoken', 'structured', 'free-text-flag', 'third-party'),
});

const request = fc.record({
  service: oneOf('mh-nonphysician', 'crisis'),
  requestedBy: fc.constant<Data>({ office: 'member' }),
  channel: oneOf('phone', 'app'),
  lineOfBusiness: fc.constant('commercial'),
  network: fc.constant('north'),
  region: oneOf('us-ca', 'us-ny'),
  timeZone: fc.constant(PACIFIC),
  ageBand: oneOf('adult', 'adolescent', undefined),
  languageNeeded: oneOf('en', 'es', undefined),
});

const decision = { decidedBy: actor, reasonCode, contactId: perhaps(id('con')) };
const contact = fc.record({
  contactId: id('con'),
  by: actor,
  purpose: oneOf('triage', 'safety', 'call-back', 'follow-up'),
  with: oneOf('member', undefined),
  live: oneOf(true, false, undefined),
});
const handoff = fc.record({
  handoffId: id('hnd'),
  mode: oneOf('warm', 'cold'),
  to: oneOf<Data>({ queue: 'crisis' }, { external: '988' }, { queue: 'intake' }),
  from: oneOf<Data | undefined>({ queue: 'intake' }, undefined),
  by: actor,
  planned: oneOf(true, undefined),
});
const response = fc.record({
  responseId: id('rsp', 2),
  kind: oneOf('mobile-team', 'welfare-check', '911'),
  area: oneOf('urban', 'rural', undefined),
  by: actor,
});
const safety = fc.record({ by: actor, contactId: perhaps(id('con')) });
const closure = fc.record({
  by: actor,
  initiatedBy,
  reasonCode: oneOf('completed', 'unreachable', 'care-elsewhere', undefined),
  disposition: oneOf('ed', 'routine-follow-up', 'safety-plan-home', 'referred-warm', undefined),
});
const change = {
  appointmentId: id('apt'),
  by: actor,
  initiatedBy,
  reasonCode: oneOf('strike', 'clinical', undefined),
};

const slotFrom = (base: number) => ({
  startsAt: after.map((minutes) => new Date(base + minutes * MINUTE).toISOString()),
  purpose: oneOf('treatment', 'crisis', 'intake'),
  modality: oneOf('video', 'in-person'),
  by: perhaps(actor),
});

/** What every type that the rules read can say, by type. */
function tellers(base: number): { readonly [type: string]: fc.Arbitrary<Fields> } {
  const slot = slotFrom(base);
  return {
    'intake.request-received.v1': request,
    'intake.not-a-request.v1': fc.record({ by: actor }),
    'intake.cases-linked.v1': fc.record({
      otherCaseId: id('case'),
      relation: oneOf('duplicate', 'continues'),
    }),
    'intake.screening-started.v1': fc.record({ screeningId: id('scr'), instrument: oneOf('asq', 'phq-9') }),
    'intake.screening-recorded.v1': screening,
    'intake.crisis-stated.v1': statement,
    'intake.risk-assessed.v1': fc.record({
      assessmentId: id('asm'),
      by: actor,
      level,
      clarifies: fc.subarray(['scr-1', 'scr-2', 'scr-3']),
      reasonCode,
    }),
    'intake.urgency-recommended.v1': fc.record({
      recommendationId: id('rec', 2),
      level,
      algorithm: fc.constant<Data>({ id: 'acuity', version: '1' }),
    }),
    'intake.recommendation-reviewed.v1': fc.record({
      recommendationId: id('rec', 2),
      by: actor,
      outcome: oneOf('accepted', 'overridden'),
    }),
    'intake.urgency-assigned.v1': fc.record({ level, ...decision }),
    'intake.urgency-changed.v1': fc.record({ from: perhaps(level), to: level, ...decision }),
    'intake.routed.v1': fc.record({ queue: id('queue'), level, routedBy: actor }),
    'intake.completed.v1': fc.record({
      contactId: perhaps(id('con')),
      purpose: oneOf('clinical', 'administrative'),
      outcome: oneOf('routed', 'abandoned'),
      by: actor,
    }),
    'intake.contact-attempted.v1': contact,
    'intake.contact-reached.v1': contact,
    'intake.handoff-started.v1': handoff,
    'intake.handoff-accepted.v1': handoff,
    'intake.handoff-declined.v1': handoff,
    'intake.handoff-abandoned.v1': handoff,
    'intake.crisis-response-needed.v1': response,
    'intake.crisis-response-dispatched.v1': response,
    'intake.crisis-response-arrived.v1': response,
    'intake.crisis-response-confirmed.v1': response,
    'intake.crisis-response-ended.v1': response,
    'intake.safety-plan-completed.v1': safety,
    'intake.follow-up-completed.v1': safety,
    'intake.follow-up-declined.v1': safety,
    'intake.request-withdrawn.v1': closure,
    'intake.case-closed.v1': closure,
    'intake.call-queued.v1': fc.record({
      line: oneOf('triage', 'crisis'),
      region: fc.constant('us-ca'),
      timeZone: fc.constant(PACIFIC),
    }),
    'intake.call-answered.v1': fc.record({
      line: fc.constant('crisis'),
      mode: oneOf('person', 'ivr'),
      by: actor,
    }),
    'intake.call-transferred.v1': fc.record({ line: fc.constant('crisis') }),
    'intake.call-back-attempted.v1': fc.record({ line: fc.constant('crisis'), reached: fc.boolean() }),
    'intake.call-abandoned.v1': fc.record({ line: fc.constant('crisis') }),
    'intake.call-ended.v1': fc.record({ line: fc.constant('crisis') }),
    'intake.caller-identified.v1': fc.record({ callId: id('call') }),
    'scheduling.slot-offered.v1': fc.record({ offerId: id('off'), ...slot }),
    'scheduling.offer-declined.v1': fc.record({ offerId: id('off'), initiatedBy }),
    'scheduling.offer-accepted.v1': fc.record({ offerId: id('off') }),
    'scheduling.offer-withdrawn.v1': fc.record({ offerId: id('off'), initiatedBy }),
    'scheduling.appointment-booked.v1': fc.record({
      appointmentId: id('apt'),
      replaces: perhaps(id('apt')),
      ...slot,
    }),
    'scheduling.appointment-rescheduled.v1': fc.record({ ...change, startsAt: slot.startsAt }),
    'scheduling.appointment-cancelled.v1': fc.record(change),
    'scheduling.appointment-attended.v1': fc.record({ appointmentId: id('apt') }),
    'scheduling.appointment-missed.v1': fc.record({
      appointmentId: id('apt'),
      missedBy: oneOf('member', 'provider'),
      leftBeforeSeen: oneOf(true, undefined),
    }),
    'care.elsewhere.v1': fc.record({ where: oneOf('ed', 'mobile-team') }),
    'care.admitted.v1': fc.record({ setting: oneOf('ed', 'inpatient'), dischargeId: perhaps(id('dis', 2)) }),
    'care.discharged.v1': fc.record({
      setting: oneOf('ed', 'inpatient'),
      dischargeId: perhaps(id('dis', 2)),
    }),
    'care.delivered.v1': fc.record({ setting: oneOf('ed', undefined) }),
    'care.self-arranged.v1': fc.constant({}),
    'authorization.requested.v1': fc.record({ authorizationId: id('auth', 2) }),
    'authorization.decided.v1': fc.record({
      authorizationId: id('auth', 2),
      decision: oneOf('approved', 'denied'),
    }),
    'member.deceased.v1': fc.record({ on: oneOf('2026-03-08', '2026-05-06') }),
  };
}

/** Types that make most of what the rules are about come more often. */
const OFTEN: { readonly [type: string]: number } = {
  'intake.screening-recorded.v1': 14,
  'intake.crisis-stated.v1': 9,
  'intake.risk-assessed.v1': 4,
  'intake.routed.v1': 10,
  'intake.urgency-changed.v1': 3,
  'intake.contact-reached.v1': 3,
  'intake.handoff-started.v1': 3,
  'intake.handoff-accepted.v1': 2,
  'intake.completed.v1': 3,
  'scheduling.appointment-booked.v1': 4,
  'member.deceased.v1': 0.3,
};

function happening(base: number): fc.Arbitrary<Happening> {
  const known = tellers(base);
  const types = Object.keys(CRISIS_READS).filter((type) => type !== 'intake.event-voided.v1');
  return fc.oneof(
    ...types.map((type) => ({
      weight: Math.ceil(10 * (OFTEN[type] ?? 1)),
      arbitrary: fc.record({
        type: fc.constant(type),
        after,
        caseId: oneOf('case-1', 'case-1', 'case-2'),
        data: known[type]!.map(
          (fields) =>
            Object.fromEntries(Object.entries(fields).filter((entry) => entry[1] !== undefined)) as Data,
        ),
        recordedAfter: oneOf(undefined, 0, 1, 20, 5 * HOUR),
      }),
    })),
  );
}

/** What happened to one member in two cases: realistic in its words, unruly in its order. */
export const history: fc.Arbitrary<TamEvent[]> = oneOf(...BASES).chain((base) =>
  fc.array(happening(base), { minLength: 3, maxLength: 20 }).map((told) =>
    told.map((one, index) => {
      const time = base + one.after * MINUTE;
      return {
        source: index % 3 === 0 ? 'urn:synthetic:intake' : 'urn:synthetic:scheduling',
        id: `e${index}`,
        type: one.type,
        time,
        ...(one.recordedAfter !== undefined && { recordedTime: time + one.recordedAfter * MINUTE }),
        memberRef: 'member-1',
        caseId: one.caseId,
        data: one.data,
      };
    }),
  ),
);

/** A history of which some events were taken back. */
export const corrected: fc.Arbitrary<TamEvent[]> = history.chain((events) =>
  fc
    .array(fc.tuple(fc.constantFrom(...events), oneOf(-30, 0, 1, 45, 2 * DAY)), { maxLength: 3 })
    .map((targets) => [
      ...events,
      ...targets.map(([target, minutes], i) => ({
        source: 'urn:synthetic:intake',
        id: `void-${i}`,
        type: 'intake.event-voided.v1',
        time: target.time + minutes * MINUTE,
        memberRef: target.memberRef,
        caseId: target.caseId,
        data: { voids: { source: target.source, id: target.id }, by: CLERK },
      })),
    ]),
);

/** An instant to ask about: from before the first event until long after the last limit. */
export const askedAt: fc.Arbitrary<number> = fc
  .tuple(oneOf(...BASES), after, oneOf(-1, 0, 1))
  .map(([base, minutes, ms]) => base + minutes * MINUTE + ms);
