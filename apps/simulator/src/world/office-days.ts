import { addDays, weekdayOf, type Weekday } from './local-dates';

const closedByYear = new Map<number, ReadonlySet<string>>();

/**
 * Whether California state offices are open on a local date: Monday to Friday without the eleven office holidays
 * (Government Code 6700 as offices observe it, with the moves of 6701). Written down here a second time, and plainly, so
 * that the ground truth of a simulation does not rest on the calendar library that it tests.
 */
export function isOfficeDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 'Sat' && weekday !== 'Sun' && !holidaysOf(Number(date.slice(0, 4))).has(date);
}

/** The `count`-th office day after `date`, which is itself day 0 whatever day it is. */
export function officeDayAfter(date: string, count: number): string {
  let day = date;
  for (let counted = 0; counted < count;) {
    day = addDays(day, 1);
    if (isOfficeDay(day)) counted++;
  }
  return day;
}

function holidaysOf(year: number): ReadonlySet<string> {
  let closed = closedByYear.get(year);
  if (closed === undefined) {
    const thanksgiving = nthWeekday(year, 11, 'Thu', 4);
    const veterans = `${year}-11-11`;
    closed = new Set([
      ...['01-01', '03-31', '07-04', '11-11', '12-25'].map((day) => mondayForSunday(`${year}-${day}`)),
      nthWeekday(year, 1, 'Mon', 3),
      nthWeekday(year, 2, 'Mon', 3),
      lastMonday(year, 5),
      nthWeekday(year, 9, 'Mon', 1),
      thanksgiving,
      addDays(thanksgiving, 1),
      weekdayOf(veterans) === 'Sat' ? addDays(veterans, -1) : mondayForSunday(veterans),
    ]);
    closedByYear.set(year, closed);
  }
  return closed;
}

function mondayForSunday(date: string): string {
  return weekdayOf(date) === 'Sun' ? addDays(date, 1) : date;
}

function nthWeekday(year: number, month: number, weekday: Weekday, n: number): string {
  let day = `${year}-${String(month).padStart(2, '0')}-01`;
  while (weekdayOf(day) !== weekday) day = addDays(day, 1);
  return addDays(day, 7 * (n - 1));
}

function lastMonday(year: number, month: number): string {
  const fourth = nthWeekday(year, month, 'Mon', 4);
  const fifth = addDays(fourth, 7);
  return fifth.slice(0, 7) === fourth.slice(0, 7) ? fifth : fourth;
}
