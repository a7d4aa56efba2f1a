import type { LogSource, MonitorStore, RoundWrites } from '@tam/monitor';
import {
  crashAt,
  CRASH_POINTS,
  sinkWithCrashPoints,
  sourceWithCrashPoints,
  withCrashPoints,
  type CrashPoint,
} from './crash-points';

describe('crash points', () => {
  it('kill at the passing asked for, and at no other', () => {
    let killed = 0;
    const pass = crashAt('after-commit:2', () => (killed += 1));
    pass('before-writes');
    pass('after-commit');
    expect(killed).toBe(0);
    pass('after-commit');
    expect(killed).toBe(1);
    pass('after-commit');
    expect(killed).toBe(1);
  });

  it('that do not exist are refused, and those that do are named', () => {
    expect(() => crashAt('somewhere', () => undefined)).toThrow(
      /TAM_CRASH_AT=somewhere must be one of starting, before-transaction/,
    );
  });

  it('are all passed by a life of the service, in this order', async () => {
    const passed: CrashPoint[] = [];
    const pass = (point: CrashPoint): void => void passed.push(point);
    const writes = {} as RoundWrites;
    const store = withCrashPoints(
      {
        progress: () => Promise.resolve([]),
        round: async (_turns: unknown, _writer: unknown, work: (transaction: object) => Promise<unknown>) => {
          expect(await work({})).toBe(writes);
          return { fenced: [], decidedByTurn: false };
        },
        saveRelayCursors: () => Promise.resolve(),
        depart: () => Promise.resolve(),
        now: () => Promise.resolve(7),
      } as unknown as MonitorStore,
      pass,
    );
    const sent: number[] = [];
    const sink = sinkWithCrashPoints(
      {
        publish: (records: readonly unknown[]) => Promise.resolve(void sent.push(records.length)),
        close: () => Promise.resolve(),
      },
      pass,
    );
    const source = sourceWithCrashPoints({ commit: () => Promise.resolve() } as unknown as LogSource, pass);
    await store.progress([0]);
    await store.round([], 'me', () => Promise.resolve(writes));
    await sink.publish([]);
    await sink.publish([{ topic: 't', key: 'k', value: 'v', headers: {} }]);
    await store.saveRelayCursors([]);
    await source.commit([]);
    await store.depart('me');
    await sink.close();
    expect(await store.now()).toBe(7);
    expect(sent).toEqual([0, 1]);
    expect(passed).toEqual(CRASH_POINTS);
  });
});
