import { TamError } from '@tam/errors';
import { dayNumber, dayOf, daysInMonth, weekdayOf } from './civil-day';
import type { HolidayDate, HolidayRule, WeekendMove } from './holiday-rule';

const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

/**
 * The days on which a rule falls in a year, before any move: none outside its years.
 * Error: TAM_CALENDAR_OUT_OF_RANGE where a year has no row.
 */
export function nominalDays({ name, rule, fromYear, toYear }: HolidayRule, year: number): readonly number[] {
  if ((fromYear !== undefined && year < fromYear) || (toYear !== undefined && year > toYear)) return [];
  switch (rule.kind) {
    case 'fixed':
      return [dayOf(year, rule.month, rule.day)];
    case 'nth-weekday':
      return [nthWeekday(year, rule)];
    case 'last-weekday': {
      const last = dayOf(year, rule.month, daysInMonth(year, rule.month));
      return [last - ((weekdayOf(last) - rule.weekday + 7) % 7)];
    }
    case 'day-after-nth-weekday':
      return [nthWeekday(year, rule) + 1];
    case 'easter':
      return [easterSunday(year) + rule.offset];
    case 'listed': {
      const days = datesIn(rule, year);
      if (days.length > 0) return days;
      throw new TamError('TAM_CALENDAR_OUT_OF_RANGE', `The date of ${name} in ${year} is not listed.`, {
        year,
      });
    }
    case 'one-off':
      return datesIn(rule, year);
  }
}

/** The day on which a fixed date is observed besides, where its own day is on a weekend. `isTaken`: a holiday already. */
export function observedDay(
  move: WeekendMove,
  day: number,
  isTaken: (day: number) => boolean,
): number | undefined {
  const weekday = weekdayOf(day);
  if (weekday <= FRIDAY) return undefined;
  if (move === 'next-free-weekday') return nextFreeWeekday(day, isTaken);
  if (weekday === SUNDAY) return move === 'saturday-to-friday' ? undefined : day + 1;
  return move === 'sunday-to-monday' ? undefined : day - (SATURDAY - FRIDAY);
}

function nextFreeWeekday(day: number, isTaken: (day: number) => boolean): number {
  let free = day + 1;
  while (weekdayOf(free) > FRIDAY || isTaken(free)) free += 1;
  return free;
}

function nthWeekday(year: number, rule: { month: number; weekday: number; nth: number }): number {
  const first = dayOf(year, rule.month, 1);
  return first + ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (rule.nth - 1);
}

function datesIn({ dates }: Extract<HolidayDate, { readonly dates: unknown }>, year: number): number[] {
  return dates.filter((date) => date.startsWith(`${year}-`)).map(dayNumber);
}

/** The Western Easter Sunday by the Gregorian computus: the Sunday after the ecclesiastical full moon of spring. */
function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moonShift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (moonShift + 19 * golden + 15) % 30;
  const late = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0;
  const fullMoon = dayOf(year, 3, 21) + epact - late;
  return fullMoon + 7 - (weekdayOf(fullMoon) % 7);
}
