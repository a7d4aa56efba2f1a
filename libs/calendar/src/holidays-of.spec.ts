import { EVERY_DAY, type Calendar } from './calendar';
import { holidaysOf } from './holidays-of';
import type { HolidayDate, HolidayRule, WeekendMove } from './holiday-rule';

const holiday = (name: string, rule: HolidayDate, over: Partial<HolidayRule> = {}): HolidayRule => ({
  name,
  rule,
  source: 'Example Code §1',
  verification: 'unverified',
  ...over,
});
const withHolidays = (...holidays: HolidayRule[]): Calendar => ({ ...EVERY_DAY, id: 'example', holidays });
const datesOf = (rule: HolidayDate, year: number, over: Partial<HolidayRule> = {}): string[] =>
  holidaysOf(withHolidays(holiday('Day', rule, over)), year).map(({ date }) => date);

describe('a fixed date', () => {
  const newYear = (moves: WeekendMove): HolidayDate => ({ kind: 'fixed', month: 1, day: 1, moves });
  // Saturday 2022-01-01 and 2028-01-01, Sunday 2023-01-01, Monday 2024-01-01.
  for (const [moves, ...expected] of [
    ['sunday-to-monday', ['2022-01-01'], ['2023-01-01', '2023-01-02'], ['2024-01-01']],
    ['saturday-to-friday', ['2022-01-01'], ['2023-01-01'], ['2024-01-01']],
    ['sunday-to-monday-and-saturday-to-friday', ['2022-01-01'], ['2023-01-01', '2023-01-02'], ['2024-01-01']],
    ['next-free-weekday', ['2022-01-01', '2022-01-03'], ['2023-01-01', '2023-01-02'], ['2024-01-01']],
  ] as const) {
    it(`on a weekend moves ${moves}, and stays a holiday itself`, () => {
      expect([2022, 2023, 2024].map((year) => datesOf(newYear(moves), year))).toEqual(expected);
    });
  }
  it('is observed in the year before where a Saturday moves it over the turn of the year', () => {
    expect(datesOf(newYear('saturday-to-friday'), 2027)).toEqual(['2027-01-01', '2027-12-31']);
    expect(datesOf(newYear('saturday-to-friday'), 2028)).toEqual(['2028-01-01']);
  });
  it('is observed in the year after where a Sunday moves it over the turn of the year', () => {
    const eve: HolidayDate = { kind: 'fixed', month: 12, day: 31, moves: 'sunday-to-monday' };
    expect([2023, 2024].map((year) => datesOf(eve, year))).toEqual([
      ['2023-12-31'],
      ['2024-01-01', '2024-12-31'],
    ]);
  });
  it('is not observed over the turn of the year before its first year', () => {
    expect(datesOf(newYear('saturday-to-friday'), 2027, { fromYear: 2029 })).toEqual([]);
  });
  it('keeps to the years of the tables at both of their ends', () => {
    const eve: HolidayDate = { kind: 'fixed', month: 12, day: 31, moves: 'sunday-to-monday' };
    expect(datesOf(eve, 1999)).toEqual(['1999-12-31']);
    expect(datesOf(newYear('saturday-to-friday'), 2101)).toEqual(['2101-01-01']);
  });
});

describe('two holidays on one weekend', () => {
  const christmas = withHolidays(
    holiday('Christmas Day', { kind: 'fixed', month: 12, day: 25, moves: 'next-free-weekday' }),
    holiday('Boxing Day', { kind: 'fixed', month: 12, day: 26, moves: 'next-free-weekday' }),
  );
  const observed = (year: number): string[] =>
    holidaysOf(christmas, year)
      .filter(({ name }) => name.endsWith('(observed)'))
      .map(({ date, name }) => `${date} ${name}`);

  it('take the next two free weekdays where they fall on Saturday and Sunday', () => {
    expect(observed(2027)).toEqual([
      '2027-12-27 Christmas Day (observed)',
      '2027-12-28 Boxing Day (observed)',
    ]);
  });
  it('leave the other its own day where only the first falls on a Sunday', () => {
    expect(observed(2022)).toEqual(['2022-12-27 Christmas Day (observed)']);
  });
  it('pass over the Sunday where only the second falls on a Saturday', () => {
    expect(observed(2026)).toEqual(['2026-12-28 Boxing Day (observed)']);
  });
});

describe('a weekday of a month', () => {
  for (const [what, rule, year, date] of [
    ['the third Monday of January', { kind: 'nth-weekday', month: 1, weekday: 1, nth: 3 }, 2026, '01-19'],
    [
      'the first Monday where it is the 1st',
      { kind: 'nth-weekday', month: 9, weekday: 1, nth: 1 },
      2025,
      '09-01',
    ],
    [
      'the fourth Thursday where it is the 28th',
      { kind: 'nth-weekday', month: 11, weekday: 4, nth: 4 },
      2024,
      '11-28',
    ],
    ['the last Monday of May', { kind: 'last-weekday', month: 5, weekday: 1 }, 2026, '05-25'],
    ['the last Monday where it is the 31st', { kind: 'last-weekday', month: 5, weekday: 1 }, 2027, '05-31'],
    ['the last Sunday of a leap February', { kind: 'last-weekday', month: 2, weekday: 7 }, 2032, '02-29'],
    [
      'the Tuesday after the first Monday',
      { kind: 'day-after-nth-weekday', month: 11, weekday: 1, nth: 1 },
      2022,
      '11-08',
    ],
    [
      'the Friday after the fourth Thursday',
      { kind: 'day-after-nth-weekday', month: 11, weekday: 4, nth: 4 },
      2028,
      '11-24',
    ],
  ] as const) {
    it(`${what} is ${year}-${date}`, () => expect(datesOf(rule, year)).toEqual([`${year}-${date}`]));
  }
});

describe('Easter Sunday', () => {
  // Years at the edges of the computus: the earliest and latest dates of the tables and both of its exceptions.
  const sundays =
    '2000-04-23 2001-04-15 2004-04-11 2008-03-23 2011-04-24 2019-04-21 2022-04-17 2023-04-09 2024-03-31 2025-04-20 ' +
    '2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2035-03-25 2038-04-25 2049-04-18 2076-04-19 2100-03-28';
  for (const date of sundays.split(' ')) {
    it(`is ${date}`, () => {
      expect(datesOf({ kind: 'easter', offset: 0 }, Number(date.slice(0, 4)))).toEqual([date]);
    });
  }
  it('carries Good Friday and Easter Monday, also over the end of a month', () => {
    expect(datesOf({ kind: 'easter', offset: -2 }, 2024)).toEqual(['2024-03-29']);
    expect(datesOf({ kind: 'easter', offset: 1 }, 2024)).toEqual(['2024-04-01']);
  });
});

describe('listed dates', () => {
  const dates = ['2024-02-10', '2025-01-29', '2025-12-31'];
  it('are those of the year, also two in one', () => {
    expect(datesOf({ kind: 'listed', dates }, 2025)).toEqual(['2025-01-29', '2025-12-31']);
  });
  it('refuse a year without a row, and leave out one before the first year', () => {
    expect(() => datesOf({ kind: 'listed', dates }, 2026)).toThrow(
      expect.objectContaining({ code: 'TAM_CALENDAR_OUT_OF_RANGE', subject: { year: 2026 } }),
    );
    expect(datesOf({ kind: 'listed', dates }, 2023, { fromYear: 2024 })).toEqual([]);
  });
  it('of one-off days leave every other year free', () => {
    expect([2024, 2025, 2026].map((year) => datesOf({ kind: 'one-off', dates }, year).length)).toEqual([
      1, 2, 0,
    ]);
  });
});

describe('a holiday is observed', () => {
  it('from its first to its last year', () => {
    const rule: HolidayDate = { kind: 'fixed', month: 6, day: 19 };
    const years = [2020, 2021, 2022, 2023].filter(
      (year) => datesOf(rule, year, { fromYear: 2021, toYear: 2022 }).length > 0,
    );
    expect(years).toEqual([2021, 2022]);
  });
});
