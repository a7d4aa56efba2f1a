import { loadCalendarsIn } from '@tam/config';
import { dayTable } from './build-day-table';
import type { DayTable } from './day-table';
import { holidaysOf } from './holidays-of';

const calendars = loadCalendarsIn();
const daysUnder = (calendar: string): DayTable => dayTable('America/Los_Angeles', calendars.get(calendar)!);

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
