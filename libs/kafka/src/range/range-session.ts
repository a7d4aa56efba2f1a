import { TamError } from '@tam/errors';
import type { Batch, Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { RETRY } from '../client/client';
import { readHeaders, type RecordBytes } from '../source/read-record';
import type { LogHole, LogRange } from './log-range';

/** One record of a range. Its bytes are lent: they are gone after the call. */
export interface RangeRecord extends RecordBytes {
  readonly partition: number;
  readonly offset: number;
}

const MAX_WAIT = 100;
/** No record for this long although some are due: the broker is taken for gone, ms. */
const STALLED_AFTER = 60_000;

interface Reading {
  readonly range: LogRange;
  /** The next offset. */
  at: number;
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/**
 * Reads some ranges of the log once, as the only member of a group of its own, which commits nothing. The client has no
 * way to read without a group.
 */
export class RangeSession {
  private readonly consumer: Consumer;
  private readonly readings: ReadonlyMap<string, Reading>;
  private readonly holes: LogHole[] = [];
  private left: number;
  private heardAt = performance.now();
  private finish: (error?: Error) => void = () => undefined;

  constructor(
    kafka: Kafka,
    groupId: string,
    ranges: readonly LogRange[],
    private readonly take: (record: RangeRecord) => void,
  ) {
    const wanted = ranges.filter(({ from, to }) => to > from);
    this.readings = new Map(
      wanted.map((range) => [keyOf(range.topic, range.partition), { range, at: range.from }]),
    );
    this.left = wanted.length;
    this.consumer = kafka.consumer({
      groupId,
      sessionTimeout: 30_000,
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: MAX_WAIT,
      minBytes: 1,
      maxBytesPerPartition: 2 * 1024 * 1024,
      maxBytes: 16 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Resolves when every range has been read; the answer is what the log no longer had. */
  async run(): Promise<readonly LogHole[]> {
    if (this.left === 0) return [];
    const over = new Promise<void>((resolve, reject) => {
      this.finish = (error) => (error ? reject(error) : resolve());
    });
    over.catch(() => undefined);
    const watch = setInterval(() => this.refuseStall(), STALLED_AFTER / 4);
    try {
      this.listen();
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: this.topics(), fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.readings.size,
        eachBatch: ({ batch, resolveOffset, heartbeat }) => {
          this.guard(() => this.read(batch));
          resolveOffset(batch.lastOffset());
          return heartbeat();
        },
      });
      await over;
      return this.holes;
    } finally {
      clearInterval(watch);
      await this.consumer.disconnect();
    }
  }

  private topics(): string[] {
    return [...new Set([...this.readings.values()].map(({ range }) => range.topic))];
  }

  private listen(): void {
    const { GROUP_JOIN, END_BATCH_PROCESS, CRASH } = this.consumer.events;
    // Runs inside the client's own event, so before its first fetch.
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.guard(() => this.begin(payload.memberAssignment)));
    this.consumer.on(END_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize === 0)
        this.guard(() => this.pass(payload.topic, payload.partition, Number(payload.lastOffset) + 1));
    });
    this.consumer.on(CRASH, ({ payload }) => this.finish(payload.error));
  }

  /** Whatever fails inside the client's work ends the reading instead of something of the client. */
  private guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.finish(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private begin(assignment: { readonly [topic: string]: readonly number[] }): void {
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const reading = this.readings.get(keyOf(topic, partition));
        if (reading && reading.at < reading.range.to)
          this.consumer.seek({ topic, partition, offset: String(reading.at) });
        else this.consumer.pause([{ topic, partitions: [partition] }]);
      }
    }
  }

  private read(batch: Batch): void {
    const { topic, partition, messages } = batch;
    const reading = this.readings.get(keyOf(topic, partition));
    if (!reading || reading.at >= reading.range.to) return;
    const asked = 'fetchedOffset' in batch ? Number(batch.fetchedOffset) : reading.at;
    // The client jumps to the first record kept where retention took what was asked for, and says so to nobody.
    if (asked > reading.at) {
      this.holes.push({ topic, partition, from: reading.at, to: Math.min(asked, reading.range.to) });
      reading.at = asked;
    }
    for (const message of messages) {
      const offset = Number(message.offset);
      if (offset >= reading.at && offset < reading.range.to)
        this.take(recordOf(topic, partition, offset, message));
    }
    this.pass(topic, partition, Number(batch.lastOffset()) + 1);
  }

  private pass(topic: string, partition: number, next: number): void {
    this.heardAt = performance.now();
    const reading = this.readings.get(keyOf(topic, partition));
    if (!reading || reading.at >= reading.range.to || next <= reading.at) return;
    reading.at = next;
    if (next < reading.range.to) return;
    this.consumer.pause([{ topic, partitions: [partition] }]);
    this.left -= 1;
    if (this.left === 0) this.finish();
  }

  private refuseStall(): void {
    if (performance.now() - this.heardAt < STALLED_AFTER) return;
    const waiting = [...this.readings.values()].filter(({ range, at }) => at < range.to);
    const [first] = waiting.map(({ range, at }) => `${keyOf(range.topic, range.partition)} at ${at}`);
    this.finish(
      new TamError(
        'TAM_STREAM_BROKER_UNAVAILABLE',
        `Nothing came for ${STALLED_AFTER / 1000} s; ${waiting.length} partitions are not read to their end (${first}).`,
      ),
    );
  }
}

function recordOf(topic: string, partition: number, offset: number, message: KafkaMessage): RangeRecord {
  const { key, value, timestamp } = message;
  return {
    ...{ topic, partition, offset, key, value, appendTime: Number(timestamp) },
    headers: readHeaders(message.headers),
  };
}
