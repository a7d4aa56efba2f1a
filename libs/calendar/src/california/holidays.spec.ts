import { loadCalendarsIn } from '@tam/config';
import { Temporal } from 'temporal-polyfill';
import { dayTable } from '../build-day-table';
import type { DayTable } from '../day-table';
import { holidaysOf } from '../holidays-of';

const calendars = loadCalendarsIn();
const daysUnder = (calendar: string): DayTable => dayTable('America/Los_Angeles', calendars.get(calendar)!);
const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;
const datesOf = (calendar: string, year: number): string[] => [
  ...new Set(holidaysOf(calendars.get(calendar)!, year).map((holiday) => holiday.date)),
];
const table = (rows: { readonly [year: number]: string }): [number, string[]][] =>
  Object.entries(rows).map(([year, days]) => [Number(year), days.split(' ').map((day) => `${year}-${day}`)]);

/** The weekdays that do not count, worked out apart from the rules under test. */
const OFFICE_CLOSED = table({
  2022: '01-17 02-21 03-31 05-30 07-04 09-05 11-11 11-24 11-25 12-26',
  2023: '01-02 01-16 02-20 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25',
  2024: '01-01 01-15 02-19 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25',
  2025: '01-01 01-20 02-17 03-31 05-26 07-04 09-01 11-11 11-27 11-28 12-25',
  2026: '01-01 01-19 02-16 03-31 05-25 09-07 11-11 11-26 11-27 12-25',
  2027: '01-01 01-18 02-15 03-31 05-31 07-05 09-06 11-11 11-25 11-26',
  2028: '01-17 02-21 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25',
  2029: '01-01 01-15 02-19 05-28 07-04 09-03 11-12 11-22 11-23 12-25',
  2030: '01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25',
});

const STATUTORY = table({
  2022: '01-17 02-21 03-31 05-30 07-04 09-05 09-09 09-23 10-10 11-11 11-24 12-26',
  2023: '01-02 01-16 02-13 02-20 03-31 04-24 05-29 06-19 07-04 09-04 09-22 10-09 11-10 11-23 12-25',
  2024: '01-01 01-15 02-12 02-19 04-01 04-24 05-27 06-19 07-04 09-02 09-09 09-27 10-14 11-11 11-28 12-25',
  2025: '01-01 01-20 01-29 02-12 02-17 03-31 04-24 05-26 06-19 07-04 09-01 09-09 09-26 10-13 11-11 11-27 12-25',
  2026: '01-01 01-19 02-12 02-16 02-17 03-31 04-24 05-25 06-19 09-07 09-09 09-25 10-12 11-11 11-26 12-25',
  2027: '01-01 01-18 02-12 02-15 03-31 05-31 07-05 09-06 09-09 09-24 10-11 10-29 11-11 11-25',
  2028: '01-17 01-26 02-21 03-31 04-24 05-29 06-19 07-04 09-04 09-22 10-09 10-17 11-10 11-23 12-25',
  2029: '01-01 01-15 02-12 02-13 02-19 04-24 05-28 06-19 07-04 09-03 09-10 09-28 10-08 11-05 11-12 11-22 12-25',
  2030: '01-01 01-21 02-12 02-18 04-01 04-24 05-27 06-19 07-04 09-02 09-09 09-27 10-14 11-11 11-28 12-25',
});

const SATURDAY_HOLIDAYS = table({
  2022: '01-01 02-12',
  2023: '09-09 11-11',
  2024: '02-10',
  2026: '07-04',
  2027: '02-06 04-24 06-19 12-25',
  2028: '01-01 02-12 09-09 11-11',
  2029: '03-31',
  2030: '10-26',
});

describe('the weekdays on which', () => {
  for (const [year, days] of OFFICE_CLOSED) {
    it(`state offices close in ${year} are those of the table`, () => {
      expect(datesOf('ca-state-office', year).filter((date) => weekdayOf(date) <= 5)).toEqual(days);
    });
  }
  for (const [year, days] of STATUTORY) {
    it(`a statutory holiday falls in ${year} are those of the table`, () => {
      expect(datesOf('ca-gov6700', year).filter((date) => weekdayOf(date) <= 5)).toEqual(days);
    });
  }
});

describe('a Saturday under ca-civ9', () => {
  const days = daysUnder('ca-civ9');
  it('counts unless it is a statutory holiday itself', () => {
    const closed: string[] = [];
    for (let date = Temporal.PlainDate.from('2022-01-01'); date.year < 2031; date = date.add({ days: 7 })) {
      if (!days.isBusinessDay(date.toString())) closed.push(date.toString());
    }
    expect(closed).toEqual(SATURDAY_HOLIDAYS.flatMap(([, dates]) => dates));
  });
});

describe('a fixed date on a weekend', () => {
  const closed = (date: string): boolean => !daysUnder('ca-state-office').isBusinessDay(date);
  for (const [what, date, expected] of [
    ['Independence Day on Saturday does not close the Friday before', '2026-07-03', false],
    ['Christmas on Saturday does not close the Friday before', '2027-12-24', false],
    ["New Year's Day on Saturday does not close the Friday before", '2027-12-31', false],
    ['Independence Day on Sunday closes the Monday after', '2027-07-05', true],
    ["New Year's Day on Sunday closes the Monday after", '2023-01-02', true],
    ['Veterans Day on Saturday closes the Friday before', '2023-11-10', true],
    ['Veterans Day on Saturday closes the Friday before, again', '2028-11-10', true],
    ['Veterans Day on Sunday closes the Monday after', '2029-11-12', true],
  ] as const) {
    it(`${what} (${date})`, () => expect(closed(date)).toBe(expected));
  }
});

describe('a holiday is observed from the year of its statute', () => {
  const observed = (name: string, year: number): boolean =>
    holidaysOf(calendars.get('ca-gov6700')!, year).some((holiday) => holiday.name === name);
  for (const [name, first] of [
    ['Lunar New Year', 2023],
    ['Genocide Remembrance Day', 2023],
    ['Juneteenth', 2023],
    ['Diwali', 2026],
  ] as const) {
    it(`${name} in ${first}, not the year before`, () => {
      expect([observed(name, first - 1), observed(name, first)]).toEqual([false, true]);
    });
  }
});

describe('beyond the last listed moon', () => {
  const due = (calendar: string): number => {
    const days = daysUnder(calendar);
    return days.endOfBusinessDay(days.startOfDay('2035-12-20'), 10);
  };
  for (const calendar of ['ca-gov6700', 'ca-civ9'] as const) {
    it(`${calendar} says that it has no date for the year`, () => {
      expect(() => due(calendar)).toThrow(
        expect.objectContaining({ code: 'TAM_CALENDAR_OUT_OF_RANGE', subject: { year: 2036 } }),
      );
    });
  }
  for (const calendar of ['ca-weekday', 'ca-state-office', 'none'] as const) {
    it(`${calendar}, which needs no moon, still counts`, () => expect(due(calendar)).toBeGreaterThan(0));
  }
  it('ca-gov6700 still knows its local dates', () => {
    const days = daysUnder('ca-gov6700');
    expect(days.localDate(days.startOfDay('2040-02-29'))).toBe('2040-02-29');
  });
});

describe('every holiday rule', () => {
  const rules = [...calendars.values()].flatMap((calendar) => calendar.holidays);
  it('names its source', () => expect(rules.filter((rule) => rule.source === '')).toEqual([]));
  it('is unverified where its dates are computed', () => {
    const listed = rules.filter((rule) => rule.rule.kind === 'listed');
    expect(listed.map((rule) => rule.verification)).toEqual(listed.map(() => 'unverified'));
  });
});
