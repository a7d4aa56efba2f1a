import { TamError } from '@tam/errors';
import type { TopicOffsets, TopicPosition } from '@tam/monitor';
import type { Admin, Kafka } from 'kafkajs';
import { createClient, IMPATIENT } from '../client/client';
import { silent, type KafkaConnection, type KafkaLog } from '../client/connection';
import { OffsetReader } from '../source/topic-offsets';
import type { LogHole, LogRange } from './log-range';
import { RangeSession, type RangeRecord } from './range-session';

/** The log for those who read a part of it once and leave nothing behind: no position, no group, no topic. */
export class LogRanges {
  private readonly kafka: Kafka;
  private readonly ends: OffsetReader;

  constructor(
    private readonly connection: KafkaConnection,
    /** A name that nobody else uses: of the group that exists while a range is read. */
    private readonly groupId: string,
    log: KafkaLog = silent,
  ) {
    this.kafka = createClient(connection, log, IMPATIENT);
    this.ends = new OffsetReader(this.kafka);
  }

  /** Low and last stable end offset of every partition. Throws TAM_STREAM_BROKER_UNAVAILABLE, TAM_STREAM_TOPIC_MISSING. */
  async offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    await this.asAdmin(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = topics.find((topic) => !existing.has(topic));
      if (missing !== undefined)
        throw new TamError('TAM_STREAM_TOPIC_MISSING', `${missing} does not exist.`, { topic: missing });
    });
    return this.ends.read(topics);
  }

  /** The first offset of every partition whose record was appended at or after an instant (epoch ms), else the end; in order. */
  offsetsAt(topics: readonly string[], instant: number): Promise<readonly TopicPosition[]> {
    return this.asAdmin(async (admin) => {
      const answers = await Promise.all(
        topics.map((topic) => admin.fetchTopicOffsetsByTimestamp(topic, instant)),
      );
      return answers.flatMap((partitions, i) =>
        partitions
          .map(({ partition, offset }) => ({ topic: topics[i]!, partition, offset: Number(offset) }))
          .sort((one, other) => one.partition - other.partition),
      );
    });
  }

  /**
   * Hands over every record of the ranges, those of one partition in their order, and answers what the log no longer
   * had. The group that this needs is removed again. Throws TAM_STREAM_BROKER_UNAVAILABLE and what `take` throws.
   */
  async read(ranges: readonly LogRange[], take: (record: RangeRecord) => void): Promise<readonly LogHole[]> {
    const failures: unknown[] = [];
    const session = new RangeSession(this.kafka, this.groupId, ranges, (record) => {
      try {
        take(record);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    });
    try {
      return await session.run();
    } catch (cause) {
      throw failures.length > 0 ? failures[0] : this.unavailable(cause);
    } finally {
      await this.asAdmin((admin) => admin.deleteGroups([this.groupId])).catch(() => undefined);
    }
  }

  close(): Promise<void> {
    return this.ends.close();
  }

  private async asAdmin<T>(act: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin({ retry: { ...IMPATIENT } });
    try {
      await admin.connect();
      return await act(admin);
    } catch (cause) {
      throw this.unavailable(cause);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  private unavailable(cause: unknown): TamError {
    if (cause instanceof TamError) return cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const brokers = this.connection.brokers.join(', ');
    return new TamError('TAM_STREAM_BROKER_UNAVAILABLE', `${brokers}: ${why}.`, { brokers }, { cause });
  }
}
