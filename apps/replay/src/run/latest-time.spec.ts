import type { Decoded, TamEvent } from '@tam/events';
import { LatestTime } from './latest-time';

const event = (time: number): Decoded => ({ kind: 'event', event: { time } as TamEvent });
const FAULT: Decoded = { kind: 'fault', fault: { code: 'TAM_EVENT_NOT_JSON', pointer: '', message: '' } };

/** Times by row; a negative time is that of a line which is no event. */
function latestOf(times: readonly number[], certain?: number) {
  const latest = new LatestTime();
  if (certain !== undefined) latest.take(certain);
  times.forEach((time, row) => latest.offer(Math.abs(time), row));
  return latest.settle((row) => (times[row]! < 0 ? FAULT : event(times[row]!)));
}

describe('the latest time', () => {
  it('is that of the latest line that is an event', () => {
    expect(latestOf([3, 9, 5])).toBe(9);
    expect(latestOf([3, -9, 5])).toBe(5);
  });

  it('is that of a decoded event where no line is later', () => {
    expect(latestOf([3, -9, 5], 7)).toBe(7);
    expect(latestOf([3, 9, 5], 7)).toBe(9);
  });

  it('is none of an input without events', () => {
    expect(latestOf([])).toBeUndefined();
    expect(latestOf([-1, -2])).toBeUndefined();
  });

  it('is unsure where more lines than it remembers are no events', () => {
    const bad = Array.from({ length: 40 }, (_, n) => -(n + 100));
    expect(latestOf([5, ...bad])).toBe('unsure');
    expect(latestOf([5, ...bad], 1000)).toBe(1000);
  });

  it('remembers the latest ones in whatever order they come', () => {
    const times = Array.from({ length: 200 }, (_, n) => ((n * 77) % 200) + 1);
    expect(latestOf(times)).toBe(200);
    expect(latestOf(times.map((time) => (time > 190 ? -time : time)))).toBe(190);
  });
});
