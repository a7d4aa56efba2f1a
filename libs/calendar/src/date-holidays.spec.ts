import { loadCalendarsIn } from '@tam/config';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { dayTable } from './build-day-table';

/** Where the library's `public` flag is known to differ from a calendar on a weekday, and why the calendar is kept. */
const KNOWN_ERRORS: {
  readonly [calendar: string]: {
    readonly place: readonly [string, string?];
    readonly errors: { readonly [why: string]: readonly string[] };
  };
} = {
  'ca-state-office': {
    place: ['US', 'CA'],
    errors: {
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
    },
  },
  'us-federal': {
    place: ['US'],
    errors: {
      'the observed Veterans Day, which the library types as a bank holiday only': [
        '2023-11-10',
        '2028-11-10',
        '2029-11-12',
      ],
    },
  },
  'ny-public': {
    place: ['US', 'NY'],
    errors: {
      'Susan B. Anthony Day, which the state remembers and does not rest on': [
        '2022-02-15',
        '2023-02-15',
        '2024-02-15',
        '2028-02-15',
        '2029-02-15',
        '2030-02-15',
      ],
      "the Monday after a Sunday Lincoln's Birthday, which New York does give": ['2023-02-13'],
      'a Friday before a Saturday holiday, which New York does not give': [
        '2026-07-03',
        '2027-06-18',
        '2027-12-24',
        '2027-12-31',
      ],
      'the Monday after a Sunday Veterans Day, which the library types as a bank holiday only': [
        '2029-11-12',
      ],
    },
  },
  'gb-eng-bank': { place: ['GB', 'ENG'], errors: {} },
};

const YEARS = [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];

describe('the holiday library, as a cross-check', () => {
  const calendars = loadCalendarsIn();
  for (const [id, { place, errors }] of Object.entries(KNOWN_ERRORS)) {
    it(`agrees with ${id} on every weekday of 2022 to 2030 but its known errors`, () => {
      const library = new Holidays(...(place as [string, string]));
      const days = dayTable('UTC', calendars.get(id)!);
      const closed = new Set(
        YEARS.flatMap((year) =>
          library
            .getHolidays(year)
            .filter((holiday) => holiday.type === 'public')
            .map((holiday) => holiday.date.slice(0, 10)),
        ),
      );
      const differences = YEARS.flatMap(datesOf).filter((date) => {
        const counts = date.dayOfWeek <= 5 && !closed.has(date.toString());
        return counts !== days.isBusinessDay(date.toString());
      });
      expect(differences.map(String)).toEqual(Object.values(errors).flat().sort());
    });
  }
});

function datesOf(year: number): Temporal.PlainDate[] {
  const first = new Temporal.PlainDate(year, 1, 1);
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }));
}
