import type {
  LogBatch,
  LogReader,
  LogSource,
  MonitorStore,
  RoundTransaction,
  RoundWrites,
} from '@tam/monitor';

/** A part that does all that the sound one does, but for what is replaced. */
export function delegate<T extends object>(sound: T, replaced: Partial<T>): T {
  return new Proxy(sound, {
    get: (target, name) => {
      const own: unknown = Reflect.get(replaced, name) ?? Reflect.get(target, name, target);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

/** A store whose rounds write something else than the round has worked out. */
export function writingOtherwise(
  sound: MonitorStore,
  change: (writes: RoundWrites, transaction: RoundTransaction) => RoundWrites,
): MonitorStore {
  return delegate(sound, {
    round: (turns, writer, work) =>
      sound.round(turns, writer, async (transaction) => change(await work(transaction), transaction)),
  });
}

/** A store whose rounds see something else of the rows than there is. */
export function transactingOtherwise(
  sound: MonitorStore,
  change: (transaction: RoundTransaction) => RoundTransaction,
): MonitorStore {
  return delegate(sound, {
    round: (turns, writer, work) => sound.round(turns, writer, (transaction) => work(change(transaction))),
  });
}

/** A source whose batches reach the monitor changed, or not at all. */
export function readingOtherwise(
  sound: LogSource,
  change: (batch: LogBatch) => LogBatch | undefined,
): LogSource {
  return delegate(sound, {
    start: (reader) => {
      const batch: LogReader['batch'] = (given) => {
        const changed = change(given);
        if (changed) reader.batch(changed);
      };
      return sound.start(delegate(reader, { batch }));
    },
  });
}
