import { dayTable, EVERY_DAY } from '@tam/calendar';
import { addDays } from './local-dates';
import { PlaceTime } from './place-time';

describe('local time of a place', () => {
  const losAngeles = new PlaceTime('America/Los_Angeles');

  it('reads the clock on the wall before and after summer time begins', () => {
    expect(new Date(losAngeles.at('2026-03-07', 600)).toISOString()).toBe('2026-03-07T18:00:00.000Z');
    expect(new Date(losAngeles.at('2026-03-09', 600)).toISOString()).toBe('2026-03-09T17:00:00.000Z');
    expect(losAngeles.minuteOf(Date.parse('2026-03-09T17:00:00Z'))).toBe(600);
  });

  it.each(['America/Los_Angeles', 'America/Phoenix', 'America/Denver', 'Pacific/Honolulu'])(
    'agrees with the calendar library on the last millisecond of every day of 2026 in %s',
    (zone) => {
      const time = new PlaceTime(zone);
      const table = dayTable(zone, EVERY_DAY);
      for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
        expect(time.endOf(day)).toBe(table.endOfDay(day));
        expect(time.dateOf(time.endOf(day))).toBe(day);
      }
    },
  );
});
