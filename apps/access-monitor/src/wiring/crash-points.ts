import { TamError } from '@tam/errors';
import type { LogSource, MonitorStore, Sink } from '@tam/monitor';

/** The places at which a fault test may kill the service, in the order in which a life passes them. */
export const CRASH_POINTS = [
  'starting',
  'before-transaction',
  'in-transaction',
  'before-writes',
  'after-commit',
  'before-publish',
  'after-publish',
  'after-cursor',
  'before-offsets',
  'after-offsets',
  'draining',
  'drained',
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

/**
 * The store, telling when the rows of partitions are read at their start; before a round's transaction, in it while its
 * locks are held, when all is known and nothing written, and after its COMMIT; when the relay has moved its cursor; and,
 * in a stop, when nothing more is read.
 */
export function withCrashPoints(store: MonitorStore, pass: Passing): MonitorStore {
  const replaced: Partial<MonitorStore> = {
    progress: (partitions) => {
      pass('starting');
      return store.progress(partitions);
    },
    round: async (turns, writer, work) => {
      pass('before-transaction');
      const result = await store.round(turns, writer, async (transaction) => {
        pass('in-transaction');
        const writes = await work(transaction);
        pass('before-writes');
        return writes;
      });
      pass('after-commit');
      return result;
    },
    saveRelayCursors: async (cursors) => {
      await store.saveRelayCursors(cursors);
      pass('after-cursor');
    },
    depart: (writer) => {
      pass('draining');
      return store.depart(writer);
    },
  };
  return replacing(store, replaced);
}

/** The sink, telling before and after each request, and when a stop has published all it could. */
export function sinkWithCrashPoints<S extends Sink & { close(): Promise<void> }>(sink: S, pass: Passing): S {
  const replaced: Partial<Sink & { close(): Promise<void> }> = {
    publish: async (records) => {
      if (records.length > 0) pass('before-publish');
      await sink.publish(records);
      if (records.length > 0) pass('after-publish');
    },
    close: () => {
      pass('drained');
      return sink.close();
    },
  };
  return replacing(sink, replaced);
}

/** The log, telling before and after the broker is told of positions. */
export function sourceWithCrashPoints<S extends LogSource>(source: S, pass: Passing): S {
  const replaced: Partial<LogSource> = {
    commit: async (positions) => {
      pass('before-offsets');
      await source.commit(positions);
      pass('after-offsets');
    },
  };
  return replacing(source, replaced);
}

/** An object with some of its methods replaced; the others run on itself. */
function replacing<T extends object>(target: T, replaced: object): T {
  return new Proxy(target, {
    get: (own, name) => {
      const found: unknown = Reflect.get(replaced, name) ?? Reflect.get(own, name, own);
      return typeof found === 'function' ? (found.bind(own) as unknown) : found;
    },
  });
}
