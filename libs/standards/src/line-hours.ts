import { holidaysOf, type Calendar } from '@tam/calendar';
import { Temporal } from 'temporal-polyfill';
import type { LineRow } from './deployment-schema';
import type { AssignmentKey, LineHours } from './standard';

/** ISO weekdays, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const ANY = '*';

interface Hours extends LineRow {
  readonly holidays: Calendar | undefined;
}

/**
 * Makes rows, already proven, answer whether a line is open. Every row that matches counts: a line is open where one of
 * them says so. A line that no row names for a place is open always. Hours are local wall time and half-open: at
 * 17:00:00.000 a line that closes at 17:00 is closed.
 */
export function lineHours(rows: readonly LineRow[], calendars: ReadonlyMap<string, Calendar>): LineHours {
  const hours = rows.map((row): Hours => ({
    ...row,
    holidays: row.calendar === undefined ? undefined : calendars.get(row.calendar),
  }));
  return {
    isOpen: (line, place, instant, zone) => {
      const matching = hours.filter((row) => row.line === line && isFor(row, place));
      return matching.length === 0 || matching.some((row) => isOpenBy(row, instant, zone));
    },
  };
}

function isFor(row: LineRow, place: AssignmentKey): boolean {
  return (
    (row.lineOfBusiness === ANY || row.lineOfBusiness === place.lineOfBusiness) &&
    (row.network === ANY || row.network === place.network) &&
    (row.region === ANY || row.region === place.region)
  );
}

function isOpenBy(row: Hours, instant: number, zone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(row.zone ?? zone);
  const spans = row.hours[WEEKDAYS[local.dayOfWeek - 1]!] ?? [];
  const date = local.toPlainDate().toString();
  if (spans.length === 0 || row.closed?.includes(date)) return false;
  if (row.holidays && isHoliday(row.holidays, date, local.year)) return false;
  const time = local.toPlainTime().toString();
  return spans.some((span) => {
    const [open, close] = span.split('-');
    return time >= open! && time < close!;
  });
}

const holidaysOfYear = new WeakMap<Calendar, Map<number, ReadonlySet<string>>>();

function isHoliday(calendar: Calendar, date: string, year: number): boolean {
  let years = holidaysOfYear.get(calendar);
  if (!years) holidaysOfYear.set(calendar, (years = new Map()));
  let dates = years.get(year);
  if (!dates) years.set(year, (dates = new Set(holidaysOf(calendar, year).map((holiday) => holiday.date))));
  return dates.has(date);
}
