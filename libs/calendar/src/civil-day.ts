import { TamError } from '@tam/errors';

/**
 * Local dates as numbers: day 0 is Friday 1999-01-01. The years reach one before and one after the years an event
 * may carry (2000 to 2100), so that every zone's first day and every deadline has its place.
 */
export const FIRST_YEAR = 1999;
export const LAST_YEAR = 2101;

/** Milliseconds of a day without a clock change. */
export const DAY_MS = 86_400_000;

/** 1999-01-01T00:00:00Z in epoch milliseconds. */
export const FIRST_INSTANT = 915_148_800_000;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const FRIDAY = 5;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const dates: string[] = [];
const years: number[] = [];
const firstDays: number[] = [];
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  firstDays.push(dates.length);
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= daysInMonth(year, month); day += 1) {
      dates.push(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      years.push(year);
    }
  }
}
firstDays.push(dates.length);

/** How many days there are. */
export const DAY_COUNT = dates.length;

/** The error of a date or instant outside the years of the tables. */
export function outOfRange(what: string): TamError {
  return new TamError(
    'TAM_CALENDAR_OUT_OF_RANGE',
    `${what} is outside the years ${FIRST_YEAR} to ${LAST_YEAR}.`,
  );
}

/** The date, YYYY-MM-DD, of a day number; always the same string object. */
export function dateOf(day: number): string {
  const date = dates[day];
  if (date === undefined) throw outOfRange(`Day ${day}`);
  return date;
}

/** The year of a day number. */
export function yearOf(day: number): number {
  const year = years[day];
  if (year === undefined) throw outOfRange(`Day ${day}`);
  return year;
}

/** The number of the first of January; one year beyond the last is allowed and is the end of the tables. */
export function firstDayOf(year: number): number {
  const day = firstDays[year - FIRST_YEAR];
  if (day === undefined) throw outOfRange(`Year ${year}`);
  return day;
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((day + FRIDAY - 1) % 7) + 1;
}

/** Mon .. Sun. */
export function weekdayName(day: number): string {
  return WEEKDAYS[weekdayOf(day) - 1] ?? '';
}

/** The number of a day of the civil calendar. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  let day = firstDayOf(year) + dayOfMonth - 1;
  for (let before = 1; before < month; before += 1) day += daysInMonth(year, before);
  return day;
}

const DATE_FORM = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The number of a date YYYY-MM-DD. Errors: TAM_CALENDAR_INVALID_DATE, TAM_CALENDAR_OUT_OF_RANGE. */
export function dayNumber(date: string): number {
  const year = Number(date.slice(0, 4));
  const inRange = year >= FIRST_YEAR && year <= LAST_YEAR;
  if (inRange) {
    const day = dayOf(year, Number(date.slice(5, 7)), Number(date.slice(8)));
    if (dates[day] === date) return day;
  }
  if (!inRange && DATE_FORM.test(date)) throw outOfRange(date);
  throw new TamError('TAM_CALENDAR_INVALID_DATE', `"${date}" is not a day of the calendar.`, { date });
}

/** Whether a text is a date YYYY-MM-DD of the years of the tables. */
export function isCivilDate(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** The date after a date, both YYYY-MM-DD. Errors: TAM_CALENDAR_INVALID_DATE, TAM_CALENDAR_OUT_OF_RANGE. */
export function dayAfter(date: string): string {
  return dateOf(dayNumber(date) + 1);
}
