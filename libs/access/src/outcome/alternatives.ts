import { dayTable, type Calendar } from '@tam/calendar';
import { isTamError } from '@tam/errors';
import { formatInstant } from '@tam/events';
import type { Determination } from '@tam/record';
import type { AskedTime } from './asked-time';
import { dueAt } from '../clocks/due-at';
import type { PlannedClock } from '../clocks/planned-clock';
import { stands } from '../slots/slot';
import { judge, stopInstant, viewSlots, type Clock, type SlotView, type Verdict } from './verdict';

type Alternatives = NonNullable<Determination['alternatives']>;

/**
 * What the other named calendars of the pack would say of a met or breached clock from the same start; undefined where
 * none of them would say anything else, and of a moved limit, which no calendar set. A calendar without data for the
 * date is left out.
 */
export function alternativesOf(
  planned: PlannedClock,
  views: readonly SlotView[],
  { status }: Verdict,
  asked: AskedTime,
): Alternatives | undefined {
  const { standard, movedBy } = planned.clock;
  if ((status !== 'met' && status !== 'breached') || movedBy !== undefined) return undefined;
  const soonest = soonestStanding(planned.clock, views);
  let differs = false;
  const alternatives: { calendar: string; dueAt: string; status: string }[] = [];
  for (const calendar of standard.alternativeCalendars) {
    if (calendar === standard.calendar) continue;
    try {
      const other = underCalendar(calendar, planned, views, status, soonest, asked);
      if (other.status !== status) differs = true;
      alternatives.push({ calendar: calendar.id, dueAt: formatInstant(other.dueAt), status: other.status });
    } catch (error) {
      if (!isTamError(error, 'TAM_CALENDAR_OUT_OF_RANGE')) throw error;
    }
  }
  return differs ? alternatives : undefined;
}

/**
 * Due point and status under another calendar. The same limit gives the same verdict, and a slot that stands by an
 * earlier or later one meets it, unless an end may have closed the clock between the two; where nothing happened that
 * hangs on the limit a breach stays one. All else is judged anew.
 */
function underCalendar(
  calendar: Calendar,
  planned: PlannedClock,
  views: readonly SlotView[],
  status: 'met' | 'breached',
  soonest: number,
  asked: AskedTime,
): { readonly dueAt: number; readonly status: Verdict['status'] } {
  const { clock, table } = planned;
  const due = dueAt(clock.standard.limit, clock.startedAt, dayTable(table.zone, calendar));
  if (due === clock.originalDueAt) return { dueAt: clock.dueAt, status };
  if (soonest <= due && !clock.endings.some(({ closing }) => closing)) return { dueAt: due, status: 'met' };
  if (status === 'breached' && staysBroken(planned, views, due, asked)) return { dueAt: due, status };
  const other = planned.countedBy(calendar);
  return { dueAt: other.dueAt, status: judge(other, viewSlots(other), asked).status };
}

/** Whether a broken promise is as surely broken by another limit: nothing came by either, and nothing moves or ends it. */
function staysBroken(
  { clock, facts }: PlannedClock,
  views: readonly SlotView[],
  due: number,
  asked: AskedTime,
): boolean {
  if (facts.kase.events.some(({ type }) => HANGS_ON_THE_LIMIT.has(type))) return false;
  if (due < clock.dueAt) return !views.some(({ fit }) => fit === 'in-time');
  return (
    asked.asOf > due &&
    clock.endings.length === 0 &&
    !clock.lifeEnd &&
    views.every(({ slot }) => slot.opensAt > due)
  );
}

const HANGS_ON_THE_LIMIT: ReadonlySet<string> = new Set([
  'intake.extension-documented.v1',
  'care.interval-determined.v1',
  'intake.case-closed.v1',
]);

/** The earliest start of a standing slot that satisfies, whichever side of the limit it lies; Infinity: there is none. */
function soonestStanding(clock: Clock, views: readonly SlotView[]): number {
  let soonest = Infinity;
  for (const { slot, fit } of views) {
    if ((fit === 'in-time' || fit === 'late') && stands(slot) && stopInstant(slot, clock) < soonest)
      soonest = stopInstant(slot, clock);
  }
  return soonest;
}
