import type { DayTable } from '@tam/calendar';
import type { Limit } from '@tam/standards';

const MINUTE = 60_000;
const UNIT_MS = { minutes: MINUTE, hours: 60 * MINUTE } as const;
const DAYS_OF_WEEK = 7;

/**
 * The last instant (epoch ms, inclusive) of a limit from a start. Minutes and hours are elapsed time, through weekends,
 * holidays and clock changes; of days, the local date of the start is day 0 and the limit is the last millisecond of
 * the Nth (business) day in the zone of the table.
 */
export function dueAt(limit: Limit, startedAt: number, table: DayTable): number {
  switch (limit.unit) {
    case 'minutes':
    case 'hours':
      return startedAt + limit.count * UNIT_MS[limit.unit];
    case 'business-days':
      return table.endOfBusinessDay(startedAt, limit.count);
    case 'calendar-days':
      return table.endOfCalendarDay(startedAt, limit.count);
    case 'weeks':
      return table.endOfCalendarDay(startedAt, limit.count * DAYS_OF_WEEK);
  }
}

/** Whether a limit ends at an instant within a day rather than with a day. */
export function isElapsed(limit: Limit): boolean {
  return limit.unit === 'minutes' || limit.unit === 'hours';
}
