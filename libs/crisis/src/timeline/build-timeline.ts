import { dayTable, EVERY_DAY, isKnownZone } from '@tam/calendar';
import { compareEvents, type MemberRecord } from '@tam/record';
import type { ViewTools } from './case-source';
import { textOf } from './fields';
import { caseView } from './lazy-case';
import type { CaseView, MemberTimeline, Stay } from './member-timeline';

/** Makes what the rules read out of a record: pure, the same for any order or duplication of the events. */
export function buildTimeline(record: MemberRecord, tools: ViewTools): MemberTimeline {
  const cases = record.cases.map((kase) => caseView(kase, record.memberRef, tools));
  return { memberRef: record.memberRef, cases, diedAt: diedAt(record, cases), stays: staysOf(cases) };
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
