import { addDays, weekdayOf, type Weekday } from './local-dates';
import { isOfficeDay } from './office-days';

/** Whose business days a promise counts. */
export type BusinessDays = 'california' | 'new-york' | 'federal';

const OPEN: { readonly [days in BusinessDays]: (date: string) => boolean } = {
  california: isOfficeDay,
  'new-york': (date) => isWorkday(date, newYork),
  federal: (date) => isWorkday(date, federal),
};

/** The `count`-th business day after `date`, which is itself day 0 whatever day it is. */
export function businessDayAfter(days: BusinessDays, date: string, count: number): string {
  let day = date;
  for (let counted = 0; counted < count;) {
    day = addDays(day, 1);
    if (OPEN[days](day)) counted++;
  }
  return day;
}

type Holidays = (year: number) => readonly string[];

/** Monday to Friday without the holidays; one of next year may be observed on the last days of this one. */
function isWorkday(date: string, holidays: Holidays): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 'Sat' || weekday === 'Sun') return false;
  const year = Number(date.slice(0, 4));
  return !holidays(year).includes(date) && !holidays(year + 1).includes(date);
}

/** The eleven federal holidays; on a Saturday they are observed the day before, on a Sunday the day after. */
function federal(year: number): readonly string[] {
  const fixed = ['01-01', '06-19', '07-04', '11-11', '12-25'].map((day) => observed(`${year}-${day}`));
  return [
    ...fixed,
    nth(year, 1, 'Mon', 3),
    nth(year, 2, 'Mon', 3),
    last(year, 5, 'Mon'),
    nth(year, 9, 'Mon', 1),
    nth(year, 10, 'Mon', 2),
    nth(year, 11, 'Thu', 4),
  ];
}

/** The public holidays of New York: one on a Sunday is the day after as well, one on a Saturday moves nothing. */
function newYork(year: number): readonly string[] {
  const fixed = ['01-01', '02-12', '06-19', '07-04', '11-11', '12-25'].map((day) => `${year}-${day}`);
  return [
    ...fixed.map((day) => (weekdayOf(day) === 'Sun' ? addDays(day, 1) : day)),
    nth(year, 1, 'Mon', 3),
    nth(year, 2, 'Mon', 3),
    last(year, 5, 'Mon'),
    nth(year, 9, 'Mon', 1),
    nth(year, 10, 'Mon', 2),
    addDays(nth(year, 11, 'Mon', 1), 1),
    nth(year, 11, 'Thu', 4),
  ];
}

function observed(day: string): string {
  const weekday = weekdayOf(day);
  return weekday === 'Sat' ? addDays(day, -1) : weekday === 'Sun' ? addDays(day, 1) : day;
}

/** The n-th such weekday of a month. */
function nth(year: number, month: number, weekday: Weekday, n: number): string {
  let day = `${year}-${String(month).padStart(2, '0')}-01`;
  while (weekdayOf(day) !== weekday) day = addDays(day, 1);
  return addDays(day, 7 * (n - 1));
}

function last(year: number, month: number, weekday: Weekday): string {
  const fifth = nth(year, month, weekday, 5);
  return Number(fifth.slice(5, 7)) === month ? fifth : addDays(fifth, -7);
}
