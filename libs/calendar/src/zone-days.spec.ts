import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { EVERY_DAY, type Calendar } from './calendar';
import { dayTable } from './build-day-table';
import { isKnownZone } from './zone-days';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const HOUR = 3_600_000;

describe('the local date of an instant', () => {
  for (const [what, zone, instant, date] of [
    ['the last millisecond of a day', 'America/Los_Angeles', '2026-11-24T23:59:59.999-08:00', '2026-11-24'],
    [
      'the first millisecond of the next',
      'America/Los_Angeles',
      '2026-11-25T00:00:00.000-08:00',
      '2026-11-25',
    ],
    ['the last millisecond of a year', 'America/Los_Angeles', '2026-12-31T23:59:59.999-08:00', '2026-12-31'],
    ['the first millisecond of a year', 'America/Los_Angeles', '2027-01-01T00:00:00.000-08:00', '2027-01-01'],
    ['a leap day', 'America/Los_Angeles', '2028-02-29T23:59:59.999-08:00', '2028-02-29'],
    [
      'a zone with a half hour, just before midnight',
      'Asia/Kolkata',
      '2026-06-01T18:29:59.999Z',
      '2026-06-01',
    ],
    ['a zone with a half hour, at midnight', 'Asia/Kolkata', '2026-06-01T18:30:00.000Z', '2026-06-02'],
    [
      'a zone whose clock change is half an hour',
      'Australia/Lord_Howe',
      '2026-04-04T13:00:00.000Z',
      '2026-04-05',
    ],
    ['the farthest east', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    ['the farthest west', 'Pacific/Pago_Pago', '2027-01-01T10:59:59.999Z', '2026-12-31'],
    ['the first instant an event may carry', 'America/Los_Angeles', '2000-01-01T00:00:00.000Z', '1999-12-31'],
    ['the last instant an event may carry', 'Pacific/Kiritimati', '2100-12-31T23:59:59.999Z', '2101-01-01'],
  ] as const) {
    it(`of ${what} is ${date}`, () => {
      expect(dayTable(zone, EVERY_DAY).localDate(at(instant))).toBe(date);
    });
  }
});

describe('the length of a local day', () => {
  const hours = (zone: string, date: string): number => {
    const table = dayTable(zone, EVERY_DAY);
    return (table.endOfDay(date) + 1 - table.startOfDay(date)) / HOUR;
  };
  for (const [zone, date, expected] of [
    ['America/Los_Angeles', '2026-03-07', 24],
    ['America/Los_Angeles', '2026-03-08', 23],
    ['America/Los_Angeles', '2026-11-01', 25],
    ['America/Phoenix', '2026-03-08', 24],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Pacific/Apia', '2011-12-30', 0],
  ] as const) {
    it(`is ${expected} hours in ${zone} on ${date}`, () => expect(hours(zone, date)).toBe(expected));
  }

  it('begins at 01:00 where the clocks skip midnight', () => {
    expect(dayTable('America/Sao_Paulo', EVERY_DAY).startOfDay('2018-11-04')).toBe(
      at('2018-11-04T01:00:00-02:00'),
    );
  });
});

describe('day tables', () => {
  const weekdays: Calendar = { ...EVERY_DAY, id: 'weekdays', weekdays: [1, 2, 3, 4, 5] };

  it('are the same object for the same zone and calendar', () => {
    expect(dayTable('America/Denver', weekdays)).toBe(dayTable('America/Denver', weekdays));
    expect(dayTable('America/Denver', weekdays)).not.toBe(dayTable('America/Denver', EVERY_DAY));
  });

  it('refuse an unknown zone by name', () => {
    expect(() => dayTable('America/Sacramento', EVERY_DAY)).toThrow(
      expect.objectContaining({ code: 'TAM_CALENDAR_UNKNOWN_ZONE', subject: { zone: 'America/Sacramento' } }),
    );
  });

  it('refuse instants outside their years', () => {
    const table = dayTable('America/Los_Angeles', EVERY_DAY);
    for (const instant of [at('1998-12-31T00:00:00Z'), at('2102-01-02T00:00:00Z'), Number.NaN]) {
      expect(() => table.localDate(instant)).toThrow(
        expect.objectContaining({ code: 'TAM_CALENDAR_OUT_OF_RANGE' }),
      );
    }
  });

  it('agree with a plain Temporal computation at ten thousand random instants', () => {
    const zones = [
      'America/Los_Angeles',
      'America/New_York',
      'America/Sao_Paulo',
      'America/Havana',
      'Europe/London',
      'Asia/Beirut',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Pacific/Chatham',
    ];
    const instants = fc.integer({ min: at('2005-01-01T00:00:00Z'), max: at('2045-01-01T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, fc.nat(60), (zone, instant, days) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
        const end = local.add({ days: days + 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
        const table = dayTable(zone, EVERY_DAY);
        expect(table.localDate(instant)).toBe(local.toString());
        expect(table.endOfCalendarDay(instant, days)).toBe(end);
        expect(table.startOfDay(local.toString())).toBe(local.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 10_000, seed: 20_261_124 },
    );
  });
});

describe('a known zone', () => {
  for (const zone of ['America/Los_Angeles', 'US/Pacific', 'UTC', 'Europe/London']) {
    it(`${zone} is one`, () => expect(isKnownZone(zone)).toBe(true));
  }
  for (const zone of ['', 'PDT', 'Pacific Time', '+05:30', '-08:00', 'America/', 'Mars/Olympus']) {
    it(`"${zone}" is none`, () => expect(isKnownZone(zone)).toBe(false));
  }
});
