import { PLAIN_CALENDARS } from './closed-days';
import { OneClock } from './one-clock';
import { lastMillisecondOf, plainDate } from './plain-due';

const MINUTE = 60_000;
const MINUTES_OF_DAY = 1440;

/** Every limit in each of its calendars: the minutes of a month are dealt out to them in turn. */
const CLOCKS: readonly OneClock[] = [
  ...PLAIN_CALENDARS.flatMap((calendar) =>
    [10, 15].map((count) => new OneClock({ unit: 'business-days', count, calendar }, calendar.zone)),
  ),
  ...[48, 96].map((count) => new OneClock({ unit: 'hours', count }, 'America/Los_Angeles')),
  new OneClock({ unit: 'calendar-days', count: 5 }, 'America/Los_Angeles'),
];

describe('a request in each minute of a month falls due as a plain computation says', () => {
  for (const [from, to, why] of [
    ['2026-03-01', '2026-03-31', 'the clocks go forward and state offices close on the last day'],
    ['2026-11-01', '2026-11-30', 'the clocks go back, and Election Day, Veterans Day and Thanksgiving fall'],
    ['2027-12-12', '2028-01-11', 'Christmas and the first day of a leap year are Saturdays'],
  ] as const) {
    it(`from ${from} to ${to}, when ${why}`, () => {
      const met = new Map<OneClock, Set<number>>();
      const differences: string[] = [];
      // The days of one zone; in the others the month begins and ends some hours beside.
      const end = lastMillisecondOf(to, 'America/Los_Angeles');
      let at = Date.parse(`${from}T00:00:00-08:00`);
      for (let minute = 0; at <= end; minute += 1, at += MINUTE) {
        const day = Math.floor(minute / MINUTES_OF_DAY);
        // The day shifts the turn, so that over a month every clock meets every minute of the day, in time and late.
        const clock = CLOCKS[(minute + day) % CLOCKS.length]!;
        const due = clock.plainDue(at);
        const inTime = (minute + day) % 2 === 0;
        differences.push(...clock.compare(at, due, inTime ? 'met' : 'breached', inTime ? due : due + 1));
        met.set(clock, (met.get(clock) ?? new Set()).add(minute % MINUTES_OF_DAY));
      }
      expect(differences.slice(0, 10)).toEqual([]);
      expect([...met.values()].map(({ size }) => size)).toEqual(CLOCKS.map(() => MINUTES_OF_DAY));
      expect(plainDate(at - MINUTE, 'America/Los_Angeles')).toBe(to);
    });
  }
});
