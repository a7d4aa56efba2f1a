import type { Heartbeat } from '../ports';

/**
 * The partitions without a living owner that this instance is to look after: each falls to one of the living, so that
 * two seldom meet over one; where they do, the turn decides. Ascending.
 */
export function orphansFor(
  writer: string,
  beats: readonly Heartbeat[],
  partitions: number,
  deadAfter: number,
): readonly number[] {
  const living = beats.filter(({ age }) => age <= deadAfter);
  const names = living.map((beat) => beat.writer).sort();
  const owned = new Set(living.flatMap((beat) => beat.partitions));
  const orphans: number[] = [];
  for (let partition = 0; partition < partitions; partition++) {
    if (!owned.has(partition) && names[partition % names.length] === writer) orphans.push(partition);
  }
  return orphans;
}
