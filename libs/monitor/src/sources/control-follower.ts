import type { Clock, LogBatch, LogReader, LogSource } from '../ports';
import { NO_WORDS, withWord, type Words } from './words';

export interface FollowerParts {
  /** A source of the control topic alone, outside of the group that shares the other topics. */
  readonly source: LogSource;
  readonly topic: string;
  readonly clock: Clock;
  /** How long to wait after a failure, ms. */
  readonly pause: number;
  /** Something failed and is tried again. */
  readonly failed: (error: unknown) => void;
  /** The source is being built anew, or has given up. */
  readonly lost: (error: Error) => void;
}

const PARTITION = 0;

/**
 * Follows the control topic from its beginning, in every instance: what the sources say of themselves concerns all
 * partitions. Nothing of it is stored, because it is read again at each start and no word takes another back.
 */
export class ControlFollower implements LogReader {
  /** What is known now. */
  words: Words = NO_WORDS;
  private next = 0;
  private isStopped = false;

  constructor(private readonly parts: FollowerParts) {}

  get topic(): string {
    return this.parts.topic;
  }

  start(): Promise<void> {
    return this.parts.source.start(this);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.parts.source.stop();
  }

  isReadTo(end: number): boolean {
    return this.next >= end;
  }

  /** The broker has said where the topic ends: below where we stand, it was made anew, and is read anew. */
  reviewEnd(end: number): void {
    if (end >= this.next) return;
    this.next = 0;
    void this.begin();
  }

  assigned(partitions: readonly number[]): void {
    if (partitions.includes(PARTITION)) void this.begin();
  }

  revoked(): void {
    // Nothing is held for a partition: whoever follows reads on when it is given back.
  }

  batch(batch: LogBatch): void {
    if (batch.nextOffset <= this.next) return;
    if (batch.fromOffset > this.next) {
      void this.begin();
      return;
    }
    for (const item of batch.items) {
      if (item.kind === 'control') this.words = withWord(this.words, item.event, item.appendTime);
    }
    this.next = batch.nextOffset;
  }

  failed(error: Error): void {
    this.parts.lost(error);
  }

  /** Reads on where it stands, or at the first record that is left. */
  private async begin(): Promise<void> {
    const { source, topic, clock, pause, failed } = this.parts;
    while (!this.isStopped) {
      try {
        const [offsets] = await source.offsets([topic]);
        this.next = Math.max(this.next, offsets?.low ?? 0);
        source.seek([{ topic, partition: PARTITION, offset: this.next }]);
        source.resume(topic, [PARTITION]);
        return;
      } catch (error) {
        failed(error);
        await new Promise<void>((resolve) => void clock.after(pause, resolve));
      }
    }
  }
}
