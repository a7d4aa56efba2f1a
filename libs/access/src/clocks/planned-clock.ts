import { isAnyLost, type MemberRecord, type StoredEvent, type TraceStep } from '@tam/record';
import type { CaseContext } from './case-context';
import type { CaseFacts } from './case-facts';
import { dueAt, isElapsed } from './due-at';
import { unreachableEnding, type Ending } from './endings';
import { movedDue } from './moved-due';
import { failureOf } from '../outcome/rule-failure';
import { step } from '../outcome/trace';
import type { SourceTable, Standard } from '@tam/standards';
import { dayTable, type Calendar, type DayTable } from '@tam/calendar';
import { episodeOf } from './episode';
import type { Doubt, Slot } from '../slots/slot';
import { slotsThatStop, type Wanted } from '../slots/slot-qualifies';
import type { Clock } from '../outcome/verdict';

const INTERVAL = 'care.interval-determined.v1';
const nothingMore = (): readonly string[] => [];

/** A clock with all that an outcome says of it besides the verdict. */
export interface PlannedClock {
  readonly clock: Clock;
  readonly facts: CaseFacts;
  readonly anchorKey: string;
  /** The event that started it. */
  readonly anchor: StoredEvent;
  /** Day table of the standard's calendar in the zone of the case. */
  readonly table: DayTable;
  readonly steps: readonly TraceStep[];
  readonly flags: readonly string[];
  /** The anchor was voided and nothing replaces it. */
  readonly isVoid: boolean;
  /** The kind of care it is about; empty for calls. */
  readonly service: string;
  /** The instant whose local date puts it to a period. */
  readonly periodAt: number;
  /** What a breach of it means besides, asked only where it is one. */
  readonly breachFlags: () => readonly string[];
  /** The same clock with its days counted by another calendar. Error: TAM_CALENDAR_OUT_OF_RANGE. */
  readonly countedBy: (calendar: Calendar) => Clock;
  /** A rule threw while the clock was worked out: the code or class of the error. */
  readonly failure?: string;
}

/** What a caller knows of a clock before its limit is worked out. */
export interface ClockPlan {
  readonly standard: Standard;
  readonly anchorKey: string;
  readonly anchor: StoredEvent;
  readonly startedAt: number;
  readonly slots: readonly Slot[];
  readonly wanted: Wanted;
  readonly noSlotBefore?: number;
  /** Where something before the start keeps the promise too: from when on. */
  readonly countsFrom?: number;
  readonly stopBy: Clock['stopBy'];
  readonly endings: readonly Ending[];
  readonly doubt?: Doubt | undefined;
  readonly courseId?: string;
  readonly steps: readonly TraceStep[];
  readonly flags?: readonly string[];
  readonly breachFlags?: PlannedClock['breachFlags'];
  readonly isVoid?: boolean;
}

/** Works out limit, extension, warning point and ends of one clock. A rule that throws spoils this clock only. */
export function planClock(context: CaseContext, plan: ClockPlan): PlannedClock {
  try {
    return workOut(context, plan);
  } catch (error) {
    return failedClock(context, plan, failureOf(error));
  }
}

/** A clock of which no more is known than its start: its limit is shown there. */
function failedClock({ facts, resolver }: CaseContext, plan: ClockPlan, failure: string): PlannedClock {
  const { standard, startedAt, wanted, stopBy, anchorKey, anchor, steps } = plan;
  const at = {
    startedAt,
    originalDueAt: startedAt,
    dueAt: startedAt,
    warnAt: startedAt,
    countsFrom: startedAt,
  };
  const nothing = { slots: [], endings: [], lifeEnd: undefined, movedBy: undefined, noSlotBefore: undefined };
  const clock: Clock = {
    standard,
    ...at,
    ...nothing,
    wanted,
    stopBy,
    doubt: undefined,
    missing: undefined,
    sources: resolver.sources,
  };
  return {
    clock,
    facts,
    anchorKey,
    anchor,
    table: facts.table,
    steps,
    flags: plan.flags ?? [],
    isVoid: plan.isVoid ?? false,
    service: wanted.service,
    periodAt: startedAt,
    breachFlags: nothingMore,
    countedBy: () => clock,
    failure,
  };
}

function workOut(context: CaseContext, plan: ClockPlan): PlannedClock {
  const { record, facts, resolver } = context;
  const { standard, startedAt, anchorKey, anchor, endings, courseId } = plan;
  const table = dayTable(facts.table.zone, standard.calendar);
  const originalDueAt = dueAt(standard.limit, startedAt, table);
  const moved = movedDue(
    facts.kase,
    standard,
    { anchorKey, startedAt, dueAt: originalDueAt, ...(courseId !== undefined && { courseId }) },
    table,
  );
  const unreachable = unreachableEnding(facts, startedAt, moved.dueAt, standard.unreachable);
  const clock: Clock = {
    standard,
    startedAt,
    originalDueAt,
    dueAt: moved.dueAt,
    movedBy: moved.by,
    warnAt: Math.min(dueAt(standard.warn, startedAt, table), originalDueAt),
    endings: unreachable ? [...endings, unreachable] : endings,
    lifeEnd: facts.lifeEnd,
    missing: missingOf(record, startedAt, moved.dueAt),
    slots: slotsThatStop(standard, plan.slots),
    wanted: plan.wanted,
    noSlotBefore: plan.noSlotBefore,
    countsFrom: countsFrom(plan, table),
    stopBy: plan.stopBy,
    doubt: plan.doubt ?? sourceDoubt(standard, anchor, resolver.sources),
    sources: resolver.sources,
  };
  const coarse = granularityStep(plan, table);
  const episode = episodeOf(facts, standard);
  return {
    clock,
    facts,
    anchorKey,
    anchor,
    table,
    steps: [...plan.steps, ...(coarse ? [coarse] : []), ...moved.steps],
    flags: [...(plan.flags ?? []), ...episode.flags],
    isVoid: plan.isVoid ?? false,
    service: plan.wanted.service,
    periodAt: episode.endedAt ?? (standard.periodBy === 'start' ? startedAt : clock.dueAt),
    breachFlags: plan.breachFlags ?? nothingMore,
    countedBy: (calendar) => workOut(context, { ...plan, standard: { ...standard, calendar } }).clock,
  };
}

/** What of a clock's life nobody can tell; what ended before it began, or begins after it is over, is no matter of it. */
function missingOf({ gaps, lost }: MemberRecord, startedAt: number, dueAt: number): string | undefined {
  if (gaps > 0) return 'unreadable events';
  return isAnyLost(lost, startedAt, dueAt) ? 'lost events' : undefined;
}

function countsFrom({ standard, startedAt, countsFrom: told }: ClockPlan, table: DayTable): number {
  if (standard.stop.sameDay === 'counts') return told ?? startedAt;
  return table.endOfDay(table.localDate(startedAt)) + 1;
}

/** A follow-up whose source has no way to send the interval that might move its limit. */
function sourceDoubt(
  { exceptions }: Standard,
  { source }: StoredEvent,
  sources: SourceTable,
): Doubt | undefined {
  const cannot = exceptions.includes('care-interval') && sources.cannotSend(source, INTERVAL);
  return cannot ? { missing: 'care interval', because: 'source-cannot-send' } : undefined;
}

/**
 * Of a limit in days, a start written as exactly midnight: a source that writes whole minutes or days may have rounded
 * an instant of the day before up to it, and day 0 would be another. Undefined where nothing hangs on that.
 */
function granularityStep({ standard, startedAt, anchor }: ClockPlan, table: DayTable): TraceStep | undefined {
  if (isElapsed(standard.limit)) return undefined;
  const localDate = table.localDate(startedAt);
  if (table.startOfDay(localDate) !== startedAt) return undefined;
  return step(
    'granularity',
    [anchor],
    { localDate },
    `The start is written as midnight of ${localDate}: that day is day 0; a source that rounds may have meant the day before.`,
  );
}
