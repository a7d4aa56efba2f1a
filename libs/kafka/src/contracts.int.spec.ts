import { decodeMessage, encodeEvent } from '@tam/events';
import { logSourceContract, type LogUnderTest } from '../../monitor/src/contracts/log-source.features';
import { sinkContract, type SinkUnderTest } from '../../monitor/src/contracts/sink.features';
import { setTimeout as pause } from 'node:timers/promises';
import { KafkaSink } from './producer/kafka-sink';
import { KafkaLogSource } from './source/kafka-log-source';
import { brokersUnderTest, openBench, until } from './testing/real-broker.features';

jest.setTimeout(60_000);

const PARTITIONS = 3;
const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
const connection = () => ({ brokers: brokersUnderTest(), clientId: 'test' });

logSourceContract('Kafka', async (): Promise<LogUnderTest> => {
  const { topics, groupId, producer, kafka, close } = await openBench(PARTITIONS);
  return {
    topics,
    partitions: PARTITIONS,
    newSource: () =>
      new KafkaLogSource({
        connection: connection(),
        groupId,
        topics,
        partitions: PARTITIONS,
        decode: decodeMessage,
      }),
    append: async (topic, event) => {
      await producer.send({
        topic,
        messages: [{ key: event.memberRef, value: encodeEvent(event), headers: STRUCTURED }],
      });
    },
    appendGarbage: async (topic, memberRef) => {
      await producer.send({ topic, messages: [{ key: memberRef, value: 'no JSON' }] });
    },
    appendHidden: async (topic, memberRef) => {
      const aborting = kafka.producer({ transactionalId: groupId, maxInFlightRequests: 1, idempotent: true });
      await aborting.connect();
      const transaction = await aborting.transaction();
      await transaction.send({ topic, messages: [{ key: memberRef, value: 'never' }] });
      await transaction.abort();
      await aborting.disconnect();
    },
    until: (what, isSo) => until(what, isSo),
    idle: () => pause(500),
    close,
  };
});

sinkContract('Kafka', async (): Promise<SinkUnderTest> => {
  const { topics, groupId, kafka, close } = await openBench(PARTITIONS);
  const [topic] = topics;
  const sink = new KafkaSink(connection());
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  const read: { key: string; value: string | null; headers: Record<string, string> }[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message: { key, value, headers } }) => {
      const texts = Object.entries(headers ?? {}).map(([name, bytes]) => [name, String(bytes)]);
      read.push({ key: String(key), value: value && value.toString(), headers: Object.fromEntries(texts) });
      return Promise.resolve();
    },
  });
  return {
    topic,
    sink,
    arrived: async (key, count) => {
      const ofKey = () => read.filter((record) => record.key === key);
      await until(`${count} records of ${key}`, () => ofKey().length >= count);
      return ofKey();
    },
    close: async () => {
      await sink.close();
      await consumer.disconnect();
      await close();
    },
  };
});
