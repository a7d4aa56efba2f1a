import { Temporal } from 'temporal-polyfill';
import { localTime } from './local-time';

describe('an instant as people read it', () => {
  for (const [instant, zone, text] of [
    ['2026-11-26T16:40:00-08:00', 'America/Los_Angeles', '2026-11-26 16:40:00 PST'],
    ['2026-07-03T16:40:00-07:00', 'America/Los_Angeles', '2026-07-03 16:40:00 PDT'],
    ['2026-12-11T23:59:59.999-08:00', 'America/Los_Angeles', '2026-12-11 23:59:59.999 PST'],
    ['2026-11-26T00:00:00-05:00', 'America/New_York', '2026-11-26 00:00:00 EST'],
    ['2026-06-01T00:00:00Z', 'UTC', '2026-06-01 00:00:00 UTC'],
  ] as const) {
    it(`is ${text}`, () =>
      expect(localTime(Temporal.Instant.from(instant).epochMilliseconds, zone)).toBe(text));
  }

  it('is refused in an unknown zone', () => {
    expect(() => localTime(0, 'Nowhere')).toThrow(
      expect.objectContaining({ code: 'TAM_CALENDAR_UNKNOWN_ZONE' }),
    );
  });
});
