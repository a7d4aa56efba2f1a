import { dateOf, dayAfter, isCivilDate, DAY_COUNT, dayNumber, weekdayName } from './civil-day';

describe('a civil day', () => {
  it('is the same day after a way through its number, for every day of the tables', () => {
    const days = Array.from({ length: DAY_COUNT }, (_, day) => day);
    expect(days.filter((day) => dayNumber(dateOf(day)) !== day)).toEqual([]);
  });

  for (const [date, weekday] of [
    ['1999-01-01', 'Fri'],
    ['2000-02-29', 'Tue'],
    ['2024-02-29', 'Thu'],
    ['2026-11-24', 'Tue'],
    ['2100-03-01', 'Mon'],
    ['2101-12-31', 'Sat'],
  ] as const) {
    it(`${date} is a ${weekday}`, () => expect(weekdayName(dayNumber(date))).toBe(weekday));
  }

  for (const date of [
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-3',
    '',
    'today',
    '2026-01-00',
    '2026-01-011',
    '2026/01/01',
  ]) {
    it(`"${date}" is refused as no day of the calendar`, () => {
      expect(() => dayNumber(date)).toThrow(expect.objectContaining({ code: 'TAM_CALENDAR_INVALID_DATE' }));
    });
  }

  for (const date of ['1998-12-31', '2102-01-01', '9999-12-31']) {
    it(`${date} is refused as outside the years of the tables`, () => {
      expect(() => dayNumber(date)).toThrow(expect.objectContaining({ code: 'TAM_CALENDAR_OUT_OF_RANGE' }));
    });
  }

  it('is followed by the next, over a month, a leap day and a year', () => {
    expect(['2026-04-30', '2028-02-28', '2026-12-31'].map(dayAfter)).toEqual([
      '2026-05-01',
      '2028-02-29',
      '2027-01-01',
    ]);
  });

  it('is told from a text that is none', () => {
    expect(['2028-02-29', '2026-02-29', 'soon'].map(isCivilDate)).toEqual([true, false, false]);
  });
});
