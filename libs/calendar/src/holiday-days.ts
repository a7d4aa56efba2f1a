import { TamError } from '@tam/errors';
import { dateOf, daysInMonth, dayNumber, dayOf, weekdayOf } from './civil-day';
import type { Holiday, HolidayDate, HolidayRule } from './holiday-rule';

const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

/** The days of a year on which a rule falls: none before its first year, two where the law moves it. */
export function holidayDays(rule: HolidayRule, year: number): readonly Holiday[] {
  if (rule.fromYear !== undefined && year < rule.fromYear) return [];
  const { name, source, verification } = rule;
  const day = dayOfRule(rule, year);
  const holiday = { date: dateOf(day), name, source, verification };
  const observed = observedDay(rule.on, day);
  if (observed === undefined) return [holiday];
  return [holiday, { date: dateOf(observed), name: `${name} (observed)`, source, verification }];
}

function dayOfRule(rule: HolidayRule, year: number): number {
  const { on } = rule;
  switch (on.kind) {
    case 'fixed':
      return dayOf(year, on.month, on.day);
    case 'nth-weekday':
      return nthWeekday(year, on.month, on.weekday, on.nth);
    case 'last-weekday': {
      const last = dayOf(year, on.month, daysInMonth(year, on.month));
      return last - ((weekdayOf(last) - on.weekday + 7) % 7);
    }
    case 'day-after':
      return nthWeekday(year, on.month, on.weekday, on.nth) + 1;
    case 'listed':
      return listedDay(rule.name, on.dates, year);
  }
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

function listedDay(name: string, dates: readonly string[], year: number): number {
  const date = dates.find((listed) => listed.startsWith(`${year}-`));
  if (date === undefined) {
    throw new TamError('TAM_CALENDAR_OUT_OF_RANGE', `The date of ${name} in ${year} is not listed.`, {
      year,
    });
  }
  return dayNumber(date);
}

function observedDay(on: HolidayDate, day: number): number | undefined {
  if (on.kind !== 'fixed' || on.moves === undefined) return undefined;
  if (weekdayOf(day) === SUNDAY) return day + 1;
  if (weekdayOf(day) === SATURDAY && on.moves === 'sunday-to-monday-and-saturday-to-friday') {
    return day - (SATURDAY - FRIDAY);
  }
  return undefined;
}
