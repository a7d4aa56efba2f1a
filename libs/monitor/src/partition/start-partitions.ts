import type { TamError } from '@tam/errors';
import type { GateReading } from '../gate/gate-reading';
import type { Limits } from '../limits';
import type { InputTopics } from '../round/choose-round';
import type { MonitorStore, Progress, RelayCursor } from '../ports';
import { findGap } from './find-gap';
import { OwnedPartition } from './owned-partition';

/** A partition that may begin, or stands still, with where its relay goes on. */
export interface StartedPartition {
  readonly owned: OwnedPartition;
  readonly cursor: RelayCursor;
}

/**
 * Starts partitions from their rows: the only way in, at an assignment as after a failure. What does not fit the log is
 * stopped with exactly what is missing. Rejects where the database or the broker does not answer.
 */
export async function startPartitions(
  partitions: readonly number[],
  store: Pick<MonitorStore, 'progress' | 'relayCursors'>,
  readGate: () => Promise<GateReading>,
  topics: InputTopics,
  installed: { readonly partitions: number; readonly owned: number; readonly rules: string },
  limits: Limits,
  readScopes: () => Promise<readonly number[]>,
): Promise<readonly StartedPartition[]> {
  const rows = await store.progress(partitions);
  const scopes = await readScopes();
  const cursors = new Map((await store.relayCursors(partitions)).map((one) => [one.partition, one]));
  const reading = await readGate();
  const cachedMembers = Math.floor(limits.cachedMembers / Math.max(1, installed.owned));
  const all = [...topics.live, ...topics.backfill];
  const gapOf = (row: Progress): TamError | undefined => {
    const { partition, positions } = row;
    const places = all.map((topic) => ({ topic, partition, next: positions[topic]?.next ?? 0 }));
    return findGap(places, reading, installed.partitions);
  };
  const rowsNow = new Map<number, Progress>();
  if (rows.some(gapOf)) {
    for (const row of await store.progress(partitions)) rowsNow.set(row.partition, row);
  }
  return rows.map((before) => {
    const { partition } = before;
    const found = gapOf(before);
    const row = found ? (rowsNow.get(partition) ?? before) : before;
    const owned = new OwnedPartition(
      row,
      all,
      new Set(topics.backfill),
      cachedMembers,
      scopes,
      installed.rules,
    );
    // Another may have applied, while the broker was asked, what has been cut away since: then nothing is missing.
    const gap = found && gapOf(row)?.code === found.code ? gapOf(row) : undefined;
    if (gap) {
      owned.state = 'stopped';
      owned.error = gap;
    } else {
      owned.install(reading, owned.backfillBatches);
    }
    return { owned, cursor: cursors.get(partition) ?? { partition, revisionSeq: 0, letterSeq: 0 } };
  });
}
