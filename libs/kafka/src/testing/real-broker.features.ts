import type { Decoded, Json } from '@tam/events';
import type { LogBatch, LogReader } from '@tam/monitor';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Admin, type Producer } from 'kafkajs';
import { RETRY } from '../client/client';
import { createTopics } from '../topics/create-topics';
import type { RecordBytes } from '../source/read-record';

/** The broker that `npm test` started; tests of it cannot run without. */
export function brokersUnderTest(): string[] {
  const brokers = process.env['TAM_TEST_KAFKA_BROKERS'];
  if (!brokers) throw new Error('TAM_TEST_KAFKA_BROKERS is not set: run npm test, or npm test -- services.');
  return brokers.split(',');
}

/** Topics, a producer and an admin of a test's own on the real broker. */
export interface Bench {
  readonly topics: readonly [string, string];
  readonly groupId: string;
  readonly admin: Admin;
  readonly producer: Producer;
  readonly kafka: Kafka;
  close(): Promise<void>;
}

export async function openBench(partitions: number): Promise<Bench> {
  const kafka = new Kafka({
    clientId: 'test',
    brokers: brokersUnderTest(),
    logLevel: logLevel.NOTHING,
    retry: { ...RETRY },
  });
  const name = `test-${randomUUID()}`;
  const topics = [`${name}-a`, `${name}-b`] as const;
  const admin = kafka.admin();
  await admin.connect();
  await createTopics(
    admin,
    topics.map((topic) => ({
      topic,
      numPartitions: partitions,
      configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }],
    })),
  );
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  return {
    topics,
    groupId: `${name}-group`,
    admin,
    producer,
    kafka,
    close: async () => {
      await producer.disconnect();
      await admin.deleteTopics({ topics: [...topics] });
      await admin.disconnect();
    },
  };
}

/** An event of the test as the text of a record. */
export const recordOf = (memberRef: string, id: string): { key: string; value: string } => ({
  key: memberRef,
  value: JSON.stringify({ memberRef, id }),
});

/** Reads what `recordOf` writes. */
export function decodeTestRecord({ value, appendTime }: RecordBytes): Decoded {
  try {
    const { memberRef, id } = JSON.parse(Buffer.from(value ?? []).toString()) as {
      memberRef: string;
      id: string;
    };
    const data: { [key: string]: Json } = {};
    return {
      kind: 'event',
      event: { source: 'test', id, type: 't.v1', time: appendTime, memberRef, caseId: 'c', data },
    };
  } catch {
    return { kind: 'fault', fault: { code: 'TAM_EVENT_NOT_JSON', pointer: '', message: 'not JSON' } };
  }
}

/** A reader that keeps what it is told. */
export class Recorder implements LogReader {
  readonly batches: LogBatch[] = [];
  readonly assignments: (readonly number[])[] = [];
  readonly revocations: (readonly number[])[] = [];
  readonly failures: Error[] = [];
  onAssigned: (partitions: readonly number[]) => void = () => undefined;
  onBatch: (batch: LogBatch) => void = () => undefined;

  assigned(partitions: readonly number[]): void {
    this.assignments.push(partitions);
    this.onAssigned(partitions);
  }

  revoked(partitions: readonly number[]): void {
    this.revocations.push(partitions);
  }

  batch(batch: LogBatch): void {
    this.batches.push(batch);
    this.onBatch(batch);
  }

  failed(error: Error): void {
    this.failures.push(error);
  }

  /** Ids of the events handed over, of one topic-partition if it is named. */
  ids(topic?: string, partition?: number): string[] {
    return this.batches
      .filter(
        (batch) =>
          (topic ?? batch.topic) === batch.topic && (partition ?? batch.partition) === batch.partition,
      )
      .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'event' ? [item.event.id] : [])));
  }
}

/** Waits until a condition holds; fails in words after `patience` milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience = 20_000,
): Promise<void> {
  const limit = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`Not in time: ${what}.`);
    await pause(20);
  }
}
