import type { Json, TamEvent } from '@tam/events';
import fc from 'fast-check';
import { at, CLERK, NURSE, PACIFIC, THERAPIST } from '../stories/story';

const MINUTE = 60_000;
const DAY = 1440;
const MEMBER = 'member-1';

/** Starts whose limits cross a clock change, a holiday on which the named calendars differ, or nothing. */
const BASES = [at('2026-03-02 09:00'), at('2026-11-20 16:40'), at('2026-05-04 23:59:30')];

type Data = { readonly [key: string]: Json };

/** One thing that happened, before it is given an id and a place in time. */
interface Happening {
  readonly type: string;
  /** Minutes after the base of the history. */
  readonly after: number;
  readonly caseId: string;
  readonly data: Data;
  /** Minutes until it was recorded; undefined: nobody says. */
  readonly recordedAfter: number | undefined;
}

const caseId = fc.constantFrom('case-1', 'case-1', 'case-2', 'case-3');
const offerId = fc.constantFrom('o1', 'o2', 'o3');
const appointmentId = fc.constantFrom('a1', 'a2', 'a3');
const courseId = fc.constantFrom('course-1', 'course-2');
const initiatedBy = fc.constantFrom('member', 'representative', 'provider', 'plan', 'system', 'unknown');
const decider = fc.constantFrom<Data>(NURSE, THERAPIST, CLERK, { office: 'algorithm' });
const level = fc.constantFrom('U1', 'U3', 'U4', 'U5');
const decisionReason = fc.constantFrom(
  'NEW_INFORMATION',
  'CLINICAL_JUDGEMENT_SAME_FACTS',
  'CAPACITY_NO_SLOT',
  undefined,
);

/** Few instants, so that ties and limits are hit: whole days from the base, sometimes a minute or an hour beside. */
const after = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.constantFrom(0, 0, 1, 60, 541, -1))
  .map(([day, minutes]) => Math.max(0, day * DAY + minutes));

const slot = (base: number): fc.Arbitrary<Data> =>
  fc
    .record({
      startsAt: after.map((minutes) => new Date(base + minutes * MINUTE).toISOString()),
      precision: fc.constantFrom(undefined, undefined, 'instant', 'day'),
      purpose: fc.constantFrom('treatment', 'treatment', 'assessment', 'intake'),
      format: fc.constantFrom(undefined, 'individual', 'group'),
      modality: fc.constantFrom('video', 'in-person', 'phone'),
      providerRole: fc.constantFrom(undefined, 'therapist', 'psychiatrist'),
      courseId: fc.option(courseId, { nil: undefined }),
    })
    .map(dropUndefined);

const request: fc.Arbitrary<Data> = fc
  .record({
    service: fc.constantFrom('mh-nonphysician', 'mh-nonphysician', 'psychiatry'),
    statedUrgency: fc.constantFrom(undefined, 'non-urgent', 'urgent', 'emergency'),
    requestedBy: fc.constant({ office: 'member' }),
    channel: fc.constant('phone'),
    lineOfBusiness: fc.constant('commercial'),
    network: fc.constant('north'),
    region: fc.constant('us-ca'),
    timeZone: fc.constant(PACIFIC),
    formatWanted: fc.constantFrom(undefined, 'group'),
    continues: fc.constantFrom(undefined, undefined, 'case-1', 'case-2', 'case-9'),
  })
  .map(dropUndefined);

function dropUndefined(data: { readonly [key: string]: Json | undefined }): Data {
  return Object.fromEntries(Object.entries(data).filter((entry) => entry[1] !== undefined)) as Data;
}

const of = (type: string, data: fc.Arbitrary<{ readonly [key: string]: Json | undefined }>) =>
  fc.record({
    type: fc.constant(type),
    after,
    caseId,
    data: data.map(dropUndefined),
    recordedAfter: fc.constantFrom(undefined, 0, 5, 20 * DAY),
  });

function happenings(base: number): fc.Arbitrary<Happening> {
  const date = after.map((minutes) => new Date(base + minutes * MINUTE).toISOString().slice(0, 10));
  const instant = after.map((minutes) => new Date(base + minutes * MINUTE).toISOString());
  const anySlot = slot(base);
  const offer = of(
    'scheduling.slot-offered.v1',
    fc.tuple(offerId, anySlot).map(([id, rest]) => ({ ...rest, offerId: id })),
  );
  const booking = of(
    'scheduling.appointment-booked.v1',
    fc
      .tuple(appointmentId, fc.option(offerId, { nil: undefined }), anySlot, fc.boolean())
      .map(([id, from, rest, chosen]) => ({
        ...rest,
        appointmentId: id,
        offerId: from,
        delayReason: chosen ? 'member-chose-date' : undefined,
      })),
  );
  const attended = of(
    'scheduling.appointment-attended.v1',
    fc.record({ appointmentId, startedAt: instant, courseId, purpose: fc.constant('treatment') }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: offer },
    { weight: 3, arbitrary: booking },
    { weight: 2, arbitrary: attended },
    { weight: 1, arbitrary: of('intake.request-received.v1', request) },
    ...[
      of('scheduling.offer-declined.v1', fc.record({ offerId, initiatedBy })),
      of('scheduling.offer-withdrawn.v1', fc.record({ offerId, initiatedBy })),
      of('scheduling.offer-accepted.v1', fc.record({ offerId })),
      of(
        'scheduling.appointment-rescheduled.v1',
        fc.record({ appointmentId, startsAt: instant, initiatedBy }),
      ),
      of('scheduling.appointment-cancelled.v1', fc.record({ appointmentId, initiatedBy })),
      of(
        'scheduling.appointment-missed.v1',
        fc.record({ appointmentId, missedBy: fc.constantFrom('member', 'provider', 'system') }),
      ),
      of('intake.urgency-assigned.v1', fc.record({ level, decidedBy: decider, reasonCode: decisionReason })),
      of(
        'intake.urgency-changed.v1',
        fc.record({ to: level, decidedBy: decider, reasonCode: decisionReason }),
      ),
      of('authorization.requested.v1', fc.record({ authorizationId: fc.constant('auth-1') })),
      of(
        'authorization.decided.v1',
        fc.record({
          authorizationId: fc.constant('auth-1'),
          decision: fc.constantFrom('approved', 'denied'),
        }),
      ),
      of(
        'intake.extension-documented.v1',
        fc.record({
          extensionId: fc.constantFrom('x1', 'x2'),
          author: decider,
          relation: fc.constantFrom('treating', 'triage'),
          notedAt: instant,
          latestAt: instant,
          finding: fc.constant('no-detrimental-impact'),
          recordRef: fc.constant('chart-1'),
        }),
      ),
      of('intake.extension-revoked.v1', fc.record({ extensionId: fc.constantFrom('x1', 'x2') })),
      of(
        'care.interval-determined.v1',
        fc.record({ courseId, decidedBy: decider, basis: fc.constant('treatment-plan'), nextBy: date }),
      ),
      of('care.course-ended.v1', fc.record({ courseId, decidedBy: decider })),
      of('intake.request-withdrawn.v1', fc.record({ by: fc.constant(CLERK), initiatedBy })),
      of(
        'intake.case-closed.v1',
        fc.record({
          by: fc.constant(CLERK),
          initiatedBy,
          reasonCode: fc.constantFrom('unreachable', 'no-longer-wanted', 'other'),
        }),
      ),
      of(
        'intake.contact-attempted.v1',
        fc.record({ contactId: fc.constantFrom('c1', 'c2', 'c3'), purpose: fc.constant('scheduling') }),
      ),
      of(
        'intake.cases-linked.v1',
        fc.record({ otherCaseId: caseId, relation: fc.constantFrom('duplicate', 'transfer') }),
      ),
      of('member.deceased.v1', fc.record({ on: date })),
      of(
        'member.coverage-changed.v1',
        fc.record({
          lineOfBusiness: fc.constant('commercial'),
          network: fc.constant('north'),
          from: fc.constant('2026-01-01'),
          to: fc.option(date, { nil: undefined }),
        }),
      ),
    ].map((arbitrary) => ({ weight: 1, arbitrary })),
  );
}

/** What happened to one member in one to three cases: realistic in its words, unruly in its order. */
export const history: fc.Arbitrary<TamEvent[]> = fc
  .constantFrom(...BASES)
  .chain((base) =>
    fc
      .tuple(
        of('intake.request-received.v1', request),
        fc.array(of('intake.request-received.v1', request), { maxLength: 2 }),
        fc.array(happenings(base), { minLength: 1, maxLength: 18 }),
      )
      .map(([first, others, rest]) =>
        [
          { ...first, after: 0, caseId: 'case-1' },
          ...others.map((one, i) => ({ ...one, caseId: `case-${i + 2}` })),
          ...rest,
        ].map((one, i) => toEvent(one, base, i)),
      ),
  );

function toEvent(one: Happening, base: number, index: number): TamEvent {
  const time = base + one.after * MINUTE;
  return {
    source: index % 3 === 0 ? 'urn:synthetic:intake' : 'urn:synthetic:scheduling',
    id: `e${index}`,
    type: one.type,
    time,
    ...(one.recordedAfter !== undefined && { recordedTime: time + one.recordedAfter * MINUTE }),
    memberRef: MEMBER,
    caseId: one.caseId,
    data: one.data,
  };
}

/** An instant to ask about: any time from before the first request until long after the last limit. */
export const askedAt: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(...BASES), fc.integer({ min: -1, max: 60 }), fc.constantFrom(-1, 0, 1, 3_600_000))
  .map(([base, days, ms]) => base + days * DAY * MINUTE + ms);
