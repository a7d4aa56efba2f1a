import { TOPICS, type TopicDefinition } from '@tam/events';
import { isTamError, TamError } from '@tam/errors';
import { ConfigResourceTypes, type Admin } from 'kafkajs';
import { createClient, IMPATIENT, RETRY } from '../client/client';
import { silent, type KafkaConnection, type KafkaLog } from '../client/connection';
import { createTopics } from './create-topics';
import { coPartitioned, inputs, REQUIRED_OF_INPUTS, settingsOf } from './topic-settings';

/** Creates and checks the topics of an installation. */
export interface TopicAdmin {
  /**
   * Creates the topics that are missing, with `partitions` partitions where they are co-partitioned; those that exist
   * are left as they are. Answers the names it created.
   */
  create(partitions: number): Promise<readonly string[]>;
  /**
   * Checks that every topic exists, that co-partitioned ones have the same number of partitions, and that the inputs
   * have settings under which nothing is lost; answers that number. Throws TAM_STREAM_TOPIC_MISSING,
   * TAM_STREAM_PARTITIONS_DIFFER, TAM_STREAM_TOPIC_SETTINGS, each naming the topic.
   */
  verify(): Promise<number>;
  close(): Promise<void>;
}

/** A connected admin of the product's topics. Throws TAM_STREAM_BROKER_UNAVAILABLE. */
export async function connectTopicAdmin(
  connection: KafkaConnection,
  log: KafkaLog = silent,
  topics: readonly TopicDefinition[] = TOPICS,
): Promise<TopicAdmin> {
  const admin = createClient(connection, log, IMPATIENT).admin({ retry: { ...RETRY } });
  await answered(connection, () => admin.connect());
  return {
    create: (partitions) =>
      answered(connection, () => createMissing(admin, topics, partitions, connection.replicationFactor)),
    verify: () => answered(connection, () => verifyAll(admin, topics)),
    close: () => admin.disconnect(),
  };
}

async function createMissing(
  admin: Admin,
  topics: readonly TopicDefinition[],
  partitions: number,
  copies: number | undefined,
): Promise<string[]> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return [];
  await createTopics(
    admin,
    missing.map((topic) => ({
      topic: topic.name,
      numPartitions: topic.coPartitioned ? partitions : 1,
      replicationFactor: copies ?? -1,
      configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
    })),
  );
  return missing.map(({ name }) => name);
}

async function verifyAll(admin: Admin, wanted: readonly TopicDefinition[]): Promise<number> {
  const existing = new Set(await admin.listTopics());
  for (const { name } of wanted) {
    if (!existing.has(name))
      throw new TamError('TAM_STREAM_TOPIC_MISSING', `${name} does not exist.`, { topic: name });
  }
  const names = coPartitioned(wanted);
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
  const counts = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  const [first = ''] = names;
  const expected = counts.get(first) ?? 0;
  for (const name of names) {
    const count = counts.get(name) ?? 0;
    if (count !== expected) {
      throw new TamError(
        'TAM_STREAM_PARTITIONS_DIFFER',
        `${name} has ${count} partitions and ${first} has ${expected}.`,
        { topic: name, partitions: count, expected },
      );
    }
  }
  await verifySettings(admin, inputs(wanted));
  return expected;
}

async function verifySettings(admin: Admin, topics: readonly string[]): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: Object.keys(REQUIRED_OF_INPUTS),
    })),
  });
  for (const { resourceName: topic, configEntries } of resources) {
    for (const [setting, required] of Object.entries(REQUIRED_OF_INPUTS)) {
      const found = configEntries.find(({ configName }) => configName === setting)?.configValue;
      if (found !== required) {
        throw new TamError(
          'TAM_STREAM_TOPIC_SETTINGS',
          `${topic} has ${setting}=${found} and needs ${setting}=${required}.`,
          { topic, setting },
        );
      }
    }
  }
}

async function answered<T>(connection: KafkaConnection, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (isTamError(cause)) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TamError(
      'TAM_STREAM_BROKER_UNAVAILABLE',
      `${connection.brokers.join(', ')}: ${why}.`,
      { brokers: connection.brokers.join(',') },
      { cause },
    );
  }
}
