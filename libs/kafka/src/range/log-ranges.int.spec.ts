import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { brokersUnderTest, openBench, recordOf, type Bench } from '../testing/real-broker.features';
import { LogRanges } from './log-ranges';
import type { LogRange } from './log-range';
import type { RangeRecord } from './range-session';

jest.setTimeout(60_000);

const PARTITIONS = 3;

describe('a part of the log, read once', () => {
  let bench: Bench;
  let ranges: LogRanges;
  let groupId: string;

  beforeEach(async () => {
    bench = await openBench(PARTITIONS);
    groupId = `test-range-${randomUUID()}`;
    ranges = new LogRanges({ brokers: brokersUnderTest(), clientId: 'test' }, groupId);
  });
  afterEach(async () => {
    await ranges.close();
    await bench.close();
  });

  async function write(topic: string, partition: number, ids: readonly string[]): Promise<void> {
    const messages = ids.map((id) => ({ ...recordOf('m', id), partition, headers: { of: id } }));
    await bench.producer.send({ topic, messages });
  }

  async function all(topics: readonly string[]): Promise<LogRange[]> {
    return (await ranges.offsets(topics)).map(({ topic, partition, low, end }) => ({
      ...{ topic, partition, from: low, to: end },
    }));
  }

  async function read(wanted: readonly LogRange[]) {
    const seen: string[] = [];
    const holes = await ranges.read(wanted, ({ topic, partition, offset, value, headers }: RangeRecord) => {
      const { id } = JSON.parse(Buffer.from(value!).toString()) as { id: string };
      expect(headers).toEqual({ of: id });
      seen.push(`${bench.topics.indexOf(topic)}/${partition}/${offset} ${id}`);
    });
    return { seen: seen.sort(), holes };
  }

  it('gives every record of every partition and topic, and nothing that comes later', async () => {
    const [a, b] = bench.topics;
    await write(a, 0, ['a', 'b', 'c']);
    await write(b, 2, ['d']);
    const wanted = await all([a, b]);
    await write(a, 0, ['later']);
    expect(await read(wanted)).toEqual({ seen: ['0/0/0 a', '0/0/1 b', '0/0/2 c', '1/2/0 d'], holes: [] });
  });

  it('gives just the offsets asked for, and is over at once where there are none', async () => {
    const [a] = bench.topics;
    await write(a, 1, ['a', 'b', 'c', 'd', 'e']);
    expect((await read([{ topic: a, partition: 1, from: 1, to: 3 }])).seen).toEqual(['0/1/1 b', '0/1/2 c']);
    expect((await read([{ topic: a, partition: 0, from: 0, to: 0 }])).seen).toEqual([]);
    expect((await read(await all([bench.topics[1]]))).seen).toEqual([]);
  });

  it('ends behind what a transaction left hidden', async () => {
    const [a] = bench.topics;
    const kafka = new Kafka({ clientId: 'test', brokers: brokersUnderTest(), logLevel: logLevel.NOTHING });
    const producer = kafka.producer({
      transactionalId: randomUUID(),
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    for (const [id, ends] of [
      ['kept', 'commit'],
      ['gone', 'abort'],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send({
        topic: a,
        messages: [{ ...recordOf('m', id), partition: 0, headers: { of: id } }],
      });
      await transaction[ends]();
    }
    await producer.disconnect();
    const wanted = await all([a]);
    expect(wanted[0]).toMatchObject({ from: 0, to: 4 });
    expect((await read(wanted)).seen).toEqual(['0/0/0 kept']);
  });

  it('says what retention has taken out of a range', async () => {
    const [a] = bench.topics;
    await write(a, 0, ['a', 'b', 'c', 'd']);
    await bench.admin.deleteTopicRecords({ topic: a, partitions: [{ partition: 0, offset: '2' }] });
    expect(await read([{ topic: a, partition: 0, from: 0, to: 4 }])).toEqual({
      seen: ['0/0/2 c', '0/0/3 d'],
      holes: [{ topic: a, partition: 0, from: 0, to: 2 }],
    });
  });

  it('knows where the records of an instant begin', async () => {
    const [a] = bench.topics;
    await write(a, 0, ['a']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const between = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await write(a, 0, ['b']);
    const at = await ranges.offsetsAt([a], between);
    expect(at.find(({ partition }) => partition === 0)?.offset).toBe(1);
    expect(at.find(({ partition }) => partition === 1)?.offset).toBe(0);
    expect((await ranges.offsetsAt([a], Date.now() + 60_000))[0]?.offset).toBe(2);
  });

  it('leaves no group and no position behind', async () => {
    const [a] = bench.topics;
    await write(a, 0, ['a']);
    await read(await all([a]));
    const { groups } = await bench.admin.listGroups();
    expect(groups.filter((group) => group.groupId === groupId)).toEqual([]);
  });

  it('says which topic does not exist and which broker does not answer', async () => {
    await expect(ranges.offsets(['nowhere'])).rejects.toMatchObject({ code: 'TAM_STREAM_TOPIC_MISSING' });
    const away = new LogRanges({ brokers: ['127.0.0.1:1'], clientId: 'test' }, groupId);
    await expect(away.offsets(['nowhere'])).rejects.toMatchObject({ code: 'TAM_STREAM_BROKER_UNAVAILABLE' });
  });
});
