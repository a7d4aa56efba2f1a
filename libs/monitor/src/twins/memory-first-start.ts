import { GENESIS } from '@tam/audit';
import type { CountChange, CountRow, FirstTopic, Position, Progress } from '../ports';

/** The progress row of a partition at the first start, or the one it has with the positions of topics new since. */
export function firstProgress(
  partition: number,
  topics: readonly FirstTopic[],
  old: Progress | undefined,
  rules: string,
): Progress {
  const positions: Record<string, Position> = {};
  for (const { topic, low } of topics) {
    positions[topic] = { next: low[partition] ?? 0, clearedTo: 0, mark: null };
  }
  if (old) return { ...old, positions: { ...positions, ...old.positions } };
  return {
    partition,
    turn: 0,
    writer: '',
    positions,
    clearedTo: 0,
    seq: 0,
    head: GENESIS,
    letterSeq: 0,
    rules,
  };
}

/** Counts of all partitions added up; what is all zero is left out. */
export function sumCounts(changes: Iterable<CountChange>): CountRow[] {
  const sums = new Map<string, CountRow>();
  for (const { facets, status, outcomes, revisions } of changes) {
    const { standard, region, network, lineOfBusiness, month } = facets;
    const key = JSON.stringify([standard, region, network, lineOfBusiness, month, status]);
    const sum = sums.get(key);
    sums.set(key, {
      facets,
      status,
      outcomes: (sum?.outcomes ?? 0) + outcomes,
      revisions: (sum?.revisions ?? 0) + revisions,
    });
  }
  return [...sums.values()].filter((sum) => sum.outcomes !== 0 || sum.revisions !== 0);
}
