import type { MemberRecord, StoredEvent, TraceStep } from '@tam/record';
import type { CaseFacts } from './case-facts';
import { dueAt, isElapsed } from './due-at';
import { lifeEndOf, unreachableEnding, type Ending } from './endings';
import { movedDue } from './moved-due';
import { failureOf } from '../outcome/rule-failure';
import { step } from '../outcome/trace';
import type { Standard } from '@tam/standards';
import { dayTable, type DayTable } from '@tam/calendar';
import type { Slot } from '../slots/slot';
import type { Wanted } from '../slots/slot-qualifies';
import type { Clock } from '../outcome/verdict';

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
  readonly noSlotBefore: number | undefined;
  readonly stopBy: Clock['stopBy'];
  readonly endings: readonly Ending[];
  readonly urgencyUnclear: boolean;
  readonly courseId?: string;
  readonly steps: readonly TraceStep[];
  readonly flags: readonly string[];
  readonly isVoid: boolean;
}

/** Works out limit, extension, warning point and ends of one clock. A rule that throws spoils this clock only. */
export function planClock(record: MemberRecord, facts: CaseFacts, plan: ClockPlan): PlannedClock {
  try {
    return workOut(record, facts, plan);
  } catch (error) {
    return failedClock(facts, plan, failureOf(error));
  }
}

/** A clock of which no more is known than its start: its limit is shown there. */
function failedClock(facts: CaseFacts, plan: ClockPlan, failure: string): PlannedClock {
  const { standard, startedAt, wanted, stopBy, anchorKey, anchor, steps, flags, isVoid } = plan;
  const at = { startedAt, originalDueAt: startedAt, dueAt: startedAt, warnAt: startedAt };
  const nothing = { slots: [], endings: [], lifeEnd: undefined, movedBy: undefined, noSlotBefore: undefined };
  return {
    clock: { standard, ...at, ...nothing, wanted, stopBy, urgencyUnclear: true, gaps: 0 },
    facts,
    anchorKey,
    anchor,
    table: facts.table,
    steps,
    flags,
    isVoid,
    failure,
  };
}

function workOut(record: MemberRecord, facts: CaseFacts, plan: ClockPlan): PlannedClock {
  const { standard, startedAt, anchorKey, anchor, endings, courseId, steps, flags, isVoid, ...rest } = plan;
  const table = dayTable(facts.table.zone, tableCalendar(standard));
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
    warnAt: dueAt(standard.warn, startedAt, table),
    endings: unreachable ? [...endings, unreachable] : endings,
    lifeEnd: lifeEndOf(record, facts),
    gaps: record.gaps,
    slots: rest.slots,
    wanted: rest.wanted,
    noSlotBefore: rest.noSlotBefore,
    stopBy: rest.stopBy,
    urgencyUnclear: rest.urgencyUnclear,
  };
  const coarse = granularityStep(plan, table);
  const told = [...steps, ...(coarse ? [coarse] : []), ...moved.steps];
  return { clock, facts, anchorKey, anchor, table, steps: told, flags, isVoid };
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

/** The name of the calendar an outcome is printed with: none for elapsed and calendar-day limits. */
export function calendarName(standard: Standard): string {
  return isElapsed(standard.limit) || standard.limit.unit !== 'business-days' ? 'none' : standard.calendar;
}

function tableCalendar(standard: Standard): Standard['calendar'] {
  return standard.calendar === 'none' ? 'ca-weekday' : standard.calendar;
}
