import { loadCalendarsIn } from '@tam/config';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar';
import { dayTable } from './build-day-table';
import { holidaysOf } from './holidays-of';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const calendars = [...loadCalendarsIn().values()];
const holidays = new Map(
  calendars.map((calendar) => {
    const years = Array.from({ length: 24 }, (_, index) => 2012 + index);
    return [calendar, new Set(years.flatMap((year) => holidaysOf(calendar, year).map(({ date }) => date)))];
  }),
);

/** Day after day by the library, with nothing remembered: slow and plain. */
function plainEnd(zone: string, calendar: Calendar, start: number, n: number): number {
  let date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainDate();
  for (let left = n; left > 0;) {
    date = date.add({ days: 1 });
    const counts =
      calendar.weekdays.includes(date.dayOfWeek) && !holidays.get(calendar)?.has(date.toString());
    if (counts) left -= 1;
  }
  return date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
}

describe('the end of a business day', () => {
  it('is that of a plain day-by-day count, at ten thousand random starts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/Los_Angeles', 'America/Denver', 'Pacific/Honolulu'),
        fc.constantFrom(...calendars),
        fc.integer({ min: at('2012-01-01T12:00:00Z'), max: at('2035-10-01T12:00:00Z') }),
        fc.nat(20),
        (zone, calendar, start, n) => {
          expect(dayTable(zone, calendar).endOfBusinessDay(start, n)).toBe(
            plainEnd(zone, calendar, start, n),
          );
        },
      ),
      { numRuns: 10_000, seed: 20_261_124 },
    );
  });

  it('counts for people as many days as it was asked for, the last being that day', () => {
    for (const calendar of calendars) {
      const table = dayTable('America/Los_Angeles', calendar);
      const start = at('2026-12-18T23:59:59.999-08:00');
      const counted = table.countBusinessDays(start, 10);
      expect(counted.filter((day) => day.index !== undefined)).toHaveLength(11);
      expect(counted.at(-1)?.date).toBe(table.localDate(table.endOfBusinessDay(start, 10)));
      expect(counted.filter((day) => (day.index === undefined) !== (day.skipped !== undefined))).toEqual([]);
    }
  });
});
