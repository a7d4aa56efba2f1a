import { dayTable } from '@tam/calendar';
import { isTamError } from '@tam/errors';
import { formatInstant } from '@tam/events';
import type { Determination } from '@tam/record';
import type { AskedTime } from './asked-time';
import { dueAt } from '../clocks/due-at';
import { stands } from '../slots/slot';
import { stopInstant, type Clock, type SlotView, type Verdict } from './verdict';

type Alternatives = NonNullable<Determination['alternatives']>;

/**
 * What the other named calendars of the pack would say of a met or breached clock; undefined where none of them would
 * say anything else. A calendar without data for the date is left out.
 */
export function alternativesOf(
  clock: Clock,
  views: readonly SlotView[],
  verdict: Verdict,
  zone: string,
  asked: AskedTime,
): Alternatives | undefined {
  const { status } = verdict;
  if ((status !== 'met' && status !== 'breached') || clock.movedBy) return undefined;
  const { standard, startedAt } = clock;
  if (standard.limit.unit !== 'business-days') return undefined;
  const soonest = soonestStanding(clock, views);
  let differs = false;
  const alternatives: { calendar: string; dueAt: string; status: string }[] = [];
  for (const calendar of standard.alternativeCalendars) {
    if (calendar === standard.calendar) continue;
    let due: number;
    try {
      due = dueAt(standard.limit, startedAt, dayTable(zone, calendar));
    } catch (error) {
      if (isTamError(error, 'TAM_CALENDAR_OUT_OF_RANGE')) continue;
      throw error;
    }
    const other = soonest <= due ? 'met' : asked.hasPassed(due) ? 'breached' : 'running';
    if (other !== status) differs = true;
    alternatives.push({ calendar: calendar.id, dueAt: formatInstant(due), status: other });
  }
  return differs ? alternatives : undefined;
}

/** The earliest start of a standing slot that satisfies, whichever side of the limit it lies; Infinity: there is none. */
function soonestStanding(clock: Clock, views: readonly SlotView[]): number {
  let soonest = Infinity;
  for (const { slot, fit } of views) {
    if ((fit === 'in-time' || fit === 'late') && stands(slot) && stopInstant(slot, clock) < soonest)
      soonest = stopInstant(slot, clock);
  }
  return soonest;
}
