import { TOPICS } from '@tam/events';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

/** An environment on the broker of the tests and on a database of this test's own, which `close` removes. */
export interface RealServices {
  readonly raw: Record<string, string>;
  readonly brokers: readonly string[];
  readonly admin: Admin;
  query<Row>(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm test, or npm test -- services.`);
  return value;
}

/** Any number, the same wherever tests use the product's topics: whoever holds this lock has them to himself. */
const TOPICS_LOCK = 7_265_001;

/** The turn to use the product's topics, which are empty, and an empty database. */
export async function openRealServices(): Promise<RealServices> {
  const brokers = setting('TAM_TEST_KAFKA_BROKERS').split(',');
  const url = new URL(setting('TAM_TEST_DATABASE_URL'));
  const name = `app_${randomUUID().replaceAll('-', '')}`;
  const server = new Client({ connectionString: url.href });
  await server.connect();
  await server.query('SELECT pg_advisory_lock($1)', [TOPICS_LOCK]);
  await server.query(`CREATE DATABASE ${name}`);
  const admin = new Kafka({ clientId: 'test', brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await removeTopics(admin);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const client = new Client({ connectionString: own.href });
  await client.connect();
  return {
    brokers,
    admin,
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
      await removeTopics(admin);
      await admin.disconnect();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.end();
    },
  };
}

async function removeTopics(admin: Admin): Promise<void> {
  const ours = async (): Promise<string[]> => {
    const existing = new Set(await admin.listTopics());
    return TOPICS.map((topic) => topic.name).filter((topic) => existing.has(topic));
  };
  const topics = await ours();
  if (topics.length > 0) await admin.deleteTopics({ topics });
  while ((await ours()).length > 0) await pause(50);
}
