import { formatInstant } from '@tam/events';
import { type ClockChange, LocalClock } from './local-clock';

const REJECT: ClockChange = { gap: 'reject', overlap: 'reject' };
const wall = (hour: number, minute = 0) => (hour * 60 + minute) * 60_000;

function instantOf(change: ClockChange, date: string, at: number): string {
  const found = new LocalClock('America/Los_Angeles', change).at(date, at);
  return found.kind === 'instant' ? formatInstant(found.instant) : `${found.kind}: ${found.message}`;
}

describe('a local clock', () => {
  it('reads a time in summer and in winter', () => {
    expect(instantOf(REJECT, '2026-07-03', wall(16, 40))).toBe('2026-07-03T23:40:00.000Z');
    expect(instantOf(REJECT, '2026-12-03', wall(16, 40))).toBe('2026-12-04T00:40:00.000Z');
  });

  it('reads times before and after the change on a day that has one', () => {
    expect(instantOf(REJECT, '2026-03-08', wall(1, 59))).toBe('2026-03-08T09:59:00.000Z');
    expect(instantOf(REJECT, '2026-03-08', wall(3))).toBe('2026-03-08T10:00:00.000Z');
    expect(instantOf(REJECT, '2026-11-01', wall(0, 59))).toBe('2026-11-01T07:59:00.000Z');
    expect(instantOf(REJECT, '2026-11-01', wall(2))).toBe('2026-11-01T10:00:00.000Z');
  });

  it('says that a time in the gap does not exist', () => {
    expect(instantOf(REJECT, '2026-03-08', wall(2, 30))).toBe(
      'missing: 2026-03-08 02:30:00 in America/Los_Angeles does not exist: clocks went forward 60 minutes over it.',
    );
  });

  it('says that a time in the overlap happened twice, and when', () => {
    expect(instantOf(REJECT, '2026-11-01', wall(1, 30))).toBe(
      'twice: 2026-11-01 01:30:00 in America/Los_Angeles happened twice, at 2026-11-01T08:30:00.000Z and at 2026-11-01T09:30:00.000Z.',
    );
  });

  it('moves a time in the gap forward where the mapping says so', () => {
    expect(instantOf({ gap: 'forward', overlap: 'reject' }, '2026-03-08', wall(2, 30))).toBe(
      '2026-03-08T10:30:00.000Z',
    );
  });

  it('takes the side of an overlap that the mapping names', () => {
    const take = (overlap: 'earlier' | 'later') =>
      instantOf({ gap: 'reject', overlap }, '2026-11-01', wall(1, 30));
    expect(take('earlier')).toBe('2026-11-01T08:30:00.000Z');
    expect(take('later')).toBe('2026-11-01T09:30:00.000Z');
  });

  it('gives the last millisecond of a day that has 23 hours', () => {
    const clock = new LocalClock('America/Los_Angeles', REJECT);
    expect(formatInstant(clock.startOfDay('2026-03-08'))).toBe('2026-03-08T08:00:00.000Z');
    expect(formatInstant(clock.endOfDay('2026-03-08'))).toBe('2026-03-09T06:59:59.999Z');
  });

  it('reads a day that begins at 01:00 because midnight was put forward over', () => {
    const clock = new LocalClock('America/Sao_Paulo', REJECT);
    expect(formatInstant(clock.startOfDay('2015-10-18'))).toBe('2015-10-18T03:00:00.000Z');
  });

  it('refuses a zone that the runtime does not know', () => {
    expect(() => new LocalClock('America/Nowhere', REJECT)).toThrow(RangeError);
  });
});
