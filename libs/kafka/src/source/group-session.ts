import type { LogBatch, TopicPosition } from '@tam/monitor';
import type { Consumer, Kafka } from 'kafkajs';
import { RETRY } from '../client/client';
import type { ConsumerSettings } from './consumer-settings';
import { coPartitionedAssigner } from './co-partitioned-assigner';
import { readBatch, readHidden } from './read-batch';
import type { DecodeRecord } from './read-record';

/** What a session reads and as whom. */
export interface SessionPlan {
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly partitions: number;
  readonly decode: DecodeRecord;
  readonly settings: ConsumerSettings;
}

/** What a session tells. Calls are synchronous; none may throw. */
export interface SessionListener {
  /** These partition numbers are ours now; all are paused. */
  joined(partitions: readonly number[]): void;
  /** Nothing is ours until `joined` is called again. */
  left(): void;
  batch(batch: LogBatch): void;
}

/** Above this many records of one batch the other work of the process gets its turn before the next one. */
const YIELD_ABOVE = 100;

/**
 * One life of a consumer in the group: from joining until it is stopped or can go on no more. It never restarts
 * itself; whoever made it makes another.
 */
export class GroupSession {
  private readonly consumer: Consumer;
  private owned: readonly number[] = [];
  private lastFetchAt = performance.now();
  private over = false;
  private joining: Promise<void> = Promise.resolve();
  private end: (error: Error) => void = () => undefined;
  /** Settles when the session can go on no more; the value is why. */
  readonly ended = new Promise<Error>((resolve) => (this.end = resolve));

  constructor(
    kafka: Kafka,
    private readonly plan: SessionPlan,
    private readonly listener: SessionListener,
    had: readonly number[],
  ) {
    const {
      sessionTimeout,
      heartbeatInterval,
      rebalanceTimeout,
      maxWaitTimeInMs,
      maxBytesPerPartition,
      maxBytes,
    } = plan.settings;
    this.consumer = kafka.consumer({
      groupId: plan.groupId,
      partitionAssigners: [coPartitionedAssigner(() => (this.owned.length > 0 ? this.owned : had))],
      sessionTimeout,
      heartbeatInterval,
      rebalanceTimeout,
      maxWaitTimeInMs,
      minBytes: 1,
      maxBytesPerPartition,
      maxBytes,
      metadataMaxAge: 60_000,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    this.listen();
  }

  /** Joins the group and begins to read. Rejects with the reason where that cannot be done. */
  async start(): Promise<void> {
    const failed = this.ended.then((error) => Promise.reject(error));
    this.joining = this.join();
    await Promise.race([this.joining, failed]);
    const watch = setInterval(() => this.refuseStall(), this.plan.settings.stalledAfter / 4).unref();
    void this.ended.then(() => clearInterval(watch));
  }

  seek(positions: readonly TopicPosition[]): void {
    for (const { topic, partition, offset } of positions) {
      if (this.owns(partition)) this.consumer.seek({ topic, partition, offset: String(offset) });
    }
  }

  pause(topic: string, partitions: readonly number[]): void {
    const ours = partitions.filter((partition) => this.owns(partition));
    if (ours.length > 0) this.consumer.pause([{ topic, partitions: ours }]);
  }

  resume(topic: string, partitions: readonly number[]): void {
    const ours = partitions.filter((partition) => this.owns(partition));
    if (ours.length > 0) this.consumer.resume([{ topic, partitions: ours }]);
  }

  async commit(positions: readonly TopicPosition[]): Promise<void> {
    const ours = positions.filter(({ partition }) => this.owns(partition));
    if (ours.length === 0) return;
    await this.consumer.commitOffsets(
      ours.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })),
    );
  }

  /**
   * Leaves the group. Nobody is told anything any more. A join under way is waited for: the client would otherwise
   * finish it after it was disconnected, and be a member that reads nothing.
   */
  async stop(): Promise<void> {
    this.finish(new Error('stopped'));
    await this.joining.catch(() => undefined);
    await this.consumer.disconnect();
  }

  private async join(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.plan.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.plan.partitions * this.plan.topics.length,
      eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
        if (this.over || !isRunning() || isStale()) return;
        this.tell(() => this.listener.batch(readBatch(batch, this.plan.partitions, this.plan.decode)));
        resolveOffset(batch.lastOffset());
        if (batch.messages.length > YIELD_ABOVE) await new Promise((resolve) => setImmediate(resolve));
        await heartbeat();
      },
    });
  }

  private listen(): void {
    const { GROUP_JOIN, REBALANCING, END_BATCH_PROCESS, FETCH, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.tell(() => this.takeOver(payload.memberAssignment)));
    this.consumer.on(REBALANCING, () => this.tell(() => this.letGo()));
    this.consumer.on(FETCH, () => {
      this.lastFetchAt = performance.now();
    });
    // Batches that hold nothing but control records or aborted messages never reach eachBatch.
    this.consumer.on(END_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize === 0) this.tell(() => this.listener.batch(readHidden(payload)));
    });
    this.consumer.on(CRASH, ({ payload }) => this.finish(payload.error));
  }

  /** All is paused before the client fetches for the first time, because this runs inside its own event. */
  private takeOver(assignment: { readonly [topic: string]: readonly number[] }): void {
    this.lastFetchAt = performance.now();
    this.owned = [...new Set(Object.values(assignment).flat())].sort((a, b) => a - b);
    this.consumer.pause(
      Object.entries(assignment).map(([topic, partitions]) => ({ topic, partitions: [...partitions] })),
    );
    this.listener.joined(this.owned);
  }

  private letGo(): void {
    this.lastFetchAt = performance.now();
    this.listener.left();
  }

  private owns(partition: number): boolean {
    return !this.over && this.owned.includes(partition);
  }

  private refuseStall(): void {
    const idle = performance.now() - this.lastFetchAt;
    if (idle > this.plan.settings.stalledAfter) {
      this.finish(new Error(`The consumer has not fetched for ${Math.round(idle)} ms.`));
    }
  }

  /** The client's events run inside its own work: what fails here ends the session instead of something of the client. */
  private tell(act: () => void): void {
    if (this.over) return;
    try {
      act();
    } catch (error) {
      this.finish(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** A consumer that is lost owns nothing and tells nothing more: asked to pause or seek, it would throw. */
  private finish(error: Error): void {
    this.over = true;
    this.end(error);
  }
}
