import { TOPICS, type TopicDefinition } from '@tam/events';
import { isTamError, TamError } from '@tam/errors';
import { ConfigResourceTypes, type Admin } from 'kafkajs';
import { createClient, IMPATIENT, RETRY } from '../client/client';
import { silent, type KafkaConnection, type KafkaLog } from '../client/connection';
import { createTopics } from './create-topics';
import { coPartitioned, inputs, KEEPS_INPUTS, REQUIRED_OF_INPUTS, settingsOf } from './topic-settings';

const FORGETS =
  'A topic of events is not kept for ever: archive before the broker removes what no replay could read again.';

/** Creates and checks the topics of an installation. */
export interface TopicAdmin {
  /**
   * Creates the topics that are missing, with `partitions` partitions where they are co-partitioned; those that exist
   * are left as they are. Answers the names it created.
   */
  create(partitions: number): Promise<readonly string[]>;
  /**
   * Checks that every topic exists, that co-partitioned ones have the same number of partitions, and that the inputs
   * have settings under which nothing is lost; answers that number. Writes a warning for each input that is not kept for
   * ever. Throws TAM_STREAM_TOPIC_MISSING, TAM_STREAM_PARTITIONS_DIFFER, TAM_STREAM_TOPIC_SETTINGS, each naming the topic.
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
    verify: () => answered(connection, () => verifyAll(admin, topics, log)),
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

async function verifyAll(admin: Admin, wanted: readonly TopicDefinition[], log: KafkaLog): Promise<number> {
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
  await verifySettings(admin, inputs(wanted), log);
  return expected;
}

async function verifySettings(admin: Admin, topics: readonly string[], log: KafkaLog): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: Object.keys({ ...REQUIRED_OF_INPUTS, ...KEEPS_INPUTS }),
    })),
  });
  for (const { resourceName: topic, configEntries } of resources) {
    const valueOf = (setting: string): string | undefined =>
      configEntries.find(({ configName }) => configName === setting)?.configValue;
    for (const [setting, required] of Object.entries(REQUIRED_OF_INPUTS)) {
      const found = valueOf(setting);
      if (found !== required) {
        throw new TamError(
          'TAM_STREAM_TOPIC_SETTINGS',
          `${topic} has ${setting}=${found} and needs ${setting}=${required}.`,
          { topic, setting },
        );
      }
    }
    for (const [setting, keeps] of Object.entries(KEEPS_INPUTS)) {
      const value = valueOf(setting);
      if (value !== keeps) log('warn', FORGETS, { topic, setting, value });
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
