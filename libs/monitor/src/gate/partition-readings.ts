import type { Position } from '../ports';
import { endOf, type GateReading } from './gate-reading';

type Positions = { readonly [topic: string]: Position };

/**
 * The readings of the gate as one partition has them. What a source said counts for the partition only once it is read
 * to ends that were asked for after that: all the source had sent before it spoke lies below them. The oldest reading
 * not reached yet is kept beside the latest, or a partition that is always a little behind would never reach any.
 */
export class PartitionReadings {
  latest: GateReading | undefined;
  private pending: GateReading | undefined;
  private adopted: GateReading | undefined;

  constructor(
    private readonly partition: number,
    private readonly liveTopics: readonly string[],
  ) {}

  install(reading: GateReading, positions: Positions): void {
    this.adopted = this.reachedAt(positions);
    if (this.pending === this.adopted) this.pending = undefined;
    this.pending ??= reading;
    this.latest = reading;
  }

  /** The last reading to whose ends the partition is read when it stands there. */
  reachedAt(positions: Positions): GateReading | undefined {
    if (this.latest && this.isReached(this.latest, positions)) return this.latest;
    if (this.pending && this.isReached(this.pending, positions)) return this.pending;
    return this.adopted;
  }

  private isReached(reading: GateReading, positions: Positions): boolean {
    return this.liveTopics.every((topic) => {
      const end = endOf(reading, topic, this.partition);
      return end !== undefined && (positions[topic]?.next ?? -1) >= end;
    });
  }
}
