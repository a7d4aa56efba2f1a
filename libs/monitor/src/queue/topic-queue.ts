import type { LogBatch, LogItem, LogMark } from '../ports';

/** A stretch taken out of a queue, without a hole: applied whole or not at all. */
export interface Taken {
  readonly topic: string;
  readonly items: readonly LogItem[];
  /** The position once it is applied. */
  readonly next: number;
  /** The last record of the last whole batch in it. */
  readonly mark: LogMark | undefined;
}

/**
 * What a batch was to a queue. 'stale': all of it was queued before. 'hole': something is missing in front of it.
 * 'other': it is not of the log that was read so far.
 */
export type Pushed = 'queued' | 'stale' | 'hole' | 'other';

interface Waiting {
  readonly items: readonly LogItem[];
  /** Index of the first item not yet taken. */
  from: number;
  readonly nextOffset: number;
  readonly mark: LogMark | undefined;
}

/** What was read of one topic of a partition and not applied yet, in the order of the log. */
export class TopicQueue {
  private waiting: Waiting[] = [];
  private head = 0;
  private count = 0;
  private isUnproven = false;

  /** `expected` is the offset that must come next, `mark` the last record known of those before it. */
  constructor(
    readonly topic: string,
    private expected: number,
    private mark: LogMark | null = null,
  ) {}

  /** Reading is to begin with the record of the mark, if the log still holds it: whether this is still the same log. */
  askForProof(low: number): void {
    this.isUnproven = this.mark !== null && this.mark.offset >= low;
  }

  /** Where the log cannot show that record any more nothing is to be waited for. */
  waiveProof(low: number): void {
    if (this.mark !== null && this.mark.offset < low) this.isUnproven = false;
  }

  /** The record has not been seen again yet. */
  get needsProof(): boolean {
    return this.isUnproven;
  }

  /** Where the source is to begin. */
  get readFrom(): number {
    return this.isUnproven && this.mark !== null ? this.mark.offset : this.expected;
  }

  /** Looks only whether a batch is of the same log. */
  prove(batch: LogBatch): Exclude<Pushed, 'queued'> {
    const { mark } = this;
    if (mark === null) return 'stale';
    if (batch.fromOffset > mark.offset) return this.isUnproven ? 'hole' : 'stale';
    if (batch.nextOffset <= mark.offset) return 'stale';
    if (!batch.holds(mark)) return 'other';
    this.isUnproven = false;
    return 'stale';
  }

  /** The gap that an 'other' batch stands for: its record at the place of the mark is another. */
  get replacedAt(): number {
    return this.mark?.offset ?? this.expected;
  }

  /** Records waiting. */
  get size(): number {
    return this.count;
  }

  /** Whether there is nothing to take, not even a move of the position. */
  get isEmpty(): boolean {
    return this.head === this.waiting.length;
  }

  /** The offset behind everything queued. */
  get end(): number {
    return this.expected;
  }

  /** Accepts what continues the queue; of a batch that overlaps it, the part that is new. */
  push(batch: LogBatch): Pushed {
    if (batch.fromOffset > this.expected) return 'hole';
    const proof = this.prove(batch);
    if (proof !== 'stale') return proof;
    if (batch.nextOffset <= this.expected) return 'stale';
    const { items, nextOffset, mark } = batch;
    let from = 0;
    while (from < items.length && items[from]!.offset < this.expected) from++;
    this.waiting.push({ items, from, nextOffset, mark });
    this.count += items.length - from;
    this.expected = nextOffset;
    this.mark = mark ?? this.mark;
    return 'queued';
  }

  /** Takes up to `limit` records from the front; stretches without records come along free. undefined: nothing waits. */
  take(limit: number): Taken | undefined {
    if (this.isEmpty) return undefined;
    const parts: LogItem[][] = [];
    let room = limit;
    let next = -1;
    let mark: LogMark | undefined;
    while (this.head < this.waiting.length) {
      const batch = this.waiting[this.head]!;
      const left = batch.items.length - batch.from;
      if (left > room) {
        if (room > 0) {
          parts.push(batch.items.slice(batch.from, batch.from + room));
          batch.from += room;
          this.count -= room;
          next = batch.items[batch.from - 1]!.offset + 1;
        }
        break;
      }
      if (left > 0) parts.push(batch.items.slice(batch.from));
      room -= left;
      this.count -= left;
      next = batch.nextOffset;
      mark = batch.mark ?? mark;
      this.head++;
    }
    this.compact();
    if (next < 0) return undefined;
    return { topic: this.topic, items: parts.length === 1 ? parts[0]! : parts.flat(), next, mark };
  }

  private compact(): void {
    if (this.head < this.waiting.length && this.head < 64) return;
    this.waiting = this.waiting.slice(this.head);
    this.head = 0;
  }
}
