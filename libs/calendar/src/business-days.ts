import type { Calendar } from './calendar';
import { dateOf, DAY_COUNT, dayNumber, firstDayOf, outOfRange, weekdayOf, yearOf } from './civil-day';
import { holidaysOf } from './holidays-of';

const UNKNOWN = 0;
const BUSINESS = 1;
const OTHER = 2;

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const tables = new WeakMap<Calendar, BusinessDays>();

/** The business days of a calendar, one table for every zone. */
export function businessDays(calendar: Calendar): BusinessDays {
  let table = tables.get(calendar);
  if (table === undefined) {
    table = new BusinessDays(calendar);
    tables.set(calendar, table);
  }
  return table;
}

/** Which local dates count, by day number. Years are computed when first asked for. */
export class BusinessDays {
  private readonly kinds = new Uint8Array(DAY_COUNT);

  constructor(readonly calendar: Calendar) {}

  /** Whether a day counts. Error: TAM_CALENDAR_OUT_OF_RANGE where a holiday of its year is not known. */
  counts(day: number): boolean {
    const kind = this.kinds[day];
    if (kind === undefined) throw outOfRange(`Day ${day}`);
    if (kind !== UNKNOWN) return kind === BUSINESS;
    this.buildYear(yearOf(day));
    return this.kinds[day] === BUSINESS;
  }

  /** The nth business day after a day; n = 0 is the day itself. */
  after(day: number, n: number): number {
    let at = day;
    for (let left = n; left > 0;) {
      at += 1;
      if (this.counts(at)) left -= 1;
    }
    return at;
  }

  /** Why a day does not count: the weekday that never does, or the holiday's name. */
  reason(day: number): string | undefined {
    if (this.counts(day)) return undefined;
    const weekday = weekdayOf(day);
    if (!this.calendar.weekdays.includes(weekday)) return WEEKDAY_NAMES[weekday - 1];
    const date = dateOf(day);
    return holidaysOf(this.calendar, yearOf(day)).find((holiday) => holiday.date === date)?.name;
  }

  private buildYear(year: number): void {
    const { weekdays } = this.calendar;
    const holidays = new Set(holidaysOf(this.calendar, year).map((holiday) => dayNumber(holiday.date)));
    for (let day = firstDayOf(year); day < firstDayOf(year + 1); day += 1) {
      this.kinds[day] = weekdays.includes(weekdayOf(day)) && !holidays.has(day) ? BUSINESS : OTHER;
    }
  }
}
