import type { Json, TamEvent } from '@tam/events';
import fc from 'fast-check';
import { ANSWERS, TRIAGE_NURSE } from '../stories/call';
import { at, CLERK, PACIFIC } from '../stories/story';

const SECOND = 1000;
const CALL = { memberRef: 'call:call-1', caseId: 'call-1' } as const;

/** Beginnings in opening hours, shortly before they end, in the hour that comes twice, and at the end of a year. */
const BASES = [
  at('2026-03-04 09:00'),
  at('2026-03-04 16:58'),
  at('2026-11-01 01:50'),
  at('2026-12-31 23:45'),
];

type Data = { readonly [key: string]: Json };

/** One step of a call, before it is given an id and a place in time. */
interface Step {
  readonly step: string;
  /** Milliseconds after the base of the history. */
  readonly after: number;
  readonly data: Data;
  /** Minutes until it was recorded; undefined: nobody says. */
  readonly recordedAfter: number | undefined;
}

/** Few instants, so that ties and limits are hit: whole minutes from the base, sometimes a millisecond beside. */
const after = fc
  .tuple(fc.constantFrom(0, 1, 5, 7, 10, 12, 20, 25, 30, 31, 40, 60, 120), fc.constantFrom(0, 0, 1, -1))
  .map(([minutes, ms]) => Math.max(0, minutes * 60 * SECOND + ms));

const line = fc.constantFrom('triage', 'triage', 'customer-service', 'scheduling');
const waiting = fc.constantFrom('live', 'live', 'voicemail', 'callback-request');
const mode = fc.constantFrom(undefined, 'person', 'person', 'ivr', 'bot', 'voicemail', 'hologram');
const by = fc.constantFrom<Data | undefined>(
  TRIAGE_NURSE,
  TRIAGE_NURSE,
  CLERK,
  { office: 'clinician' },
  { office: 'system' },
  { office: 'member' },
  undefined,
);
const reached = fc.constantFrom(undefined, true, true, false);

const of = (
  step: string,
  data: fc.Arbitrary<{ readonly [key: string]: Json | undefined }>,
): fc.Arbitrary<Step> =>
  fc.record({
    step: fc.constant(step),
    after,
    data: data.map(withoutUndefined),
    recordedAfter: fc.constantFrom(undefined, 0, 5, 3000),
  });

function withoutUndefined(data: { readonly [key: string]: Json | undefined }): Data {
  return Object.fromEntries(Object.entries(data).filter((entry) => entry[1] !== undefined)) as Data;
}

const queued = of(
  'call-queued',
  fc.record({
    line,
    mode: waiting,
    region: fc.constant('us-ca'),
    timeZone: fc.constant(PACIFIC),
    network: fc.constantFrom('north', 'south', undefined),
    lineOfBusiness: fc.constantFrom('commercial', 'commercial', 'commercial', undefined),
  }),
);
const response = fc.record({
  responseId: fc.constantFrom('team-1', 'team-2'),
  kind: fc.constantFrom(undefined, 'mobile-team', '911'),
  area: fc.constantFrom(undefined, 'urban', 'rural'),
  by,
  outcome: fc.constantFrom(undefined, undefined, 'arrived', 'stayed-home'),
});

const anyStep = fc.oneof(
  { weight: 3, arbitrary: of('call-answered', fc.record({ line, mode, by, reached })) },
  { weight: 3, arbitrary: of('call-back-attempted', fc.record({ line, mode, by, reached })) },
  { weight: 2, arbitrary: of('call-transferred', fc.record({ line, mode: waiting })) },
  { weight: 1, arbitrary: queued },
  { weight: 1, arbitrary: of('call-abandoned', fc.record({ line })) },
  { weight: 1, arbitrary: of('call-ended', fc.record({ line, mode, by, reached })) },
  { weight: 2, arbitrary: of('crisis-response-needed', response) },
  { weight: 1, arbitrary: of('crisis-response-arrived', response) },
  { weight: 1, arbitrary: of('crisis-response-confirmed', response) },
  { weight: 1, arbitrary: of('crisis-response-ended', response) },
);

/** What was told of one call and of the crisis responses it led to: realistic in its words, unruly in its order. */
export const callHistory: fc.Arbitrary<TamEvent[]> = fc
  .tuple(fc.constantFrom(...BASES), queued, fc.array(anyStep, { maxLength: 10 }))
  .map(([base, first, rest]) => [{ ...first, after: 0 }, ...rest].map((step, i) => toEvent(step, base, i)));

function toEvent({ step, after: ms, data, recordedAfter }: Step, base: number, index: number): TamEvent {
  const time = base + ms;
  return {
    ...CALL,
    source: index % 3 === 0 ? 'urn:synthetic:telephony' : 'urn:synthetic:intake',
    id: `e${index}`,
    type: `intake.${step}.v1`,
    time,
    ...(recordedAfter !== undefined && { recordedTime: time + recordedAfter * 60 * SECOND }),
    data: { callId: CALL.caseId, ...data },
  };
}

/** Something more that is told of the call, `ms` after an instant (epoch ms). */
export const moreOfCall = (since: number): fc.Arbitrary<TamEvent> =>
  fc
    .tuple(anyStep, fc.constantFrom(1, 60 * SECOND, 3600 * SECOND))
    .map(([step, ms]) => ({ ...toEvent({ ...step, after: ms }, since, 0), id: 'more-1' }));

/** Takes an event of the call back, by one person or with a second one. */
export function voidOfStep(target: TamEvent, second: boolean): TamEvent {
  return {
    ...CALL,
    source: 'urn:synthetic:intake',
    id: 'void-1',
    type: 'intake.event-voided.v1',
    time: target.time + 60 * 60 * SECOND,
    data: {
      voids: { source: target.source, id: target.id },
      by: { office: 'clerk', ref: 'p-1' },
      ...(second && { authorizedBy: { office: 'plan', ref: 'p-2' } }),
    },
  };
}

/** An instant to ask about: from before the call until long after the last limit. */
export const callAskedAt: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(...BASES), fc.integer({ min: -1, max: 200 }), fc.constantFrom(-1, 0, 1))
  .map(([base, minutes, ms]) => base + minutes * 60 * SECOND + ms);

export { ANSWERS as callClocks, CALL };
