import { isTamError, TamError } from '@tam/errors';
import type { TopicOffsets } from '@tam/monitor';
import { IMPATIENT } from '../client/client';
import type { Admin, Kafka } from 'kafkajs';

/** How often the broker is asked whether the topics still have the partitions that are asked for, ms. */
const COUNT_EVERY = 15_000;

/** Asks the broker for the offsets it holds. A connection that failed is dropped and made anew at the next question. */
export class OffsetReader {
  private connected: Promise<Admin> | undefined;
  private countedAt = -Infinity;

  constructor(private readonly kafka: Kafka) {}

  /**
   * Low and last stable end offset of every partition, by topic in the order asked for, then by partition.
   * Throws TAM_STREAM_BROKER_UNAVAILABLE and TAM_STREAM_TOPIC_MISSING.
   */
  async read(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    try {
      const admin = await this.admin();
      const answers = await this.ask(admin, topics);
      if (await this.isComplete(admin, answers, topics)) return answers;
      await this.close();
      return await this.ask(await this.admin(), topics);
    } catch (cause) {
      await this.close();
      if (isTamError(cause)) throw cause;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError(
        'TAM_STREAM_BROKER_UNAVAILABLE',
        `The end of the log is not known: ${why}.`,
        {},
        { cause },
      );
    }
  }

  private async ask(admin: Admin, topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    const answers = await Promise.all(topics.map((topic) => offsetsOf(admin, topic)));
    return answers.flat();
  }

  /** The client remembers for minutes which partitions there are; more of them must not go unseen for so long. */
  private async isComplete(
    admin: Admin,
    answers: readonly TopicOffsets[],
    topics: readonly string[],
  ): Promise<boolean> {
    if (performance.now() - this.countedAt < COUNT_EVERY) return true;
    this.countedAt = performance.now();
    const found = await admin.fetchTopicMetadata({ topics: [...topics] });
    return found.topics.every(
      ({ name, partitions }) => answers.filter(({ topic }) => topic === name).length === partitions.length,
    );
  }

  async close(): Promise<void> {
    const connected = this.connected;
    this.connected = undefined;
    const admin = await connected?.catch(() => undefined);
    await admin?.disconnect().catch(() => undefined);
  }

  private admin(): Promise<Admin> {
    return (this.connected ??= this.connect());
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { ...IMPATIENT } });
    await admin.connect();
    return admin;
  }
}

/** Throws TAM_STREAM_TOPIC_MISSING where the broker does not know the topic. */
async function offsetsOf(admin: Admin, topic: string): Promise<TopicOffsets[]> {
  try {
    const partitions = await admin.fetchTopicOffsets(topic);
    return partitions
      .map(({ partition, low, high }) => ({ topic, partition, low: Number(low), end: Number(high) }))
      .sort((a, b) => a.partition - b.partition);
  } catch (cause) {
    if ((cause as { type?: string }).type !== 'UNKNOWN_TOPIC_OR_PARTITION') throw cause;
    throw new TamError('TAM_STREAM_TOPIC_MISSING', `${topic} does not exist.`, { topic }, { cause });
  }
}
