import { TamError } from '@tam/errors';
import type { LogReader, LogSource, TopicOffsets, TopicPosition } from '@tam/monitor';
import type { Kafka } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, IMPATIENT } from '../client/client';
import { silent, type KafkaConnection, type KafkaLog } from '../client/connection';
import { CONSUMER_SETTINGS, type ConsumerSettings } from './consumer-settings';
import { GroupSession, type SessionListener } from './group-session';
import type { DecodeRecord } from './read-record';
import { OffsetReader } from './topic-offsets';

export interface KafkaLogOptions {
  readonly connection: KafkaConnection;
  /** Instances of one group share the partitions. */
  readonly groupId: string;
  /** Co-partitioned topics. */
  readonly topics: readonly string[];
  /** The number of partitions of each of them. */
  readonly partitions: number;
  readonly decode: DecodeRecord;
  readonly log?: KafkaLog;
  readonly settings?: Partial<ConsumerSettings>;
}

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 2_000;
const LEAVING = 5_000;

/**
 * The log as Kafka has it. A consumer that can go on no more is replaced by a new one, with growing pauses, until the
 * time allowed is over; the client's own restarts are not used, because it restarts after some errors and dies silently
 * after others.
 */
export class KafkaLogSource implements LogSource {
  private readonly kafka: Kafka;
  private readonly ends: OffsetReader;
  private readonly settings: ConsumerSettings;
  private readonly log: KafkaLog;
  private readonly stopping = new AbortController();
  private reader: LogReader | undefined;
  private session: GroupSession | undefined;
  private owned: readonly number[] = [];
  private supervision: Promise<void> = Promise.resolve();

  constructor(private readonly options: KafkaLogOptions) {
    this.log = options.log ?? silent;
    this.settings = { ...CONSUMER_SETTINGS, ...options.settings };
    this.kafka = createClient(options.connection, this.log, IMPATIENT);
    this.ends = new OffsetReader(this.kafka);
  }

  /** Throws TAM_STREAM_CONSUMER_GAVE_UP where the group cannot be joined in the time allowed. */
  async start(reader: LogReader): Promise<void> {
    this.reader = reader;
    const session = await this.open();
    if (session) this.supervision = this.supervise(session);
  }

  async stop(): Promise<void> {
    this.reader = undefined;
    this.stopping.abort();
    await this.leave();
    await this.supervision;
    await this.ends.close();
  }

  seek(positions: readonly TopicPosition[]): void {
    this.session?.seek(positions);
  }

  pause(topic: string, partitions: readonly number[]): void {
    this.session?.pause(topic, partitions);
  }

  resume(topic: string, partitions: readonly number[]): void {
    this.session?.resume(topic, partitions);
  }

  offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    return this.ends.read(topics);
  }

  async commit(positions: readonly TopicPosition[]): Promise<void> {
    try {
      await this.session?.commit(positions);
    } catch (error) {
      this.log('debug', 'The broker was not told where we are; only lag tools look at that.', { error });
    }
  }

  /** Replaces the session each time it ends, until the source is stopped or gives up. */
  private async supervise(first: GroupSession): Promise<void> {
    let session: GroupSession | undefined = first;
    while (session) {
      const error = await session.ended;
      if (this.stopping.signal.aborted) return;
      this.report(error);
      try {
        session = await this.open();
      } catch (gaveUp) {
        if (gaveUp instanceof Error) this.reader?.failed(gaveUp);
        return;
      }
    }
  }

  /** A session that has joined; undefined where the source was stopped meanwhile. */
  private async open(): Promise<GroupSession | undefined> {
    const since = performance.now();
    for (let wait = FIRST_PAUSE; !this.stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      await this.leave();
      if (this.isStopped()) return undefined;
      const session = new GroupSession(
        this.kafka,
        { ...this.options, settings: this.settings },
        this.listener(),
        this.owned,
      );
      this.session = session;
      try {
        await session.start();
        if (!this.isStopped()) return session;
        await this.leave();
        return undefined;
      } catch (cause) {
        if (this.isStopped()) return undefined;
        if (performance.now() - since > this.settings.giveUpAfter) throw this.gaveUp(cause);
        this.report(cause);
        await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    return undefined;
  }

  private listener(): SessionListener {
    return {
      joined: (partitions) => {
        const lost = this.owned.filter((partition) => !partitions.includes(partition));
        this.owned = partitions;
        if (lost.length > 0) this.reader?.revoked(lost);
        this.reader?.assigned(partitions);
      },
      left: () => this.revokeAll(),
      batch: (batch) => this.reader?.batch(batch),
    };
  }

  private revokeAll(): void {
    if (this.owned.length > 0) this.reader?.revoked(this.owned);
  }

  private report(cause: unknown): void {
    this.revokeAll();
    const why = cause instanceof Error ? cause.message : String(cause);
    this.reader?.failed(new TamError('TAM_STREAM_CONSUMER_LOST', `${why}.`, {}, { cause }));
  }

  private gaveUp(cause: unknown): TamError {
    const why = cause instanceof Error ? cause.message : String(cause);
    const seconds = Math.round(this.settings.giveUpAfter / 1_000);
    return new TamError('TAM_STREAM_CONSUMER_GAVE_UP', `${why}, for ${seconds} s.`, { seconds }, { cause });
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Leaves the group, within the time allowed: a broker that is gone does not answer to a farewell. */
  private async leave(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    if (!session) return;
    const stopped = session
      .stop()
      .catch((error: unknown) => this.log('debug', 'The consumer did not leave in order.', { error }));
    await Promise.race([stopped, pause(LEAVING, undefined, { ref: false })]);
  }
}
