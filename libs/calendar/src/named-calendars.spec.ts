import { loadCalendarsIn } from '@tam/config';
import { Temporal } from 'temporal-polyfill';
import { dayTable } from './build-day-table';
import { holidaysOf } from './holidays-of';

const calendars = loadCalendarsIn();

/** The weekdays that do not count, worked out apart from the rules under test. */
const CLOSED: { readonly [calendar: string]: { readonly [year: number]: string } } = {
  'us-federal': {
    2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
    2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
    2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
    2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
    2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    2027: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
    2028: '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
    2029: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
    2030: '01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  },
  'ny-public': {
    2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-08 11-11 11-24 12-26',
    2023: '01-02 01-16 02-13 02-20 05-29 06-19 07-04 09-04 10-09 11-07 11-23 12-25',
    2024: '01-01 01-15 02-12 02-19 05-27 06-19 07-04 09-02 10-14 11-05 11-11 11-28 12-25',
    2025: '01-01 01-20 02-12 02-17 05-26 06-19 07-04 09-01 10-13 11-04 11-11 11-27 12-25',
    2026: '01-01 01-19 02-12 02-16 05-25 06-19 09-07 10-12 11-03 11-11 11-26 12-25',
    2027: '01-01 01-18 02-12 02-15 05-31 07-05 09-06 10-11 11-02 11-11 11-25',
    2028: '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-07 11-23 12-25',
    2029: '01-01 01-15 02-12 02-19 05-28 06-19 07-04 09-03 10-08 11-06 11-12 11-22 12-25',
    2030: '01-01 01-21 02-12 02-18 05-27 06-19 07-04 09-02 10-14 11-05 11-11 11-28 12-25',
  },
  'gb-eng-bank': {
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  },
  'us-weekday': { 2026: '', 2027: '' },
  'ca-weekday': { 2026: '', 2027: '' },
};

describe('the weekdays that do not count', () => {
  for (const [id, years] of Object.entries(CLOSED)) {
    for (const [year, days] of Object.entries(years)) {
      it(`under ${id} in ${year} are those of the table`, () => {
        const table = dayTable('UTC', calendars.get(id)!);
        const closed: string[] = [];
        for (
          let date = Temporal.PlainDate.from(`${year}-01-01`);
          date.year === Number(year);
          date = date.add({ days: 1 })
        ) {
          if (date.dayOfWeek <= 5 && !table.isBusinessDay(date.toString())) closed.push(date.toString());
        }
        const expected = days.split(' ').filter((day) => day !== '');
        expect(closed).toEqual(expected.map((day) => `${year}-${day}`));
      });
    }
  }

  it('have reasons that people read, also where the holiday is that of the next year', () => {
    const days = dayTable('America/New_York', calendars.get('us-federal')!);
    const counted = days.countBusinessDays(days.startOfDay('2027-12-30'), 1);
    expect(counted.map(({ date, skipped }) => [date, skipped])).toEqual([
      ['2027-12-30', undefined],
      ['2027-12-31', "New Year's Day (observed)"],
      ['2028-01-01', 'Saturday'],
      ['2028-01-02', 'Sunday'],
      ['2028-01-03', undefined],
    ]);
  });
});

describe('every calendar that ships', () => {
  for (const calendar of calendars.values()) {
    it(`${calendar.id} says where it comes from, and so does each of its holidays`, () => {
      expect([calendar.description, calendar.source].filter((text) => text === '')).toEqual([]);
      expect(calendar.holidays.filter(({ source }) => source === '')).toEqual([]);
    });
    it(`${calendar.id} calls no holiday verified whose source is general knowledge alone`, () => {
      const overstated = calendar.holidays.filter(
        ({ source, verification }) => /^general knowledge/i.test(source) && verification !== 'unverified',
      );
      expect(overstated).toEqual([]);
    });
    it(`${calendar.id} knows its holidays of every year from 2023 to 2035`, () => {
      for (let year = 2023; year <= 2035; year += 1) {
        const dates = holidaysOf(calendar, year).map(({ date }) => date);
        expect(dates).toEqual([...dates].sort());
        expect(dates.filter((date) => !date.startsWith(`${year}-`))).toEqual([]);
      }
    });
  }
});
