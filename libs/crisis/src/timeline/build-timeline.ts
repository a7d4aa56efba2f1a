import { dayTable, EVERY_DAY, isKnownZone } from '@tam/calendar';
import { compareEvents, type CaseRecord, type MemberRecord } from '@tam/record';
import {
  callsOf,
  closuresOf,
  completionsOf,
  contactsOf,
  handoffsOf,
  responsesOf,
  safetyOf,
} from './build-contacts';
import { implicitDecisions, recommendationsOf, recordedDecisions, routesOf } from './build-decisions';
import { appointmentsOf, authorizationsOf, careOf, offersOf } from './build-scheduling';
import { assessmentsOf, screeningsOf, screeningStartsOf, statementsOf } from './build-screenings';
import { voidingsOf } from './build-voidings';
import { CaseSource, type ViewTools } from './case-source';
import { actorOf, flagOf, numberOf, textOf } from './fields';
import type { RequestView } from './intake-views';
import type { CaseView, MemberTimeline, Stay } from './member-timeline';

/** Makes what the rules read out of a record: pure, the same for any order or duplication of the events. */
export function buildTimeline(record: MemberRecord, tools: ViewTools): MemberTimeline {
  const cases = record.cases.map((kase) => caseView(kase, record.memberRef, tools));
  return { memberRef: record.memberRef, cases, diedAt: diedAt(record, cases), stays: staysOf(cases) };
}

function caseView(kase: CaseRecord, memberRef: string, tools: ViewTools): CaseView {
  const source = new CaseSource(kase, tools);
  const assessments = assessmentsOf(source);
  const screenings = screeningsOf(source, assessments);
  const statements = statementsOf(source);
  const recorded = recordedDecisions(source);
  const recommendations = recommendationsOf(source);
  const routes = routesOf(source);
  const closures = closuresOf(source);
  const implicit = implicitDecisions(source, {
    concerns: [...screenings, ...statements],
    recorded,
    assessments,
    recommendations,
    routes,
    closures,
  });
  return {
    caseId: kase.caseId,
    memberRef,
    events: kase.events,
    request: requestOf(source),
    region: source.region,
    network: source.placeOf('network'),
    timeZone: source.placeOf('timeZone'),
    screenings,
    screeningStarts: screeningStartsOf(source, screenings),
    statements,
    assessments,
    recommendations,
    decisions: [...recorded, ...implicit].sort((a, b) => compareEvents(a.event, b.event)),
    routes,
    contacts: contactsOf(source),
    handoffs: handoffsOf(source),
    responses: responsesOf(source),
    calls: callsOf(source),
    offers: offersOf(source),
    appointments: appointmentsOf(source),
    care: careOf(source),
    authorizations: authorizationsOf(source),
    completions: completionsOf(source),
    closures,
    safety: safetyOf(source),
    voidings: voidingsOf(source),
    links: source.of('intake.cases-linked.v1').map((event) => ({
      ...source.moment(event),
      otherCaseId: textOf(event, 'otherCaseId') ?? '',
      relation: textOf(event, 'relation'),
    })),
    callIds: source
      .of('intake.caller-identified.v1')
      .map((event) => ({ ...source.moment(event), callId: textOf(event, 'callId') ?? '' })),
  };
}

function requestOf(source: CaseSource): RequestView | undefined {
  const [event] = source.of('intake.request-received.v1');
  if (event === undefined) return undefined;
  return {
    ...source.moment(event),
    requestedAt: numberOf(event, 'requestedAt') ?? event.time,
    service: textOf(event, 'service'),
    statedUrgency: textOf(event, 'statedUrgency'),
    channel: textOf(event, 'channel'),
    ageBand: textOf(event, 'ageBand'),
    languageNeeded: textOf(event, 'languageNeeded'),
    interpreterNeeded: flagOf(event, 'interpreterNeeded'),
    continues: textOf(event, 'continues'),
    requestedByOffice: actorOf(event, 'requestedBy')?.office,
  };
}

/** The first millisecond of the day of death, in the zone of the member's first case that has one. */
function diedAt(record: MemberRecord, cases: readonly CaseView[]): number | undefined {
  const days = record.cases.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'member.deceased.v1' ? (textOf(event, 'on') ?? []) : [])),
  );
  const [first] = days.sort();
  if (first === undefined) return undefined;
  const zone = cases.map(({ timeZone }) => timeZone).find((name) => name !== undefined && isKnownZone(name));
  return dayTable(zone ?? 'UTC', EVERY_DAY).startOfDay(first);
}

/** Each admission with the discharge that ends it: the one it names, else the next one. */
function staysOf(cases: readonly CaseView[]): readonly Stay[] {
  const care = cases
    .flatMap((kase) => kase.care)
    .filter(({ kind }) => kind === 'admitted' || kind === 'discharged')
    .sort((a, b) => compareEvents(a.event, b.event));
  return care.flatMap((admission) => {
    if (admission.kind !== 'admitted') return [];
    const end = care.find(
      ({ kind, event, dischargeId }) =>
        kind === 'discharged' &&
        compareEvents(event, admission.event) > 0 &&
        (admission.dischargeId === undefined ||
          dischargeId === undefined ||
          dischargeId === admission.dischargeId),
    );
    return [{ from: admission.startedAt, to: end?.at, setting: admission.setting }];
  });
}
