import { DEAD_LETTERS_TOPIC, INTAKE_TOPIC, TOPICS as PRODUCT_TOPICS } from '@tam/events';
import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes, Kafka, logLevel, type Admin } from 'kafkajs';
import { brokersUnderTest, until } from '../testing/real-broker.features';
import { connectTopicAdmin, type TopicAdmin } from './topic-admin';
import { settingsOf } from './topic-settings';

jest.setTimeout(60_000);

const PREFIX = `test-${randomUUID()}.`;
/** The topics of the product under names of this test's own, so that it can spoil them. */
const TOPICS = PRODUCT_TOPICS.map((topic) => ({ ...topic, name: PREFIX + topic.name }));
const INTAKE = PREFIX + INTAKE_TOPIC;
const DEAD_LETTERS = PREFIX + DEAD_LETTERS_TOPIC;

describe('the topics of an installation on a real broker', () => {
  let topics: TopicAdmin;
  let direct: Admin;
  const warnings: unknown[] = [];

  beforeAll(async () => {
    topics = await connectTopicAdmin(
      { brokers: brokersUnderTest(), clientId: 'test' },
      (level, message, fields) => {
        if (level === 'warn' && message.startsWith('A topic of events is not kept')) warnings.push(fields);
      },
      TOPICS,
    );
    direct = new Kafka({ clientId: 'test', brokers: brokersUnderTest(), logLevel: logLevel.NOTHING }).admin();
    await direct.connect();
  });

  afterAll(async () => {
    await topics.close();
    await direct.deleteTopics({ topics: TOPICS.map(({ name }) => name) });
    await direct.disconnect();
  });

  const settingOf = async (topic: string, setting: string): Promise<string | undefined> => {
    const { resources } = await direct.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: [setting] }],
    });
    return resources[0]?.configEntries[0]?.configValue;
  };

  it('are created once, stamped by the broker, kept for ever except dead letters, and pass their own check', async () => {
    await topics.create(4);
    expect(await topics.create(9)).toEqual([]);
    expect(await topics.verify()).toBe(4);
    const { topics: found } = await direct.fetchTopicMetadata({ topics: TOPICS.map(({ name }) => name) });
    for (const { name, coPartitioned } of TOPICS) {
      expect(found.find((topic) => topic.name === name)?.partitions).toHaveLength(coPartitioned ? 4 : 1);
      expect(await settingOf(name, 'message.timestamp.type')).toBe('LogAppendTime');
    }
    expect(await settingOf(INTAKE, 'retention.ms')).toBe('-1');
    expect(await settingOf(DEAD_LETTERS, 'retention.ms')).toBe(String(90 * 24 * 3_600_000));
  });

  /** Gives the intake topic these settings while `look` looks at it. */
  const under = async (spoilt: Record<string, string>, look: () => Promise<void>): Promise<void> => {
    const set = async (values: Record<string, string>): Promise<void> => {
      const configEntries = Object.entries(values).map(([name, value]) => ({ name, value }));
      const topic = { type: ConfigResourceTypes.TOPIC, name: INTAKE };
      await direct.alterConfigs({ validateOnly: false, resources: [{ ...topic, configEntries }] });
      for (const [name, value] of Object.entries(values)) {
        await until('the changed setting', async () => (await settingOf(INTAKE, name)) === value);
      }
    };
    const intake = TOPICS.find(({ name }) => name === INTAKE)!;
    await topics.create(4);
    await set({ ...settingsOf(intake), ...spoilt });
    try {
      await look();
    } finally {
      await set(settingsOf(intake));
    }
  };

  it.each([
    ['a sender could claim its own time', 'message.timestamp.type', 'CreateTime'],
    ['compaction would forget events', 'cleanup.policy', 'compact'],
    ['compaction would forget events before retention does', 'cleanup.policy', 'compact,delete'],
  ])('are refused by name where %s', async (_, setting, value) => {
    await under({ [setting]: value }, async () => {
      await expect(topics.verify()).rejects.toMatchObject({
        code: 'TAM_STREAM_TOPIC_SETTINGS',
        subject: { topic: INTAKE, setting },
      });
    });
  });

  it.each([
    ['retention.ms', '604800000'],
    ['retention.bytes', '1073741824'],
  ])('are read with a warning by name where a finite %s will remove events', async (setting, value) => {
    await topics.create(4);
    warnings.length = 0;
    await topics.verify();
    expect(warnings).toEqual([]);
    await under({ [setting]: value }, async () => {
      expect(await topics.verify()).toBe(4);
    });
    expect(warnings).toEqual([{ topic: INTAKE, setting, value }]);
  });

  it('pass whatever codec the broker keeps them in', async () => {
    for (const codec of ['gzip', 'snappy', 'lz4', 'zstd', 'uncompressed']) {
      await under({ 'compression.type': codec }, async () => {
        expect(await topics.verify()).toBe(4);
      });
    }
  });

  it('cannot be looked at without a broker, and that may pass', async () => {
    await expect(connectTopicAdmin({ brokers: ['127.0.0.1:1'], clientId: 'test' })).rejects.toMatchObject({
      code: 'TAM_STREAM_BROKER_UNAVAILABLE',
      retriable: true,
    });
  });
});
