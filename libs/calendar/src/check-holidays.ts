import type { ErrorCode } from '@tam/errors';
import { isCivilDate } from './civil-day';
import type { HolidayRule } from './holiday-rule';

/** What of a holiday is wrong, where in its file. */
export interface HolidayFault {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
}

const COMMON_YEAR = 2001;

/** What of the holidays of one file has the right form and still cannot be meant. */
export function checkHolidays(holidays: readonly HolidayRule[]): readonly HolidayFault[] {
  return holidays.flatMap((holiday, index) => {
    const at = `/holidays/${index}`;
    const before = holidays.slice(0, index).find((other) => sharesAYear(other, holiday));
    const twice: readonly HolidayFault[] =
      before === undefined
        ? []
        : [
            {
              code: 'TAM_CALENDAR_DUPLICATE_HOLIDAY',
              pointer: `${at}/name`,
              message: `"${holiday.name}" is there twice in one year.`,
            },
          ];
    return [...twice, ...checkYears(holiday, at), ...checkDates(holiday, `${at}/rule`)];
  });
}

const firstYear = ({ fromYear }: HolidayRule): number => fromYear ?? -Infinity;
const lastYear = ({ toYear }: HolidayRule): number => toYear ?? Infinity;

function sharesAYear(a: HolidayRule, b: HolidayRule): boolean {
  return a.name === b.name && firstYear(a) <= lastYear(b) && firstYear(b) <= lastYear(a);
}

function checkYears(holiday: HolidayRule, at: string): readonly HolidayFault[] {
  if (firstYear(holiday) <= lastYear(holiday)) return [];
  const message = `${holiday.name} ends in ${holiday.toYear}, before it begins in ${holiday.fromYear}.`;
  return [{ code: 'TAM_CALENDAR_INVALID_YEARS', pointer: `${at}/toYear`, message }];
}

function checkDates(holiday: HolidayRule, at: string): readonly HolidayFault[] {
  const { rule } = holiday;
  if (rule.kind === 'fixed') {
    const date = `${COMMON_YEAR}-${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}`;
    if (isCivilDate(date)) return [];
    const message = `Day ${rule.day} of month ${rule.month} is not a day of every year.`;
    return [{ code: 'TAM_CALENDAR_INVALID_DATE', pointer: `${at}/day`, message }];
  }
  if (rule.kind !== 'listed' && rule.kind !== 'one-off') return [];
  const wrong = rule.dates.flatMap((date, index): HolidayFault[] => {
    const pointer = `${at}/dates/${index}`;
    if (!isCivilDate(date)) {
      return [
        { code: 'TAM_CALENDAR_INVALID_DATE', pointer, message: `${date} is not a day of the calendar.` },
      ];
    }
    const year = Number(date.slice(0, 4));
    if (year >= firstYear(holiday) && year <= lastYear(holiday)) return [];
    const message = `${date} lies outside the years of ${holiday.name}.`;
    return [{ code: 'TAM_CALENDAR_INVALID_YEARS', pointer, message }];
  });
  return rule.kind === 'listed' ? [...wrong, ...missingYears(holiday, rule.dates, at)] : wrong;
}

/** The years from the first (`fromYear`, else the first row's) to the last row that have no row. */
function missingYears(holiday: HolidayRule, dates: readonly string[], at: string): readonly HolidayFault[] {
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const last = holiday.toYear ?? Math.max(...years);
  const missing: number[] = [];
  for (let year = holiday.fromYear ?? Math.min(...years); year <= last; year += 1) {
    if (!years.includes(year)) missing.push(year);
  }
  if (missing.length === 0) return [];
  const message = `${holiday.name} has no date in ${missing.join(', ')}.`;
  return [{ code: 'TAM_CALENDAR_GAP', pointer: `${at}/dates`, message }];
}
