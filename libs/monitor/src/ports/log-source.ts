import type { ErrorCode } from '@tam/errors';
import type { ControlEvent, TamEvent } from '@tam/events';

/** A place in one partition of one topic: the offset of the next record to be read. */
export interface TopicPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** What the broker holds of one partition of a topic: the first offset kept, and the one the next record will get. */
export interface TopicOffsets {
  readonly topic: string;
  readonly partition: number;
  readonly low: number;
  /** The last stable offset: records of transactions that are still open lie above it. */
  readonly end: number;
}

/** The bytes of a record that could not be used, copied: the fetch response they came in is not kept. */
export interface RawRecord {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: { readonly [name: string]: string };
}

/** What became of one record of the log. `appendTime` is LogAppendTime, epoch ms; on the backfill topic too. */
export type LogItem = LogEvent | LogControl | LogSkipped | LogFault;

export interface LogEvent {
  readonly kind: 'event';
  readonly offset: number;
  readonly appendTime: number;
  /** Decoded and valid; key, partitionkey, memberRef, subject and caseId agree; its key belongs to this partition. */
  readonly event: TamEvent;
  /** The dead letter that this is the redrive of. */
  readonly redriveOf?: LetterKey;
}

/** An event of the control topic: it belongs to no member. On another topic it is left alone. */
export interface LogControl {
  readonly kind: 'control';
  readonly offset: number;
  readonly appendTime: number;
  readonly event: ControlEvent;
}

/** The name of a dead letter: the partition it was read from and its number there. */
export interface LetterKey {
  readonly partition: number;
  readonly seq: number;
}

/** A type outside the families of the catalogue: counted, not kept, no fault. */
export interface LogSkipped {
  readonly kind: 'skipped';
  readonly offset: number;
  readonly appendTime: number;
  readonly type: string;
}

export interface LogFault {
  readonly kind: 'fault';
  readonly offset: number;
  readonly appendTime: number;
  readonly code: ErrorCode;
  /** JSON pointer to the place; '' is the whole event. */
  readonly pointer: string;
  /** In words, without data of the event. */
  readonly message: string;
  /** The record key, where it could be read: that record then has a gap, unless the fault is of routing only. */
  readonly memberRef: string | undefined;
  readonly type: string | undefined;
  /** Who sent it, where that could be read: a producer of the deployer's. */
  readonly source?: string;
  /**
   * 'first': the event is sound but lies on a partition that is not murmur2(key) mod n, and is to be published once
   * more under murmur2. 'again': it carries the mark of having been published once more already (header `tam-rerouted`).
   */
  readonly misrouted: 'no' | 'first' | 'again';
  readonly record: RawRecord;
  /** The dead letter that this is the redrive of. */
  readonly redriveOf?: LetterKey;
}

/**
 * A stretch of one partition of one topic without a hole: everything in [fromOffset, nextOffset) was handed over in
 * `items` or is no event (control records, aborted transactions, compacted away). `fromOffset` is the offset the fetch
 * asked for, not that of the first record; `nextOffset` is the position after it. A stretch without items is handed
 * over too: otherwise the position after an aborted transaction would never reach the end offset.
 */
export interface LogBatch {
  readonly topic: string;
  readonly partition: number;
  readonly fromOffset: number;
  readonly nextOffset: number;
  readonly items: readonly LogItem[];
  /** The last record of the stretch, by the hash of its key and value: tells later whether this is still the same log. */
  readonly mark: LogMark | undefined;
  /** Whether the record at the mark's offset, which lies in the stretch, is the one the mark was made of. */
  holds(mark: LogMark): boolean;
}

export interface LogMark {
  readonly offset: number;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
}

/** What a source tells the core. All calls are synchronous and must return at once; none throws. */
export interface LogReader {
  /**
   * This instance now owns exactly these partition numbers of all input topics. Called on every assignment, also when
   * nothing changed. All of them are paused until the core has read its own positions, sought to them and resumed;
   * batches handed over in between are dropped by the core.
   */
  assigned(partitions: readonly number[]): void;
  /** These are no longer ours (or may not be): nothing of them is to be written any more. */
  revoked(partitions: readonly number[]): void;
  batch(batch: LogBatch): void;
  /** The source cannot go on and is being built anew (retriable) or has given up. */
  failed(error: Error): void;
}

/**
 * The log as the core sees it: co-partitioned input topics, one owner for each partition number over all of them.
 * Positions live in the database; what the broker remembers is for lag tools only.
 */
export interface LogSource {
  /** Joins and begins to hand over. Resolves when the source is running, not when partitions are assigned. */
  start(reader: LogReader): Promise<void>;
  /** Leaves at once, so that another instance can take over. After it has resolved the reader is not called again. */
  stop(): Promise<void>;
  /** The next batches of these topic-partitions start at these offsets. Batches already under way may still arrive. */
  seek(positions: readonly TopicPosition[]): void;
  /** Back-pressure. A paused topic-partition may still hand over what was already under way. Not owned: ignored. */
  pause(topic: string, partitions: readonly number[]): void;
  resume(topic: string, partitions: readonly number[]): void;
  /**
   * Low and end offsets of every partition of these topics, as the broker has them *after* this call began, with as
   * few requests as the broker allows. Rejects with a retriable TamError if the broker does not answer: then nothing
   * is known. Sorted by topic in the order asked for, then by partition.
   */
  offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]>;
  /** Tells the broker where we are, for lag tools. Failures are swallowed by the adapter: nothing depends on it. */
  commit(positions: readonly TopicPosition[]): Promise<void>;
}
