import type { MonitorStore, Sink } from '@tam/monitor';
import { crashAt, CRASH_POINTS, sinkWithCrashPoints, withCrashPoints, type CrashPoint } from './crash-points';

describe('crash points', () => {
  it('kill at the passing asked for, and at no other', () => {
    let killed = 0;
    const pass = crashAt('after-commit:2', () => (killed += 1));
    pass('before-commit');
    pass('after-commit');
    expect(killed).toBe(0);
    pass('after-commit');
    expect(killed).toBe(1);
    pass('after-commit');
    expect(killed).toBe(1);
  });

  it('that do not exist are refused, and those that do are named', () => {
    expect(() => crashAt('somewhere', () => undefined)).toThrow(
      /TAM_CRASH_AT=somewhere must be one of before-commit/,
    );
  });

  it('are all passed by a round and its relay, in this order', async () => {
    const passed: CrashPoint[] = [];
    const writes = {
      progress: [],
      cases: [],
      members: [],
      revisions: [],
      standings: [],
      letters: [],
      settlements: [],
      seals: [],
      unseals: [],
      counts: [],
    };
    const store = withCrashPoints(
      {
        round: async (
          _turns: unknown,
          _writer: unknown,
          work: (transaction: unknown) => Promise<unknown>,
        ) => {
          expect(await work({})).toBe(writes);
          return { fenced: [], decidedByTurn: false };
        },
        saveRelayCursors: () => Promise.resolve(),
        now: () => Promise.resolve(7),
      } as unknown as MonitorStore,
      (point) => passed.push(point),
    );
    const sent: number[] = [];
    const sink: Sink = sinkWithCrashPoints(
      { publish: (records) => Promise.resolve(void sent.push(records.length)) },
      (point) => passed.push(point),
    );
    await store.round([], 'me', () => Promise.resolve(writes));
    await sink.publish([]);
    await sink.publish([{ topic: 't', key: 'k', value: 'v', headers: {} }]);
    await store.saveRelayCursors([]);
    expect(await store.now()).toBe(7);
    expect(sent).toEqual([0, 1]);
    expect(passed).toEqual(CRASH_POINTS);
  });
});
