import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { until } from './until';

/** The real broker of the tests with none of the product's topics on it. The caller has the turn to use them. */
export class OwnTopics {
  private constructor(
    readonly brokers: string,
    readonly admin: Admin,
    private readonly kafka: Kafka,
  ) {}

  static async open(brokers = process.env['TAM_TEST_KAFKA_BROKERS']): Promise<OwnTopics> {
    if (!brokers)
      throw new Error('TAM_TEST_KAFKA_BROKERS is not set: run npm test, or npm test -- services.');
    const kafka = new Kafka({ clientId: 'e2e', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const topics = new OwnTopics(brokers, admin, kafka);
    await topics.removeAll();
    return topics;
  }

  /** Records that these topics hold together. */
  async recordsIn(names: readonly string[]): Promise<number> {
    const offsets = await Promise.all(names.map((name) => this.admin.fetchTopicOffsets(name)));
    return offsets.flat().reduce((sum, { offset }) => sum + Number(offset), 0);
  }

  /** The values of all records of a topic, each partition in its order. */
  async valuesOf(name: string): Promise<readonly string[]> {
    const wanted = await this.recordsIn([name]);
    const values: string[] = [];
    if (wanted === 0) return values;
    const consumer = this.kafka.consumer({ groupId: `e2e-${randomUUID()}` });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [name], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachMessage: async ({ message }) => {
          values.push(String(message.value));
          return Promise.resolve();
        },
      });
      await until(`${wanted} records of ${name} are read`, () => values.length >= wanted);
      return values;
    } finally {
      await consumer.disconnect();
    }
  }

  async close(): Promise<void> {
    await this.removeAll();
    await this.admin.disconnect();
  }

  private async removeAll(): Promise<void> {
    const ours = async (): Promise<string[]> =>
      (await this.admin.listTopics()).filter((name) => name.startsWith('tam.'));
    const topics = await ours();
    if (topics.length === 0) return;
    await this.admin.deleteTopics({ topics });
    await until('the topics of an earlier test are gone', async () => (await ours()).length === 0);
  }
}
