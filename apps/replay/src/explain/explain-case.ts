import { dayTable, EVERY_DAY, localTime } from '@tam/calendar';
import { isTamError } from '@tam/errors';
import { formatInstant, parseInstant } from '@tam/events';
import {
  compareEvents,
  type CaseRecord,
  type Determination,
  type Evaluation,
  type MemberRecord,
} from '@tam/record';
import type { PackSet, Standard } from '@tam/standards';
import { zoneOf } from '../case-zone';
import type { CaseExplanation, ClockExplanation, ShownEvent, ShownInstant, ShownLimit } from './explanation';

/** What an explanation is made of: the judged record, the same record with every event, and the packs. */
export interface ExplainInput {
  readonly caseId: string;
  /** Epoch ms. */
  readonly asOf: number;
  readonly evaluation: Evaluation<Determination>;
  /** The record with every event of the catalogue, also of types that no clock reads. */
  readonly record: MemberRecord;
  readonly packs: PackSet;
}

/** Puts together what is said of one case, and the arithmetic behind it. Undefined where the member has no such case. */
export function explainCase({
  caseId,
  asOf,
  evaluation,
  record,
  packs,
}: ExplainInput): CaseExplanation | undefined {
  const kase = record.cases.find((one) => one.caseId === caseId);
  if (kase === undefined || kase.events.length + kase.voided.length === 0) return undefined;
  const timeZone = zoneOf(kase);
  const show = (instant: number): ShownInstant => ({
    utc: formatInstant(instant),
    local: localTime(instant, timeZone),
  });
  const own = evaluation.outcomes.filter((outcome) => outcome.caseId === caseId).sort(byStart);
  const silent = evaluation.silent.find((one) => one.caseId === caseId)?.why;
  return {
    caseId,
    memberRef: record.memberRef,
    timeZone,
    asOf: show(asOf),
    packs: packsOf(own),
    gaps: record.gaps,
    events: eventsOf(kase, record, show),
    clocks: own.map((determination) => explainClock(determination, timeZone, packs, show)),
    ...(silent !== undefined && { silent }),
  };
}

function explainClock(
  determination: Determination,
  timeZone: string,
  packs: PackSet,
  show: (instant: number) => ShownInstant,
): ClockExplanation {
  const startedAt = parseInstant(determination.startedAt)!;
  const standard = standardOf(determination, timeZone, packs);
  const original = determination.originalDueAt;
  return {
    title: standard?.title ?? determination.standard,
    startedAt: show(startedAt),
    ...(standard !== undefined && { limit: limitOf(standard, determination, startedAt, timeZone) }),
    ...(original !== undefined && { originalDueAt: show(parseInstant(original)!) }),
    dueAt: show(parseInstant(determination.dueAt)!),
    determination,
  };
}

function standardOf(determination: Determination, timeZone: string, packs: PackSet): Standard | undefined {
  const date = dayTable(timeZone, EVERY_DAY).localDate(parseInstant(determination.startedAt)!);
  return packs.inForce(determination.pack, date).find(({ id }) => id === determination.standard);
}

function limitOf(
  standard: Standard,
  { calendar }: Determination,
  startedAt: number,
  timeZone: string,
): ShownLimit {
  const { count, unit } = standard.limit;
  if (unit !== 'business-days') return { count, unit, calendar };
  return { count, unit, calendar, ...countedDays(standard, startedAt, timeZone) };
}

/** Nothing where the calendar has no data for those days: the clock says so itself. */
function countedDays(
  { limit, calendar }: Standard,
  startedAt: number,
  timeZone: string,
): Pick<ShownLimit, 'days'> {
  try {
    return { days: dayTable(timeZone, calendar).countBusinessDays(startedAt, limit.count) };
  } catch (error) {
    if (isTamError(error, 'TAM_CALENDAR_OUT_OF_RANGE')) return {};
    throw error;
  }
}

function eventsOf(
  { events, voided }: CaseRecord,
  { conflicts }: MemberRecord,
  show: (instant: number) => ShownInstant,
): ShownEvent[] {
  const voids = new Map(voided.map(({ event, by }) => [event, by]));
  return [...events, ...voids.keys(), ...new Set(voids.values())].sort(compareEvents).map((event) => {
    const by = voids.get(event);
    return {
      at: show(event.time),
      type: event.type,
      source: event.source,
      id: event.id,
      ...(by !== undefined && { voidedBy: { source: by.source, id: by.id } }),
      ...(conflicts.has(event) && { conflict: true as const }),
    };
  });
}

function packsOf(outcomes: readonly Determination[]): { id: string; version: string }[] {
  const versions = new Map(
    outcomes.map(({ pack, packVersion }) => [`${pack} ${packVersion}`, { pack, packVersion }]),
  );
  return [...versions.keys()].sort().map((key) => {
    const { pack, packVersion } = versions.get(key)!;
    return { id: pack, version: packVersion };
  });
}

function byStart(a: Determination, b: Determination): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? -1 : 1;
  return a.standard < b.standard ? -1 : a.standard > b.standard ? 1 : a.id < b.id ? -1 : 1;
}
