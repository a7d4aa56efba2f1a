import { at, iso, PACIFIC } from '../stories/story';
import { PLAIN_CALENDARS } from './closed-days';
import { OneClock } from './one-clock';
import type { PlainLimit } from './plain-due';

const inDays = (count: number, id = 'ca-state-office'): PlainLimit => ({
  unit: 'business-days',
  count,
  calendar: PLAIN_CALENDARS.find((calendar) => calendar.id === id)!,
});
const hours = (count: number): PlainLimit => ({ unit: 'hours', count });
const days = (count: number): PlainLimit => ({ unit: 'calendar-days', count });

/** Local times, looked up in a printed calendar. */
type Row = readonly [what: string, limit: PlainLimit, requested: string, due: string, zone?: string];

const ROWS: readonly Row[] = [
  ['48 hours through the night that lacks an hour', hours(48), '2026-03-07 10:00', '2026-03-09 11:00'],
  ['48 hours through the night that has one more', hours(48), '2026-10-31 10:00', '2026-11-02 09:00'],
  [
    '96 hours through the night that lacks an hour',
    hours(96),
    '2026-03-06 23:59:59.999',
    '2026-03-11 00:59:59.999',
  ],
  ['96 hours through the turn of the year', hours(96), '2026-12-30 18:30', '2027-01-03 18:30'],
  ['48 hours through a leap day', hours(48), '2028-02-28 12:00', '2028-03-01 12:00'],
  ['48 hours where there is no leap day', hours(48), '2027-02-28 12:00', '2027-03-02 12:00'],
  ['five days through a leap day', days(5), '2028-02-25 10:00', '2028-03-01 23:59:59.999'],
  ['five days where there is no leap day', days(5), '2027-02-25 10:00', '2027-03-02 23:59:59.999'],
  ['five days through the clock change', days(5), '2026-03-05 23:59:59.999', '2026-03-10 23:59:59.999'],
  [
    'five days through a holiday and the turn of the year',
    days(5),
    '2026-12-29 09:00',
    '2027-01-03 23:59:59.999',
  ],
  ['ten business days from a leap day', inDays(10), '2028-02-29 23:59:59.999', '2028-03-14 23:59:59.999'],
  ['ten business days to a leap day', inDays(10), '2028-02-14 00:00', '2028-02-29 23:59:59.999'],
  [
    'ten business days from the last millisecond of a day',
    inDays(10),
    '2026-12-30 23:59:59.999',
    '2027-01-14 23:59:59.999',
  ],
  ['ten business days from the first of the next', inDays(10), '2026-12-31 00:00', '2027-01-15 23:59:59.999'],
  [
    'ten business days over two holidays of the year end',
    inDays(10),
    '2026-12-18 16:40',
    '2027-01-05 23:59:59.999',
  ],
  [
    'fifteen business days over the three holidays of November',
    inDays(15),
    '2026-11-10 09:00',
    '2026-12-04 23:59:59.999',
  ],
  [
    'ten business days where the federal New Year is in December',
    inDays(10, 'us-federal'),
    '2027-12-20 09:00',
    '2028-01-05 23:59:59.999',
    'America/New_York',
  ],
  [
    'ten business days where the Californian New Year is a Saturday',
    inDays(10),
    '2027-12-20 09:00',
    '2028-01-03 23:59:59.999',
  ],
  [
    'ten business days over Election Day',
    inDays(10, 'ny-public'),
    '2026-10-29 09:00',
    '2026-11-16 23:59:59.999',
    'America/New_York',
  ],
  [
    'five days, asked half an hour before midnight is elsewhere',
    days(5),
    '2026-06-01 23:59:59.999',
    '2026-06-06 23:59:59.999',
    'Asia/Kolkata',
  ],
  [
    'five days, asked at that midnight',
    days(5),
    '2026-06-02 00:00',
    '2026-06-07 23:59:59.999',
    'Asia/Kolkata',
  ],
  [
    '48 hours where the clocks move by half an hour',
    hours(48),
    '2026-04-04 12:00',
    '2026-04-06 11:30',
    'Australia/Lord_Howe',
  ],
];

describe('a limit of', () => {
  for (const [what, limit, requested, due, zone = PACIFIC] of ROWS) {
    const clock = new OneClock(limit, zone);
    const start = at(requested, zone);
    const end = at(due, zone);

    it(`${what}: asked ${requested}, due ${due} in ${zone}`, () => {
      expect(clock.determination(start, start).dueAt).toBe(iso(due, zone));
      expect(clock.plainDue(start)).toBe(end);
    });
    it(`${what}: still running at that millisecond, breached at the next`, () => {
      expect(clock.determination(start, end).status).toBe('at-risk');
      expect(clock.determination(start, end + 1).status).toBe('breached');
    });
    it(`${what}: met by a slot at that millisecond, not by one at the next`, () => {
      const statuses = [end - 1, end, end + 1].map(
        (slot) => clock.determination(start, end + 1, slot).status,
      );
      expect(statuses).toEqual(['met', 'met', 'breached']);
    });
  }
});
