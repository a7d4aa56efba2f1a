/**
 * A second, plain computation of when a limit ends. It shares no code with the product: local dates are asked of the
 * runtime's own date format, days are walked one by one, and the end of a day is searched for.
 */
import type { PlainCalendar } from './closed-days';

export type PlainLimit =
  | { readonly unit: 'hours'; readonly count: number }
  | { readonly unit: 'calendar-days'; readonly count: number }
  | { readonly unit: 'business-days'; readonly count: number; readonly calendar: PlainCalendar };

const HOUR = 3_600_000;
const SUNDAY = 0;
const SATURDAY = 6;
const formats = new Map<string, Intl.DateTimeFormat>();
const lastMilliseconds = new Map<string, number>();

/** The local date, YYYY-MM-DD, of an instant in epoch milliseconds. */
export function plainDate(instant: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(instant);
}

/** The last instant, epoch milliseconds and inclusive, of a limit from a start. */
export function plainDue(limit: PlainLimit, start: number, zone: string): number {
  if (limit.unit === 'hours') return start + limit.count * HOUR;
  let date = plainDate(start, zone);
  for (let left = limit.count; left > 0;) {
    date = nextDate(date);
    if (limit.unit === 'calendar-days' || plainlyCounts(limit.calendar, date)) left -= 1;
  }
  return lastMillisecondOf(date, zone);
}

/** Whether a date is a business day by the hand-written lists. */
export function plainlyCounts({ saturdayCounts, closed }: PlainCalendar, date: string): boolean {
  const weekday = weekdayOf(date);
  if (weekday === SUNDAY || (weekday === SATURDAY && !saturdayCounts)) return false;
  return !closed.has(date);
}

/** The date after a date. */
export const nextDate = remembered((date) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10),
);

const weekdayOf = remembered((date) => new Date(`${date}T12:00:00Z`).getUTCDay());

function remembered<T>(compute: (date: string) => T): (date: string) => T {
  const answers = new Map<string, T>();
  return (date) => {
    const known = answers.get(date);
    if (known !== undefined) return known;
    const answer = compute(date);
    answers.set(date, answer);
    return answer;
  };
}

/** The last millisecond of a local date: no zone is more than 15 hours from UTC, so it is found by halving. */
export function lastMillisecondOf(date: string, zone: string): number {
  const key = `${zone} ${date}`;
  const known = lastMilliseconds.get(key);
  if (known !== undefined) return known;
  const midnight = Date.parse(`${date}T24:00:00Z`);
  let within = midnight - 15 * HOUR;
  let after = midnight + 15 * HOUR;
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (plainDate(middle, zone) <= date) within = middle;
    else after = middle;
  }
  lastMilliseconds.set(key, within);
  return within;
}
