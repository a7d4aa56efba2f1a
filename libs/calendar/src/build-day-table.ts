import { businessDays } from './business-days';
import type { Calendar } from './calendar';
import { dateOf, dayNumber, weekdayName } from './civil-day';
import type { CountedDay, DayTable } from './day-table';
import { zoneDays } from './zone-days';

const tables = new WeakMap<Calendar, Map<string, DayTable>>();

/**
 * The day table of an IANA zone under a named calendar; the same object for the same pair, as long as the calendar is
 * the same object. Error: TAM_CALENDAR_UNKNOWN_ZONE.
 */
export function dayTable(zone: string, calendar: Calendar): DayTable {
  let byZone = tables.get(calendar);
  if (byZone === undefined) {
    byZone = new Map();
    tables.set(calendar, byZone);
  }
  let table = byZone.get(zone);
  if (table === undefined) {
    table = buildDayTable(zone, calendar);
    byZone.set(zone, table);
  }
  return table;
}

function buildDayTable(zone: string, calendar: Calendar): DayTable {
  const days = zoneDays(zone);
  const business = businessDays(calendar);
  return {
    zone,
    calendar,
    localDate: (instant) => dateOf(days.dayAt(instant)),
    startOfDay: (date) => days.startOf(dayNumber(date)),
    endOfDay: (date) => days.endOf(dayNumber(date)),
    isBusinessDay: (date) => business.counts(dayNumber(date)),
    endOfBusinessDay: (start, n) => days.endOf(business.after(days.dayAt(start), n)),
    endOfCalendarDay: (start, n) => days.endOf(days.dayAt(start) + n),
    countBusinessDays: (start, n) => {
      const first = days.dayAt(start);
      const last = business.after(first, n);
      const counted: CountedDay[] = [];
      for (let day = first, index = 0; day <= last; day += 1) {
        const reason = day === first ? undefined : business.reason(day);
        const place = { date: dateOf(day), weekday: weekdayName(day) };
        if (reason !== undefined) counted.push({ ...place, index: undefined, skipped: reason });
        else {
          counted.push({ ...place, index });
          index += 1;
        }
      }
      return counted;
    },
  };
}
