import { dayTable } from '@tam/calendar';
import { loadCalendarsIn } from '@tam/config';
import { addDays } from './local-dates';
import { isOfficeDay, officeDayAfter } from './office-days';

describe('office days, counted apart from the calendar library', () => {
  it.each([
    ['2026-11-26', '2026-12-11'],
    ['2026-11-28', '2026-12-11'],
    ['2026-07-04', '2026-07-17'],
    ['2026-11-11', '2026-11-25'],
    ['2026-03-26', '2026-04-10'],
    ['2026-12-18', '2027-01-05'],
    ['2023-11-02', '2023-11-17'],
  ])('ten of them after %s end on %s', (start, due) => {
    expect(officeDayAfter(start, 10)).toBe(due);
  });

  it('agree with the calendar library on every day of 2022 to 2030', () => {
    const table = dayTable('America/Los_Angeles', loadCalendarsIn().get('ca-state-office')!);
    const differing: string[] = [];
    for (let day = '2022-01-01'; day <= '2030-12-31'; day = addDays(day, 1)) {
      if (isOfficeDay(day) !== table.isBusinessDay(day)) differing.push(day);
    }
    expect(differing).toEqual([]);
  });
});
