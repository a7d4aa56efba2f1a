import { loadCalendarsIn } from '@tam/config';
import { Temporal } from 'temporal-polyfill';
import { dayTable } from './build-day-table';
import type { DayTable } from './day-table';
import { localTime } from './local-time';

const ZONE = 'America/Los_Angeles';
const calendars = loadCalendarsIn();
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const days = (calendar: string): DayTable => dayTable(ZONE, calendars.get(calendar)!);
const due = (calendar: string, date: string, n = 10): string => {
  const table = days(calendar);
  return table.localDate(table.endOfBusinessDay(table.startOfDay(date), n));
};

describe('ten business days after the date of a request', () => {
  const columns = ['ca-weekday', 'ca-state-office', 'ca-gov6700', 'ca-civ9'] as const;
  const rows = [
    ['2026-03-18', '2026-04-01', '2026-04-02', '2026-04-02', '2026-03-30'],
    ['2026-03-26', '2026-04-09', '2026-04-10', '2026-04-10', '2026-04-08'],
    ['2026-02-06', '2026-02-20', '2026-02-23', '2026-02-25', '2026-02-21'],
    ['2026-06-12', '2026-06-26', '2026-06-26', '2026-06-29', '2026-06-25'],
    ['2026-06-25', '2026-07-09', '2026-07-09', '2026-07-09', '2026-07-08'],
    ['2026-09-04', '2026-09-18', '2026-09-21', '2026-09-22', '2026-09-18'],
    ['2026-11-13', '2026-11-27', '2026-12-01', '2026-11-30', '2026-11-25'],
    ['2026-12-18', '2027-01-01', '2027-01-05', '2027-01-05', '2026-12-31'],
    ['2023-11-02', '2023-11-16', '2023-11-17', '2023-11-17', '2023-11-16'],
  ] as const;
  for (const [request, ...expected] of rows) {
    for (const [index, calendar] of columns.entries()) {
      it(`${request} falls due ${expected[index]} under ${calendar}`, () => {
        expect(due(calendar, request)).toBe(expected[index]);
      });
    }
  }

  for (const [request, expected] of [
    ['2026-11-26', '2026-12-11'],
    ['2026-11-28', '2026-12-11'],
    ['2026-07-04', '2026-07-17'],
    ['2026-11-11', '2026-11-25'],
  ] as const) {
    it(`a request on ${request}, a day that does not count, falls due ${expected} under ca-state-office`, () => {
      expect(due('ca-state-office', request)).toBe(expected);
    });
  }

  it('ends at the last millisecond of the day', () => {
    const end = days('ca-state-office').endOfBusinessDay(at('2026-11-26T18:12:00-08:00'), 10);
    expect(end).toBe(at('2026-12-11T23:59:59.999-08:00'));
  });

  it('counts every day when the calendar is none', () => {
    expect(due('none', '2026-12-18')).toBe('2026-12-28');
  });
});

describe('forty-eight elapsed hours', () => {
  it('run through a weekend and a holiday', () => {
    expect(localTime(at('2026-07-03T16:40:00-07:00') + 48 * 3_600_000, ZONE)).toBe('2026-07-05 16:40:00 PDT');
  });
  it('run through the spring clock change', () => {
    expect(localTime(at('2026-03-07T10:00:00-08:00') + 48 * 3_600_000, ZONE)).toBe('2026-03-09 11:00:00 PDT');
  });
});

describe('the days counted for people', () => {
  it('name day 0, each counted day and why a day was skipped', () => {
    const counted = days('ca-state-office').countBusinessDays(at('2026-11-26T09:00:00-08:00'), 2);
    expect(counted).toEqual([
      { date: '2026-11-26', weekday: 'Thu', index: 0 },
      { date: '2026-11-27', weekday: 'Fri', index: undefined, skipped: 'Day after Thanksgiving' },
      { date: '2026-11-28', weekday: 'Sat', index: undefined, skipped: 'Saturday' },
      { date: '2026-11-29', weekday: 'Sun', index: undefined, skipped: 'Sunday' },
      { date: '2026-11-30', weekday: 'Mon', index: 1 },
      { date: '2026-12-01', weekday: 'Tue', index: 2 },
    ]);
  });
  it('name a moved holiday as observed', () => {
    const counted = days('ca-state-office').countBusinessDays(at('2023-11-09T09:00:00-08:00'), 1);
    expect(counted[1]).toEqual({
      date: '2023-11-10',
      weekday: 'Fri',
      index: undefined,
      skipped: 'Veterans Day (observed)',
    });
  });
});
