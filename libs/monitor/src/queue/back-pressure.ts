import type { OwnedPartition } from '../partition/owned-partition';
import type { LogSource } from '../ports';

/**
 * Keeps what waits in memory within bounds. Above the high mark the partitions that have something waiting are paused;
 * each goes on when its own queue is empty, so that a flood in one does not hold up the others, and all when the whole
 * is below the low mark.
 */
export class BackPressure {
  private readonly paused = new Map<string, Set<number>>();

  constructor(
    private readonly source: Pick<LogSource, 'pause' | 'resume'>,
    private readonly topics: readonly string[],
    private readonly highMark: number,
    private readonly lowMark: number,
  ) {
    for (const topic of topics) this.paused.set(topic, new Set());
  }

  /** Looks at what waits, and pauses or resumes. */
  review(partitions: readonly OwnedPartition[]): void {
    let total = 0;
    for (const topic of this.topics) {
      for (const one of partitions) total += one.queues.get(topic)?.size ?? 0;
    }
    for (const topic of this.topics) {
      if (total >= this.highMark) this.pauseWaiting(topic, partitions);
      this.resumeReady(topic, partitions, total <= this.lowMark);
    }
  }

  /** The partition begins anew, and the source with it: it is not paused by us any more. */
  forget(partition: number): void {
    for (const paused of this.paused.values()) paused.delete(partition);
  }

  private pauseWaiting(topic: string, partitions: readonly OwnedPartition[]): void {
    const paused = this.paused.get(topic)!;
    const waiting = partitions
      .filter((one) => !paused.has(one.number) && (one.queues.get(topic)?.size ?? 0) > 0)
      .map((one) => one.number);
    if (waiting.length === 0) return;
    for (const partition of waiting) paused.add(partition);
    this.source.pause(topic, waiting);
  }

  private resumeReady(topic: string, partitions: readonly OwnedPartition[], isLow: boolean): void {
    const paused = this.paused.get(topic)!;
    if (paused.size === 0) return;
    const ready = partitions
      .filter((one) => paused.has(one.number) && (isLow || one.queues.get(topic)?.size === 0))
      .map((one) => one.number);
    if (ready.length === 0) return;
    for (const partition of ready) paused.delete(partition);
    this.source.resume(topic, ready);
  }
}
