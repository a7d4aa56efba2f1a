import { TamError } from '@tam/errors';
import type { TopicOffsets } from '@tam/monitor';
import { IMPATIENT } from '../client/client';
import type { Admin, Kafka } from 'kafkajs';

/** Asks the broker for the offsets it holds. A connection that failed is dropped and made anew at the next question. */
export class OffsetReader {
  private connected: Promise<Admin> | undefined;

  constructor(private readonly kafka: Kafka) {}

  /**
   * Low and last stable end offset of every partition, by topic in the order asked for, then by partition.
   * Throws TAM_STREAM_BROKER_UNAVAILABLE.
   */
  async read(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    try {
      this.connected ??= this.connect();
      const admin = await this.connected;
      const answers = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
      return answers.flatMap((partitions, index) =>
        partitions
          .map(({ partition, low, high }) => ({
            topic: topics[index] ?? '',
            partition,
            low: Number(low),
            end: Number(high),
          }))
          .sort((a, b) => a.partition - b.partition),
      );
    } catch (cause) {
      await this.close();
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError(
        'TAM_STREAM_BROKER_UNAVAILABLE',
        `The end of the log is not known: ${why}.`,
        {},
        { cause },
      );
    }
  }

  async close(): Promise<void> {
    const connected = this.connected;
    this.connected = undefined;
    const admin = await connected?.catch(() => undefined);
    await admin?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { ...IMPATIENT } });
    await admin.connect();
    return admin;
  }
}
