import { loadCalendarsIn } from '@tam/config';
import Holidays from 'date-holidays';
import { dayTable } from '../build-day-table';
import { Temporal } from 'temporal-polyfill';

/** Where the library's `public` flag is known to differ from the days on which California state offices close. */
const KNOWN_ERRORS = {
  'Juneteenth, on which state offices do not close': [
    '2022-06-20',
    '2023-06-19',
    '2024-06-19',
    '2025-06-19',
    '2026-06-19',
    '2027-06-18',
    '2028-06-19',
    '2029-06-19',
    '2030-06-19',
  ],
  'a Friday before a Saturday holiday, which California does not give': [
    '2026-07-03',
    '2027-12-24',
    '2027-12-31',
  ],
  'the Friday before or Monday after Veterans Day, which California does give': [
    '2023-11-10',
    '2028-11-10',
    '2029-11-12',
  ],
};

describe('the holiday library, as a cross-check of ca-state-office', () => {
  it('agrees on every weekday of 2022 to 2030 but its known errors', () => {
    const library = new Holidays('US', 'CA');
    const days = dayTable('America/Los_Angeles', loadCalendarsIn().get('ca-state-office')!);
    const differences: string[] = [];
    for (let year = 2022; year <= 2030; year += 1) {
      const closed = new Set(
        library
          .getHolidays(year)
          .filter((holiday) => holiday.type === 'public')
          .map((holiday) => holiday.date.slice(0, 10)),
      );
      for (let date = new Temporal.PlainDate(year, 1, 1); date.year === year; date = date.add({ days: 1 })) {
        const counts = date.dayOfWeek <= 5 && !closed.has(date.toString());
        if (counts !== days.isBusinessDay(date.toString())) differences.push(date.toString());
      }
    }
    expect(differences).toEqual(Object.values(KNOWN_ERRORS).flat().sort());
  });
});
