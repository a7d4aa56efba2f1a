import fc from 'fast-check';
import { formatInstant, isLocalDate, parseInstant } from './instant';

const seed = { seed: Number(process.env.FC_SEED ?? 20260703), numRuns: 2000 };
const inRange = fc.integer({
  min: new Date('2000-01-02T00:00:00Z').getTime(),
  max: new Date('2100-12-30T00:00:00Z').getTime(),
});

describe('parseInstant', () => {
  it.each([
    ['2026-07-03T16:40:00-07:00', '2026-07-03T23:40:00.000Z'],
    ['2026-07-03T23:40:00Z', '2026-07-03T23:40:00.000Z'],
    ['2026-07-03T23:40:00+00:00', '2026-07-03T23:40:00.000Z'],
    ['2026-11-26T09:00:00.5Z', '2026-11-26T09:00:00.500Z'],
    ['2026-11-26T23:59:59.9999999Z', '2026-11-26T23:59:59.999Z'],
    ['2026-11-26T23:59:59.0005Z', '2026-11-26T23:59:59.000Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
    ['2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
    ['2024-02-29T12:00:00+05:45', '2024-02-29T06:15:00.000Z'],
    ['2000-02-29T12:00:00Z', '2000-02-29T12:00:00.000Z'],
    ['2026-03-08T02:30:00-08:00', '2026-03-08T10:30:00.000Z'],
  ])('reads %s as %s', (text, utc) => {
    expect(parseInstant(text)).toBe(new Date(utc).getTime());
    expect(formatInstant(parseInstant(text) as number)).toBe(utc);
  });

  it.each([
    ['', 'nothing'],
    ['2026-07-03', 'a date alone'],
    ['2026-07-03T16:40:00', 'no offset'],
    ['2026-07-03T16:40Z', 'no seconds'],
    ['2026-07-03T16:40:00-0700', 'offset without a colon'],
    ['2026-07-03T16:40:00-07', 'offset of hours only'],
    ['2026-07-03T16:40:00-00:00', 'unknown local offset'],
    ['2026-07-03T16:40:00+24:00', 'offset of a whole day'],
    ['2026-07-03T16:40:00+07:60', 'offset minute 60'],
    ['2026-07-03T24:00:00Z', 'hour 24'],
    ['2026-07-03T23:60:00Z', 'minute 60'],
    ['2016-12-31T23:59:60Z', 'leap second'],
    ['2026-02-29T12:00:00Z', '29 February of a common year'],
    ['2100-02-29T12:00:00Z', '29 February of a century year'],
    ['2026-04-31T12:00:00Z', '31 April'],
    ['2026-13-01T12:00:00Z', 'month 13'],
    ['2026-00-01T12:00:00Z', 'month 0'],
    ['2026-01-00T12:00:00Z', 'day 0'],
    ['1999-12-31T23:59:59Z', 'year before 2000'],
    ['2101-01-01T00:00:00Z', 'year after 2100'],
    ['2000-01-01T00:00:00+10:00', 'an instant before 2000 in UTC'],
    ['2100-12-31T23:00:00-10:00', 'an instant after 2100 in UTC'],
    ['2026-07-03t16:40:00Z', 'lower-case t'],
    ['2026-07-03T16:40:00z', 'lower-case z'],
    ['2026-07-03 16:40:00Z', 'a blank for T'],
    ['2026-07-03T16:40:00.Z', 'a point without digits'],
    ['2026-07-03T16:40:00,5Z', 'a comma for the point'],
    ['2026-07-03T16:40:00Z ', 'a trailing blank'],
    [' 2026-07-03T16:40:00Z', 'a leading blank'],
    ['2026-07-03T16:40:00ZZ', 'something after Z'],
    ['2026-07-3T016:40:00Z', 'digits in the wrong places'],
    ['２０26-07-03T16:40:00Z', 'digits of another script'],
    [`2026-07-03T16:40:00.${'0'.repeat(60)}Z`, 'a text longer than 64 characters'],
  ])('refuses "%s": %s (settled: instants)', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('agrees with the platform on every instant and offset', () => {
    fc.assert(
      fc.property(inRange, fc.integer({ min: -1439, max: 1439 }), (instant, offset) => {
        const local = new Date(instant + offset * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offset);
        const hhmm = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        expect(parseInstant(`${local}${offset < 0 ? '-' : '+'}${hhmm}`)).toBe(instant);
      }),
      seed,
    );
  });

  it('never throws and never answers outside its years, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(parseInstant(text)).toBeUndefined();
      }),
      seed,
    );
  });
});

describe('formatInstant', () => {
  it('writes what the platform writes, and parseInstant reads it back', () => {
    fc.assert(
      fc.property(inRange, (instant) => {
        expect(formatInstant(instant)).toBe(new Date(instant).toISOString());
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
      seed,
    );
  });

  it('writes instants before 1970, which only arithmetic can make', () => {
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59.999Z');
  });
});

describe('isLocalDate', () => {
  it('takes every date of 2000-2100 and no other day', () => {
    const wrong: string[] = [];
    for (let year = 2000; year <= 2100; year++)
      for (let month = 1; month <= 12; month++)
        for (let day = 1; day <= 31; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          if (isLocalDate(text) !== (new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day))
            wrong.push(text);
        }
    expect(wrong).toEqual([]);
  });

  it.each(['1999-12-31', '2101-01-01', '2026-1-01', '2026-01-01T', '20260101', ''])(
    'refuses "%s"',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );
});
