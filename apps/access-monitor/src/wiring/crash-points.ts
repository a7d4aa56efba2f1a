import { TamError } from '@tam/errors';
import type { MonitorStore, Sink } from '@tam/monitor';

/** The places at which a fault test may kill the service. */
export const CRASH_POINTS = [
  'before-commit',
  'after-commit',
  'before-publish',
  'after-publish',
  'after-cursor',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Called at each passing of a point. */
export type Passing = (point: CrashPoint) => void;

/**
 * Kills this process without any farewell at the Nth passing of a point, written `point` or `point:N`.
 * Throws TAM_CONFIG_INVALID for a point that does not exist.
 */
export function crashAt(setting: string, kill: () => void): Passing {
  const [name, nth = '1'] = setting.split(':');
  const wanted = CRASH_POINTS.find((point) => point === name);
  if (wanted === undefined) {
    const detail = `TAM_CRASH_AT=${setting} must be one of ${CRASH_POINTS.join(', ')}, with :N for its Nth passing.`;
    throw new TamError('TAM_CONFIG_INVALID', detail, { setting: 'TAM_CRASH_AT' });
  }
  let left = Number(nth);
  return (point) => {
    if (point !== wanted) return;
    left -= 1;
    if (left === 0) kill();
  };
}

/** The store, telling when a round is about to be committed, was committed, and when the relay has moved its cursor. */
export function withCrashPoints(store: MonitorStore, pass: Passing): MonitorStore {
  const round: MonitorStore['round'] = async (turns, writer, work) => {
    const result = await store.round(turns, writer, async (transaction) => {
      const writes = await work(transaction);
      pass('before-commit');
      return writes;
    });
    pass('after-commit');
    return result;
  };
  const saveRelayCursors: MonitorStore['saveRelayCursors'] = async (cursors) => {
    await store.saveRelayCursors(cursors);
    pass('after-cursor');
  };
  const replaced: Partial<MonitorStore> = { round, saveRelayCursors };
  return new Proxy(store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(replaced, name) ?? Reflect.get(target, name, target);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

/** The sink, telling before and after each request. */
export function sinkWithCrashPoints(sink: Sink, pass: Passing): Sink {
  return {
    publish: async (records) => {
      if (records.length > 0) pass('before-publish');
      await sink.publish(records);
      if (records.length > 0) pass('after-publish');
    },
  };
}
