import { EVERY_DAY, type Calendar } from '@tam/calendar';
import { lineHours } from './line-hours';
import type { LineRow } from './deployment-schema';
import type { AssignmentKey, LineHours } from './standard';

const ZONE = 'America/Los_Angeles';
const PLACE: AssignmentKey = { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' };
const OFFICE: Calendar = {
  ...EVERY_DAY,
  id: 'ex-office',
  holidays: [
    {
      name: 'Christmas Day',
      rule: { kind: 'fixed', month: 12, day: 25 },
      source: 'Example Code §1',
      verification: 'unverified',
    },
  ],
};
const weekdays = { mon: ['08:00-17:00'], tue: ['08:00-17:00'], fri: ['08:00-12:00', '13:00-17:00'] };
const row = (over: Partial<LineRow> = {}): LineRow => ({
  line: 'customer-service',
  lineOfBusiness: '*',
  network: '*',
  region: 'us-ca',
  hours: weekdays,
  ...over,
});
const hours = (...rows: LineRow[]): LineHours => lineHours(rows, new Map([['ex-office', OFFICE]]));
const open = (lines: LineHours, instant: string, zone = ZONE, place = PLACE): boolean =>
  lines.isOpen('customer-service', place, Date.parse(instant), zone);

describe('a line', () => {
  it('is open from the first millisecond of its hours', () => {
    expect(open(hours(row()), '2026-11-23T07:59:59.999-08:00')).toBe(false);
    expect(open(hours(row()), '2026-11-23T08:00:00.000-08:00')).toBe(true);
  });
  it('is closed from the instant at which its hours end', () => {
    expect(open(hours(row()), '2026-11-23T16:59:59.999-08:00')).toBe(true);
    expect(open(hours(row()), '2026-11-23T17:00:00.000-08:00')).toBe(false);
  });
  it('has a break between two spans of a day', () => {
    const friday = (time: string): boolean => open(hours(row()), `2026-11-27T${time}-08:00`);
    expect(['11:59:59.999', '12:00:00.000', '12:59:59.999', '13:00:00.000'].map(friday)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
  it('is closed on a day without hours', () =>
    expect(open(hours(row()), '2026-11-25T10:00:00-08:00')).toBe(false));
  it('can be open to the last millisecond of a day', () => {
    const late = hours(row({ hours: { mon: ['20:00-24:00'] } }));
    expect(open(late, '2026-11-23T23:59:59.999-08:00')).toBe(true);
    expect(open(late, '2026-11-24T00:00:00.000-08:00')).toBe(false);
  });
  it('is closed on the dates that are named and on the holidays of its calendar, and open the day after', () => {
    const lines = hours(row({ closed: ['2026-11-24'] }));
    expect(open(lines, '2026-11-24T10:00:00-08:00')).toBe(false);
    expect(open(lines, '2026-11-23T10:00:00-08:00')).toBe(true);
    const office = hours(row({ calendar: 'ex-office' }));
    expect(open(office, '2026-12-25T10:00:00-08:00')).toBe(false);
    expect(open(office, '2026-12-18T10:00:00-08:00')).toBe(true);
  });
});

describe('the hours of a line are wall time', () => {
  const day = hours(row({ hours: { sun: ['01:30-03:30'] } }));

  it('over the spring change, when an hour does not exist', () => {
    expect(open(day, '2026-03-08T01:29:59.999-08:00')).toBe(false);
    expect(open(day, '2026-03-08T01:59:59.999-08:00')).toBe(true);
    expect(open(day, '2026-03-08T03:29:59.999-07:00')).toBe(true);
    expect(open(day, '2026-03-08T03:30:00.000-07:00')).toBe(false);
  });
  it('over the autumn change, when an hour comes twice', () => {
    expect(open(day, '2026-11-01T01:29:59.999-07:00')).toBe(false);
    expect(open(day, '2026-11-01T01:30:00.000-07:00')).toBe(true);
    expect(open(day, '2026-11-01T01:29:59.999-08:00')).toBe(false);
    expect(open(day, '2026-11-01T01:30:00.000-08:00')).toBe(true);
  });
  it('of the zone of the row, else of the call', () => {
    const instant = '2026-11-23T16:30:00Z';
    expect(open(hours(row()), instant)).toBe(true);
    expect(open(hours(row()), instant, 'Pacific/Honolulu')).toBe(false);
    expect(open(hours(row({ zone: ZONE })), instant, 'Pacific/Honolulu')).toBe(true);
  });
  it('of a zone with a half hour', () => {
    expect(open(hours(row()), '2026-11-23T02:29:59.999Z', 'Asia/Kolkata')).toBe(false);
    expect(open(hours(row()), '2026-11-23T02:30:00.000Z', 'Asia/Kolkata')).toBe(true);
  });
});

describe('rows of hours', () => {
  const night = '2026-11-23T03:00:00-08:00';

  it('leave a line open always where none of them speaks of it', () => {
    expect(open(hours(), night)).toBe(true);
    expect(open(hours(row({ line: 'triage' })), night)).toBe(true);
    expect(open(hours(row({ network: 'south' })), night)).toBe(true);
    expect(open(hours(row({ lineOfBusiness: 'medi-cal' })), night)).toBe(true);
    expect(open(hours(row({ region: 'us-ny' })), night)).toBe(true);
    expect(open(hours(row()), night)).toBe(false);
  });
  it('that match are all counted: one of them is enough', () => {
    const north = row({ network: 'north', hours: { mon: ['00:00-06:00'] } });
    expect(open(hours(row(), north), night)).toBe(true);
    expect(open(hours(row(), north), night, ZONE, { ...PLACE, network: 'south' })).toBe(false);
  });
});
