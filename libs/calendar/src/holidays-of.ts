import type { Calendar } from './calendar';
import { dateOf, dayNumber, FIRST_YEAR, LAST_YEAR, yearOf } from './civil-day';
import { nominalDays, observedDay } from './holiday-days';
import type { Holiday, HolidayRule } from './holiday-rule';

const DECEMBER = 12;

interface FallenRule {
  readonly rule: HolidayRule;
  readonly day: number;
}

/**
 * The holidays of a calendar in one year by date, also those on a weekend; where the law moves one, the day itself and
 * the day on which it is observed, which may lie in the year before or after. Error: TAM_CALENDAR_OUT_OF_RANGE.
 */
export function holidaysOf(calendar: Calendar, year: number): readonly Holiday[] {
  const fallen = calendar.holidays
    .flatMap((rule) => yearsThatReach(rule, year).flatMap((near) => fallenIn(rule, near)))
    .sort((a, b) => a.day - b.day);
  const taken = new Set(fallen.map(({ day }) => day));
  const observed: Holiday[] = [];
  for (const { rule, day } of fallen) {
    if (rule.rule.kind !== 'fixed' || rule.rule.moves === undefined) continue;
    const other = observedDay(rule.rule.moves, day, (free) => taken.has(free));
    if (other === undefined) continue;
    taken.add(other);
    observed.push(holidayOn(rule, other, `${rule.name} (observed)`));
  }
  return [...fallen.map(({ rule, day }) => holidayOn(rule, day, rule.name)), ...observed]
    .filter(({ date }) => yearOf(dayNumber(date)) === year)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The years whose holiday may be observed in a year: a fixed date near its turn moves over it. */
function yearsThatReach({ rule }: HolidayRule, year: number): readonly number[] {
  if (rule.kind !== 'fixed' || rule.moves === undefined) return [year];
  if (rule.month === 1 && year < LAST_YEAR) return [year, year + 1];
  if (rule.month === DECEMBER && year > FIRST_YEAR) return [year - 1, year];
  return [year];
}

function fallenIn(rule: HolidayRule, year: number): readonly FallenRule[] {
  return nominalDays(rule, year).map((day) => ({ rule, day }));
}

function holidayOn({ source, verification }: HolidayRule, day: number, name: string): Holiday {
  return { date: dateOf(day), name, source, verification };
}
