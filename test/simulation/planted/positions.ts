import { TamError } from '@tam/errors';
import type { Progress, RoundTransaction, RoundWrites } from '@tam/monitor';
import { NO_WRITES } from '../no-writes';
import { TOPICS } from '../schedule';
import { delegate, readingOtherwise } from './delegate';
import type { Planting } from './planting';

/** The position is committed in a transaction of its own, before what follows from it. */
export const OFFSET_COMMITTED_FIRST: Planting = {
  name: 'offset committed first',
  store: (sound) =>
    delegate(sound, {
      round: async (turns, writer, work) => {
        let effects: RoundWrites | undefined;
        const result = await sound.round(turns, writer, async (transaction) => {
          const writes = await work(transaction);
          effects = { ...writes, progress: [] };
          return { ...NO_WRITES, progress: writes.progress };
        });
        const rest = effects;
        const taken = turns
          .filter(({ partition }) => !result.fenced.includes(partition))
          .map(({ partition, turn }) => ({ partition, turn: turn + 1 }));
        if (rest) await sound.round(taken, writer, () => Promise.resolve(rest));
        return result;
      },
    }),
};

/** Whoever comes with an old turn is let in all the same. */
export const NO_FENCE: Planting = {
  name: 'no fence',
  store: (sound) =>
    delegate(sound, {
      round: async (turns, writer, work) => {
        const rows = await sound.progress(turns.map(({ partition }) => partition));
        return sound.round(rows, writer, work);
      },
    }),
};

/** A round that moves no position, because it brings deadlines only, does not look at the turn. */
export const TICKS_OUTSIDE_THE_FENCE: Planting = {
  name: 'ticks outside the fence',
  store: (sound) =>
    delegate(sound, {
      round: async (turns, writer, work) => {
        const rows = await sound.progress(turns.map(({ partition }) => partition));
        return sound.round(rows, writer, async (transaction) => {
          const isStale = rows.some(
            ({ partition, turn }) => turns.find((one) => one.partition === partition)?.turn !== turn,
          );
          const writes = await work(transaction);
          if (isStale && bringsEvents(transaction, writes)) {
            throw new TamError('TAM_MONITOR_ROLLED_BACK', 'The turn has moved.');
          }
          return writes;
        });
      },
    }),
};

function bringsEvents({ held }: RoundTransaction, { progress, letters, revisions }: RoundWrites): boolean {
  if (letters.length > 0 || revisions.some(({ entry }) => entry.includes('"cause":"event"'))) return true;
  return progress.some(({ partition, positions }) => {
    const before = held.find((row) => row.partition === partition)?.positions;
    return TOPICS.some((topic) => positions[topic]?.next !== before?.[topic]?.next);
  });
}

/** Where a partition begins it begins at the end of the log, as `auto.offset.reset=latest` would have it. */
export const RESET_TO_LATEST: Planting = {
  name: 'reset to latest',
  store: (sound, { log }) =>
    delegate(sound, {
      progress: async (partitions) => {
        const rows = await sound.progress(partitions);
        return rows.map((row): Progress => {
          const positions = Object.entries(row.positions).map(([topic, position]) => {
            const next = log.offsets(topic)[row.partition]!.end;
            return [topic, { ...position, next }] as const;
          });
          return { ...row, positions: Object.fromEntries(positions) };
        });
      },
    }),
};

/** The position is that behind the last message: what is hidden at the end of the log is never passed. */
export const GATE_BY_LAST_MESSAGE: Planting = {
  name: 'gate by last message instead of end offset',
  source: (sound) => {
    const next = new Map<string, number>();
    const counting = delegate(sound, {
      seek: (positions) => {
        for (const { topic, partition, offset } of positions) next.set(`${topic}/${partition}`, offset);
        sound.seek(positions);
      },
    });
    return readingOtherwise(counting, (batch) => {
      const last = batch.items.at(-1);
      if (!last) return undefined;
      const key = `${batch.topic}/${batch.partition}`;
      const fromOffset = Math.min(batch.fromOffset, next.get(key) ?? batch.fromOffset);
      const nextOffset = last.offset + 1;
      next.set(key, Math.max(nextOffset, next.get(key) ?? 0));
      return { ...batch, fromOffset, nextOffset };
    });
  },
};
