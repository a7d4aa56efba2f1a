import type { Cancel, Clock, LogReader, LogSource, TopicOffsets, TopicPosition } from '../ports';
import type { MemoryLog } from './memory-log';

/** Misbehaviour on command. */
export interface LogFaults {
  /** Before offsets are given; throwing means that the broker does not answer. */
  offsets?(): Promise<void>;
  /** How many offsets a batch spans at most. */
  batchSize?(topic: string, partition: number): number;
}

/** How long after it could read something the twin hands it over, ms. */
const FETCH_WITHIN = 5;
/** When it looks again for what it was told to hold back, ms. */
const LOOK_AGAIN_AFTER = 50;

/**
 * The twin of a consumer: hands over, one stretch of each topic-partition at a time, what is not paused. Partitions are
 * given to it and taken away by whoever drives it.
 */
export class MemoryLogSource implements LogSource {
  readonly committed: TopicPosition[] = [];
  private readonly positions = new Map<string, TopicPosition>();
  private readonly paused = new Set<string>();
  private reader: LogReader | undefined;
  private owned: readonly number[] = [];
  private timer: Cancel | undefined;
  private unwatch: () => void = () => undefined;

  constructor(
    private readonly log: MemoryLog,
    private readonly topics: readonly string[],
    private readonly clock: Clock,
    private readonly faults: LogFaults = {},
  ) {}

  start(reader: LogReader): Promise<void> {
    this.reader = reader;
    this.unwatch = this.log.watch(() => this.planFetch(FETCH_WITHIN));
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.reader = undefined;
    this.unwatch();
    this.timer?.();
    return Promise.resolve();
  }

  /** Gives exactly these partitions to the reader, paused. What it read of them before is begun at the low offset. */
  assign(partitions: readonly number[]): void {
    const lost = this.owned.filter((partition) => !partitions.includes(partition));
    this.owned = partitions;
    if (lost.length > 0) this.reader?.revoked(lost);
    for (const topic of this.topics) {
      for (const partition of partitions) {
        this.paused.add(place(topic, partition));
        this.positions.set(place(topic, partition), {
          topic,
          partition,
          offset: this.log.lowOf(topic, partition),
        });
      }
    }
    this.reader?.assigned(partitions);
  }

  seek(positions: readonly TopicPosition[]): void {
    for (const position of positions) this.positions.set(place(position.topic, position.partition), position);
    this.planFetch(FETCH_WITHIN);
  }

  pause(topic: string, partitions: readonly number[]): void {
    for (const partition of partitions) this.paused.add(place(topic, partition));
  }

  resume(topic: string, partitions: readonly number[]): void {
    for (const partition of partitions) this.paused.delete(place(topic, partition));
    this.planFetch(FETCH_WITHIN);
  }

  async offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    await this.faults.offsets?.();
    return topics.flatMap((topic) => this.log.offsets(topic));
  }

  commit(positions: readonly TopicPosition[]): Promise<void> {
    this.committed.push(...positions);
    return Promise.resolve();
  }

  private planFetch(delay: number): void {
    if (!this.reader) return;
    this.timer ??= this.clock.after(delay, () => {
      this.timer = undefined;
      this.fetch();
    });
  }

  private fetch(): void {
    let isMore = false;
    let isHeld = false;
    for (const partition of this.owned) {
      for (const topic of this.topics) {
        if (this.paused.has(place(topic, partition))) continue;
        const limit = this.faults.batchSize?.(topic, partition) ?? 500;
        if (this.fetchOne(topic, partition, limit)) isMore = true;
        else if (limit === 0) isHeld = true;
      }
    }
    if (isMore) this.planFetch(FETCH_WITHIN);
    else if (isHeld) this.planFetch(LOOK_AGAIN_AFTER);
  }

  /** As the client does it: below the low offset it jumps there without a word. */
  private fetchOne(topic: string, partition: number, limit: number): boolean {
    const key = place(topic, partition);
    const asked = this.positions.get(key)?.offset ?? 0;
    const from = Math.max(asked, this.log.lowOf(topic, partition));
    const stretch = this.log.read(topic, partition, from, limit);
    if (!stretch) return false;
    this.positions.set(key, { topic, partition, offset: stretch.nextOffset });
    this.reader?.batch({ topic, partition, fromOffset: from, ...stretch });
    return true;
  }
}

function place(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
