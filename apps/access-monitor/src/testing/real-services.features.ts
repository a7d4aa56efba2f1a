import { TOPICS } from '@tam/events';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';

/** An environment on the broker of the tests and on a database of this test's own, which `close` removes. */
export interface RealServices {
  readonly raw: Record<string, string>;
  readonly brokers: readonly string[];
  query<Row>(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm test, or npm test -- services.`);
  return value;
}

/** Empty topics under their real names, and an empty database. */
export async function openRealServices(): Promise<RealServices> {
  const brokers = setting('TAM_TEST_KAFKA_BROKERS').split(',');
  const url = new URL(setting('TAM_TEST_DATABASE_URL'));
  const name = `app_${randomUUID().replaceAll('-', '')}`;
  await once(url.href, `CREATE DATABASE ${name}`);
  await removeTopics(brokers);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const client = new Client({ connectionString: own.href });
  await client.connect();
  return {
    brokers,
    raw: {
      KAFKA_BROKERS: brokers.join(','),
      DATABASE_URL: own.href,
      HTTP_PORT: '0',
      TAM_PARTITIONS: '4',
      LOG_LEVEL: 'silent',
      TAM_AUDIT_KEY_FILE: path.join(tmpdir(), name, 'no-audit-key.pem'),
    },
    query: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
    close: async () => {
      await client.end();
      await once(url.href, `DROP DATABASE ${name} WITH (FORCE)`);
      await removeTopics(brokers);
    },
  };
}

async function once(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function removeTopics(brokers: readonly string[]): Promise<void> {
  const admin = new Kafka({ clientId: 'test', brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const ours = TOPICS.map((topic) => topic.name).filter((topic) => existing.has(topic));
    if (ours.length > 0) await admin.deleteTopics({ topics: ours });
  } finally {
    await admin.disconnect();
  }
}
