import { partitionOf } from '@tam/events';
import { brokersUnderTest, openBench, until, type Bench } from '../testing/real-broker.features';
import { createEventProducer } from './event-producer';
import { KafkaSink } from './kafka-sink';

jest.setTimeout(60_000);

const PARTITIONS = 3;

describe('what leaves for a real broker', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await openBench(PARTITIONS);
  });

  afterEach(() => bench.close());

  /** Everything in a topic: [partition, key, value], each partition in order. */
  const readTopic = async (topic: string, count: number): Promise<[number, string, string][]> => {
    const consumer = bench.kafka.consumer({ groupId: `${bench.groupId}-check`, maxWaitTimeInMs: 100 });
    const read: [number, string, string][] = [];
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      eachMessage: ({ partition, message }) => {
        read.push([partition, message.key?.toString() ?? '', message.value?.toString() ?? '']);
        return Promise.resolve();
      },
    });
    await until(`${count} records`, () => read.length >= count);
    await consumer.disconnect();
    return read;
  };

  it('arrives on the partition of its key and in the order of sending, also above one request', async () => {
    const sink = new KafkaSink({ brokers: brokersUnderTest(), clientId: 'test' });
    const filler = 'x'.repeat(20_000);
    const records = Array.from({ length: 120 }, (_, n) => ({
      topic: bench.topics[0],
      key: `m${n % 5}`,
      value: `${n} ${filler}`,
      headers: { n: String(n) },
    }));
    await sink.publish(records);
    await sink.close();
    const read = await readTopic(bench.topics[0], 120);
    expect(read).toHaveLength(120);
    for (const [partition, key] of read) expect(partition).toBe(partitionOf(key, PARTITIONS));
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const numbers = read.filter((one) => one[0] === partition).map(([, , value]) => parseInt(value, 10));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });

  it('is refused with a retriable error where nobody answers, and the next try begins anew', async () => {
    const sink = new KafkaSink({ brokers: ['127.0.0.1:1'], clientId: 'test' });
    const record = { topic: bench.topics[0], key: 'm', value: 'v', headers: {} };
    const refusal = { code: 'TAM_STREAM_PUBLISH_FAILED', retriable: true };
    await expect(sink.publish([record])).rejects.toMatchObject(refusal);
    await expect(sink.publish([record])).rejects.toMatchObject(refusal);
    await expect(sink.publish([])).resolves.toBeUndefined();
  });

  it('is batched from many events and complete after a flush', async () => {
    const producer = createEventProducer({ brokers: brokersUnderTest(), clientId: 'test' });
    for (let n = 0; n < 5_000; n += 1) {
      await producer.send({
        topic: bench.topics[0],
        key: `m${n % 50}`,
        json: JSON.stringify({ n, pad: 'x'.repeat(200) }),
      });
    }
    await producer.flush();
    await producer.close();
    const read = await readTopic(bench.topics[0], 5_000);
    expect(new Set(read.map(([, , value]) => (JSON.parse(value) as { n: number }).n)).size).toBe(5_000);
  });

  it('fails as a whole once a request has failed, so that nothing overtakes what is missing', async () => {
    const producer = createEventProducer({ brokers: brokersUnderTest(), clientId: 'test' });
    await producer.send({ topic: `${bench.topics[0]}-missing`, key: 'm', json: '{}' });
    await expect(producer.flush()).rejects.toMatchObject({ code: 'TAM_STREAM_PUBLISH_FAILED' });
    await expect(producer.send({ topic: bench.topics[0], key: 'm', json: '{}' })).rejects.toMatchObject({
      code: 'TAM_STREAM_PUBLISH_FAILED',
    });
    await expect(producer.close()).rejects.toMatchObject({ code: 'TAM_STREAM_PUBLISH_FAILED' });
  });
});
