import { PLAIN_CALENDARS } from './closed-days';
import { OneClock } from './one-clock';
import { lastMillisecondOf, type PlainLimit } from './plain-due';

const MINUTE = 60_000;
const HALF_HOURS_BEFORE = 5 * 48;
const HALF_HOURS_AFTER = 2 * 48;

const weekday = PLAIN_CALENDARS.find(({ id }) => id === 'ca-weekday')!;
const LIMITS: readonly PlainLimit[] = [
  { unit: 'hours', count: 48 },
  { unit: 'hours', count: 96 },
  { unit: 'calendar-days', count: 5 },
  { unit: 'business-days', count: 1, calendar: weekday },
  { unit: 'business-days', count: 10, calendar: weekday },
];

/** A zone and the local dates of 2026 on which its clocks go forward and back, if they do. */
const ZONES: readonly (readonly [zone: string, what: string, ...dates: string[]])[] = [
  ['America/Los_Angeles', 'clocks change at 2', '2026-03-08', '2026-11-01'],
  ['America/Phoenix', 'clocks never change', '2026-03-08', '2026-11-01'],
  ['America/Havana', 'clocks skip and repeat midnight', '2026-03-08', '2026-11-01'],
  ['Asia/Beirut', 'clocks skip midnight and repeat the hour before', '2026-03-29', '2026-10-25'],
  ['Europe/London', 'clocks change at 1', '2026-03-29', '2026-10-25'],
  ['America/St_Johns', 'half an hour, with clock changes', '2026-03-08', '2026-11-01'],
  ['Asia/Kolkata', 'half an hour, without clock changes', '2026-12-31'],
  ['Asia/Kathmandu', 'three quarters of an hour', '2026-12-31'],
  ['Australia/Adelaide', 'half an hour, in the south', '2026-04-05', '2026-10-04'],
  ['Australia/Lord_Howe', 'clocks change by half an hour', '2026-04-05', '2026-10-04'],
  ['Pacific/Chatham', 'three quarters of an hour, with clock changes', '2026-04-05', '2026-09-27'],
  ['Pacific/Kiritimati', 'the farthest east', '2026-12-31'],
  ['Pacific/Pago_Pago', 'the farthest west', '2026-12-31'],
];

describe('each half hour and each midnight around a clock change', () => {
  for (const [zone, what, ...dates] of ZONES) {
    for (const date of dates) {
      it(`falls due as a plain computation says in ${zone}, where ${what}: ${date}`, () => {
        const clocks = LIMITS.map((limit) => new OneClock(limit, zone));
        const end = lastMillisecondOf(date, zone);
        const differences: string[] = [];
        for (let half = -HALF_HOURS_BEFORE; half <= HALF_HOURS_AFTER; half += 1) {
          const at = end + half * 30 * MINUTE;
          const clock = clocks[(half + HALF_HOURS_BEFORE) % clocks.length]!;
          differences.push(...clock.differences(at), ...clock.differences(at + 1));
        }
        expect(differences.slice(0, 10)).toEqual([]);
      });
    }
  }
});
