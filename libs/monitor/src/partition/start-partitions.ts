import type { GateReading } from '../gate/gate-reading';
import type { Limits } from '../limits';
import type { InputTopics } from '../round/choose-round';
import type { FoundGap, LogGap, MonitorStore, Progress, RelayCursor } from '../ports';
import { findChange, findGaps, gapError } from './find-gap';
import { OwnedPartition } from './owned-partition';

/** A partition that may begin, or stands still, with where its relay goes on. */
export interface StartedPartition {
  readonly owned: OwnedPartition;
  readonly cursor: RelayCursor;
}

export interface StartParts {
  readonly store: Pick<MonitorStore, 'progress' | 'relayCursors' | 'gaps' | 'noteGaps'>;
  readonly readGate: () => Promise<GateReading>;
  readonly topics: InputTopics;
  /** Recorded at the first start. */
  readonly partitions: number;
  /** Hash of the rule set. */
  readonly rules: string;
  readonly limits: Limits;
  readonly readScopes: () => Promise<readonly number[]>;
}

/**
 * Starts partitions from their rows, where so many are ours: the only way in, at an assignment as after a failure. What
 * does not fit the log, or is `replaced` as the consumer has seen, is put on record and stopped with exactly what is
 * missing, and so is what was found before and nobody has settled. Rejects where the database or the broker does not answer.
 */
export async function startPartitions(
  partitions: readonly number[],
  owned: number,
  replaced: readonly FoundGap[],
  parts: StartParts,
): Promise<readonly StartedPartition[]> {
  const { store, readGate, topics, limits } = parts;
  const all = [...topics.live, ...topics.backfill];
  let rows = await store.progress(partitions);
  const scopes = await parts.readScopes();
  const cursors = new Map((await store.relayCursors(partitions)).map((one) => [one.partition, one]));
  let reading = await readGate();
  let found = rows.flatMap((row) => gapsOf(row, all, reading));
  if (found.length > 0) {
    // Another may have applied, while the broker was asked, what has been cut away since: then nothing is missing.
    rows = await store.progress(partitions);
    reading = await readGate();
    const again = rows.flatMap((row) => gapsOf(row, all, reading));
    found = again.filter((gap) => found.some((before) => isSamePlace(before, gap)));
  }
  found = [...found, ...replaced.filter((gap) => !found.some((other) => isSamePlace(other, gap)))];
  if (found.length > 0) await store.noteGaps(found, rows);
  const known = await store.gaps(partitions);
  const changed = findChange(all, reading, parts.partitions);
  const cachedMembers = Math.floor(limits.cachedMembers / Math.max(1, owned));
  return rows.map((row) => {
    const { partition } = row;
    const backfill = new Set(topics.backfill);
    const one = new OwnedPartition(row, all, backfill, cachedMembers, scopes, parts.rules);
    const gaps = known.filter((gap) => gap.partition === partition);
    one.lost = gaps.flatMap(({ lost }) => lost ?? []);
    const open = gaps.find(({ lost }) => lost === null) ?? found.find((gap) => gap.partition === partition);
    if (changed ?? open) {
      one.state = 'stopped';
      one.error = changed ?? gapError(open!);
    } else {
      one.install(reading, one.backfillBatches);
      one.askForProof(reading);
    }
    return { owned: one, cursor: cursors.get(partition) ?? { partition, revisionSeq: 0, letterSeq: 0 } };
  });
}

function gapsOf(
  { partition, positions }: Progress,
  topics: readonly string[],
  reading: GateReading,
): readonly FoundGap[] {
  const places = topics.map((topic) => ({ topic, partition, next: positions[topic]?.next ?? 0 }));
  return findGaps(places, reading);
}

function isSamePlace(one: FoundGap | LogGap, other: FoundGap): boolean {
  return one.partition === other.partition && one.topic === other.topic && one.code === other.code;
}
