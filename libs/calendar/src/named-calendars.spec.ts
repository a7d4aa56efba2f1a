import { loadCalendarsIn } from '@tam/config';
import { dayTable } from './build-day-table';
import { holidaysOf } from './holidays-of';

const calendars = loadCalendarsIn();

describe('the days that do not count', () => {
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
