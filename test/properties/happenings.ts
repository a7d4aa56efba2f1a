import type { Json, TamEvent } from '@tam/events';
import fc from 'fast-check';
import { CLERK, NURSE, PACIFIC, THERAPIST } from '../stories/story';
import { EVERY_KIND, EVERY_PACK } from './every-kind';

export const MINUTE = 60_000;
const DAY = 1440;

export type Data = { readonly [key: string]: Json };

/** One thing that happened, before it is given an id and a place in time. */
export interface Happening {
  readonly type: string;
  /** Minutes after the base of the history. */
  readonly after: number;
  readonly caseId: string;
  readonly data: Data;
  /** Minutes until it was recorded; undefined: nobody says. */
  readonly recordedAfter: number | undefined;
}

type Fields = { readonly [key: string]: Json | undefined };
type Maker = (base: number) => fc.Arbitrary<Happening>;

const caseId = fc.constantFrom('case-1', 'case-1', 'case-1', 'case-2', 'case-3');
const offerId = fc.constantFrom('o1', 'o1', 'o2', 'o3');
const appointmentId = fc.constantFrom('a1', 'a1', 'a2', 'a3');
const courseId = fc.constantFrom('course-1', 'course-2');
const authorizationId = fc.constantFrom('auth-1', 'auth-2');
const contactId = fc.constantFrom('c1', 'c2', 'c3');
const extensionId = fc.constantFrom('x1', 'x2');
const purpose = fc.constantFrom('treatment', 'treatment', 'assessment', 'intake');
const modality = fc.constantFrom('video', 'in-person', 'phone');
const initiatedBy = fc.constantFrom('member', 'representative', 'provider', 'plan', 'system', 'unknown');
const decidedBy = fc.constantFrom<Data>(NURSE, THERAPIST, CLERK, { office: 'algorithm' });
const level = fc.constantFrom('U0', 'U1', 'U3', 'U4', 'U5');
const by = fc.constant<Data>(CLERK);
const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const reasonCode = fc.constantFrom(
  'NEW_INFORMATION',
  'CLINICAL_JUDGEMENT_SAME_FACTS',
  'CAPACITY_NO_SLOT',
  undefined,
);

/** Few instants, so that ties and limits are hit: whole days from the base, sometimes a minute or an hour beside. */
const after = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: fc.nat(2) }, { weight: 2, arbitrary: fc.nat(24) }),
    fc.constantFrom(0, 0, 1, 60, 541, -1),
  )
  .map(([day, minutes]) => Math.max(0, day * DAY + minutes));

const instantFrom = (base: number): fc.Arbitrary<string> =>
  after.map((minutes) => new Date(base + minutes * MINUTE).toISOString());
const dateFrom = (base: number): fc.Arbitrary<string> => instantFrom(base).map((text) => text.slice(0, 10));

function dropUndefined(data: Fields): Data {
  return Object.fromEntries(Object.entries(data).filter((entry) => entry[1] !== undefined)) as Data;
}

const of =
  (type: string, data: (base: number) => fc.Arbitrary<Fields>): Maker =>
  (base) =>
    fc.record({
      type: fc.constant(type),
      after,
      caseId,
      data: data(base).map(dropUndefined),
      recordedAfter: fc.constantFrom(undefined, 0, 5, 20 * DAY),
    });

/** Where the cases of a member are: mostly under the Californian pack, else where everything that can be said is. */
const place = fc.constantFrom<Data>(
  { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' },
  { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' },
  { lineOfBusiness: 'commercial', network: EVERY_KIND, region: 'us-ca' },
  { lineOfBusiness: 'commercial', network: EVERY_KIND, region: 'us-ca' },
  { lineOfBusiness: 'medi-cal', network: EVERY_PACK, region: 'us-ca' },
  { lineOfBusiness: 'commercial', network: 'north', region: 'us-ny' },
);

export const request = of('intake.request-received.v1', () =>
  fc
    .tuple(
      place,
      fc.record({
        service: fc.constantFrom('mh-nonphysician', 'mh-nonphysician', 'psychiatry'),
        statedUrgency: fc.constantFrom(undefined, 'non-urgent', 'urgent', 'emergency'),
        requestedBy: fc.constantFrom<Data>(
          { office: 'member' },
          { office: 'member' },
          { office: 'provider' },
        ),
        channel: fc.constant('phone'),
        timeZone: fc.constant(PACIFIC),
        newPatient: perhaps(fc.boolean()),
        formatWanted: fc.constantFrom(undefined, 'group'),
        modalityWanted: perhaps(modality),
        interpreterNeeded: perhaps(fc.boolean()),
        responsibleEntity: fc.constantFrom(undefined, 'group-a', 'group-b'),
        continues: fc.constantFrom(undefined, undefined, 'case-1', 'case-2', 'case-9'),
      }),
    )
    .map(([where, rest]) => ({ ...where, ...rest })),
);

const slot = (base: number): fc.Arbitrary<Fields> =>
  fc.record({
    startsAt: instantFrom(base),
    precision: fc.constantFrom(undefined, undefined, 'instant', 'day'),
    purpose,
    format: fc.constantFrom(undefined, 'individual', 'group'),
    modality,
    providerRole: fc.constantFrom(undefined, 'therapist', 'psychiatrist'),
    courseId: perhaps(courseId),
    inNetwork: fc.constantFrom(undefined, true, false),
    expiresAt: perhaps(instantFrom(base)),
  });

const offer = of('scheduling.slot-offered.v1', (base) =>
  fc.tuple(offerId, slot(base)).map(([id, rest]) => ({ ...rest, offerId: id })),
);
const booking = of('scheduling.appointment-booked.v1', (base) =>
  fc
    .tuple(
      slot(base),
      fc.record({
        appointmentId,
        offerId: perhaps(offerId),
        replaces: perhaps(appointmentId),
        delayReason: fc.constantFrom(undefined, 'member-chose-date'),
      }),
    )
    .map(([rest, ids]) => ({ ...rest, ...ids })),
);
const details = of('scheduling.appointment-details-sent.v1', () => fc.record({ appointmentId }));
const attended = of('scheduling.appointment-attended.v1', (base) =>
  fc.record({
    appointmentId,
    startedAt: perhaps(instantFrom(base)),
    courseId: perhaps(courseId),
    purpose,
    finalVisit: fc.constantFrom(undefined, undefined, true),
    interpreterPresent: perhaps(fc.boolean()),
  }),
);

/** What is told of the member as such, on any case: it acts on all. */
export const ABOUT_THE_MEMBER: readonly Maker[] = [
  of('member.deceased.v1', (base) => fc.record({ on: dateFrom(base) })),
  of('member.coverage-changed.v1', (base) =>
    fc.record({
      lineOfBusiness: fc.constantFrom('commercial', 'commercial', 'medi-cal'),
      network: fc.constantFrom('north', EVERY_KIND),
      from: fc.oneof(fc.constant('2026-01-01'), dateFrom(base)),
      to: perhaps(dateFrom(base)),
    }),
  ),
];

const SCHEDULING: readonly Maker[] = [
  of('scheduling.offer-declined.v1', () =>
    fc.record({ offerId, initiatedBy, reasonCode: fc.constantFrom(undefined, 'telehealth-refused') }),
  ),
  of('scheduling.offer-withdrawn.v1', () => fc.record({ offerId, initiatedBy })),
  of('scheduling.offer-accepted.v1', () => fc.record({ offerId })),
  of('scheduling.appointment-rescheduled.v1', (base) =>
    fc.record({ appointmentId, startsAt: instantFrom(base), initiatedBy }),
  ),
  of('scheduling.appointment-cancelled.v1', () => fc.record({ appointmentId, initiatedBy })),
  of('scheduling.appointment-missed.v1', () =>
    fc.record({ appointmentId, missedBy: fc.constantFrom('member', 'provider', 'system') }),
  ),
  of('care.delivered.v1', (base) =>
    fc.record({
      appointmentId: perhaps(appointmentId),
      startedAt: perhaps(instantFrom(base)),
      purpose,
      modality,
      courseId: perhaps(courseId),
    }),
  ),
  of('care.self-arranged.v1', (base) => fc.record({ startedAt: perhaps(instantFrom(base)) })),
];

/** A stay, and care after it: the one clock that any case of the member can stop. */
export const DISCHARGE = of('care.discharged.v1', () =>
  fc.record({
    setting: fc.constantFrom('inpatient-psychiatric', 'ed'),
    dischargeId: fc.constantFrom('stay-1', 'stay-2'),
    principal: fc.constantFrom(undefined, 'mental-health', 'other'),
  }),
);

const extension = of('intake.extension-documented.v1', (base) =>
  fc.record({
    extensionId,
    author: decidedBy,
    relation: fc.constantFrom('treating', 'triage'),
    notedAt: fc.oneof(fc.constant(new Date(base).toISOString()), instantFrom(base)),
    latestAt: perhaps(
      fc.oneof(fc.constant(new Date(base + 24 * DAY * MINUTE).toISOString()), instantFrom(base)),
    ),
    finding: fc.constant('no-detrimental-impact'),
    recordRef: fc.constant('chart-1'),
    appliesTo: fc.constantFrom(undefined, undefined, 'request', 'visit:a1', 'oon'),
  }),
);

const LIMITS: readonly Maker[] = [
  of('intake.urgency-assigned.v1', () => fc.record({ level, decidedBy, reasonCode })),
  of('intake.urgency-changed.v1', () => fc.record({ to: level, decidedBy, reasonCode })),
  of('authorization.requested.v1', () => fc.record({ authorizationId })),
  of('authorization.decided.v1', () =>
    fc.record({ authorizationId, decision: fc.constantFrom('approved', 'denied') }),
  ),
  of('referral.approved.v1', () =>
    fc.record({ authorizationId, decision: fc.constantFrom(undefined, 'approved', 'denied') }),
  ),
  of('intake.extension-revoked.v1', () => fc.record({ extensionId })),
  of('care.interval-determined.v1', (base) =>
    fc.record({ courseId, decidedBy, basis: fc.constant('treatment-plan'), nextBy: dateFrom(base) }),
  ),
  of('care.course-ended.v1', () => fc.record({ courseId, decidedBy })),
  of('care.episode-ended.v1', () => fc.constant({})),
  of('care.admitted.v1', () => fc.constant({ setting: 'inpatient' })),
];

const INTAKE: readonly Maker[] = [
  of('intake.network-unavailable.v1', () => fc.constant({})),
  of('intake.out-of-network-notice-sent.v1', () => fc.constant({})),
  of('intake.member-agreed.v1', (base) => fc.record({ by, agreedAt: perhaps(instantFrom(base)) })),
  of('intake.request-reviewed.v1', () => fc.record({ by })),
  of('intake.not-a-request.v1', () => fc.record({ by })),
  of('intake.request-withdrawn.v1', () => fc.record({ by, initiatedBy })),
  of('intake.case-closed.v1', () =>
    fc.record({
      by,
      initiatedBy,
      reasonCode: fc.constantFrom('unreachable', 'no-longer-wanted', 'administrative', 'completed'),
    }),
  ),
  of('intake.contact-attempted.v1', () => fc.record({ contactId, purpose: fc.constant('scheduling') })),
  of('intake.contact-reached.v1', () =>
    fc.record({ contactId, by, purpose: fc.constant('scheduling'), with: perhaps(fc.constant('member')) }),
  ),
  of('intake.cases-linked.v1', () =>
    fc.record({ otherCaseId: caseId, relation: fc.constantFrom('duplicate', 'transfer') }),
  ),
];

/** Anything that can happen after a request, in a mix like that of real traffic. */
export function happening(base: number): fc.Arbitrary<Happening> {
  const rare = [DISCHARGE, ...SCHEDULING, ...LIMITS, ...INTAKE, ...ABOUT_THE_MEMBER];
  return fc.oneof(
    { weight: 8, arbitrary: offer(base) },
    { weight: 5, arbitrary: booking(base) },
    { weight: 4, arbitrary: attended(base) },
    { weight: 4, arbitrary: details(base) },
    { weight: 3, arbitrary: extension(base) },
    { weight: 2, arbitrary: request(base) },
    ...rare.map((maker) => ({ weight: 1, arbitrary: maker(base) })),
  );
}

/** The event that tells of a happening, the `index`-th of its history. */
export function toEvent(one: Happening, base: number, index: number): TamEvent {
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
}
