import { partitionOf } from '@tam/events';
import { isTamError } from '@tam/errors';
import { REROUTED_HEADER } from '@tam/monitor';
import {
  decodeTestRecord,
  openBench,
  recordOf,
  Recorder,
  until,
  type Bench,
} from '../testing/real-broker.features';
import { KafkaLogSource } from './kafka-log-source';

jest.setTimeout(60_000);

const PARTITIONS = 3;
const members = ['ann', 'bob', 'cid', 'dee', 'eve'];

describe('the log as Kafka has it', () => {
  let bench: Bench;
  let sources: KafkaLogSource[];

  beforeEach(async () => {
    bench = await openBench(PARTITIONS);
    sources = [];
  });

  afterEach(async () => {
    await Promise.all(sources.map((source) => source.stop()));
    await bench.close();
  });

  const newSource = (): KafkaLogSource => {
    const source = new KafkaLogSource({
      connection: { brokers: (process.env['TAM_TEST_KAFKA_BROKERS'] ?? '').split(','), clientId: 'test' },
      groupId: bench.groupId,
      topics: bench.topics,
      partitions: PARTITIONS,
      decode: decodeTestRecord,
      settings: { sessionTimeout: 6_000, heartbeatInterval: 500 },
    });
    sources.push(source);
    return source;
  };

  /** Begins at offset 0 of everything, as a monitor without positions does. */
  const readAll = async (): Promise<{ source: KafkaLogSource; reader: Recorder }> => {
    const source = newSource();
    const reader = new Recorder();
    reader.onAssigned = (partitions) => {
      for (const topic of bench.topics) {
        source.seek(partitions.map((partition) => ({ topic, partition, offset: 0 })));
        source.resume(topic, partitions);
      }
    };
    await source.start(reader);
    return { source, reader };
  };

  const produce = async (count: number, topic = bench.topics[0]): Promise<void> => {
    const messages = Array.from({ length: count }, (_, n) =>
      recordOf(members[n % members.length] ?? '', `${topic}-${n}`),
    );
    await bench.producer.send({ topic, messages });
  };

  it('hands over every event once, in order and without a hole between the stretches', async () => {
    await produce(500, bench.topics[0]);
    await produce(300, bench.topics[1]);
    const { reader } = await readAll();
    await until('800 events', () => reader.ids().length >= 800);
    expect(new Set(reader.ids()).size).toBe(800);
    for (const topic of bench.topics) {
      for (let partition = 0; partition < PARTITIONS; partition += 1) {
        const numbers = reader.ids(topic, partition).map((id) => Number(id.split('-').at(-1)));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        let position = 0;
        for (const batch of reader.batches.filter(
          (one) => one.topic === topic && one.partition === partition,
        )) {
          expect(batch.fromOffset).toBe(position);
          position = batch.nextOffset;
        }
      }
    }
  });

  it('stamps each event with the time the broker appended it', async () => {
    const before = Date.now();
    await produce(1);
    const { reader } = await readAll();
    await until('the event', () => reader.ids().length === 1);
    const [item] = reader.batches.flatMap((batch) => batch.items);
    expect(item?.appendTime).toBeGreaterThanOrEqual(before - 50);
    expect(item?.appendTime).toBeLessThanOrEqual(Date.now() + 50);
  });

  it('hands over nothing before it is told to go on, and begins where it is told', async () => {
    await bench.producer.send({
      topic: bench.topics[0],
      messages: ['0', '1', '2', '3'].map((id) => recordOf('ann', id)),
    });
    const source = newSource();
    const reader = new Recorder();
    await source.start(reader);
    await until('an assignment', () => reader.assignments.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(reader.batches).toEqual([]);
    const partition = partitionOf('ann', PARTITIONS);
    source.seek([{ topic: bench.topics[0], partition, offset: 2 }]);
    source.resume(bench.topics[0], [partition]);
    await until('two events', () => reader.ids().length >= 2);
    expect(reader.ids()).toEqual(['2', '3']);
    expect(reader.batches[0]?.fromOffset).toBe(2);
  });

  it('hands over a stretch without events after an aborted transaction, so that the end is reached', async () => {
    const producer = bench.kafka.producer({
      transactionalId: bench.groupId,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic: bench.topics[0], messages: [recordOf('ann', 'never')] });
    await transaction.abort();
    await producer.disconnect();
    const { source, reader } = await readAll();
    const partition = partitionOf('ann', PARTITIONS);
    const endOfPartition = async (): Promise<number | undefined> =>
      (await source.offsets([bench.topics[0]])).find((one) => one.partition === partition)?.end;
    const end = 2;
    await until('the broker has written the abort', async () => (await endOfPartition()) === end);
    await until('the end', () =>
      reader.batches.some((batch) => batch.partition === partition && batch.nextOffset === end),
    );
    expect(reader.ids()).toEqual([]);
  });

  it('takes the records of an open transaction for not yet there', async () => {
    const producer = bench.kafka.producer({
      transactionalId: bench.groupId,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic: bench.topics[0], messages: [recordOf('ann', 'open')] });
    const source = newSource();
    const ends = async (): Promise<number[]> =>
      (await source.offsets([bench.topics[0]])).map(({ end }) => end);
    expect(Math.max(...(await ends()))).toBe(0);
    await transaction.commit();
    await until('the end after the commit', async () => Math.max(...(await ends())) === 2);
    await producer.disconnect();
  });

  it('copies what it cannot read, and says on which partition an event ought to be', async () => {
    const right = partitionOf('ann', PARTITIONS);
    const wrong = (right + 1) % PARTITIONS;
    const headers = { [REROUTED_HEADER]: '1' };
    await bench.producer.send({
      topic: bench.topics[0],
      messages: [
        { key: 'ann', value: 'no JSON', partition: wrong, headers: { a: 'b' } },
        { ...recordOf('ann', 'stray'), partition: wrong },
        { ...recordOf('ann', 'stray'), partition: wrong, headers },
      ],
    });
    const { reader } = await readAll();
    await until('three faults', () => reader.batches.flatMap(({ items }) => items).length === 3);
    const faults = reader.batches.flatMap(({ items }) => items);
    expect(faults).toMatchObject([
      { kind: 'fault', code: 'TAM_EVENT_NOT_JSON', misrouted: 'no', record: { headers: { a: 'b' } } },
      { kind: 'fault', code: 'TAM_STREAM_MISROUTED', memberRef: 'ann', misrouted: 'first' },
      {
        kind: 'fault',
        code: 'TAM_STREAM_MISROUTED',
        memberRef: 'ann',
        misrouted: 'again',
        record: { headers },
      },
    ]);
    const [first] = faults;
    expect(first?.kind === 'fault' && Buffer.from(first.record.value ?? []).toString()).toBe('no JSON');
  });

  it('shares partition numbers with a second instance and takes them all back when it leaves', async () => {
    const { reader: first } = await readAll();
    await until('all partitions', () => first.assignments.at(-1)?.length === PARTITIONS);
    const { source, reader: second } = await readAll();
    await until(
      'a share each',
      () =>
        (second.assignments.at(-1)?.length ?? 0) > 0 && (first.assignments.at(-1)?.length ?? 3) < PARTITIONS,
    );
    expect([...(first.assignments.at(-1) ?? []), ...(second.assignments.at(-1) ?? [])].sort()).toEqual([
      0, 1, 2,
    ]);
    expect(first.revocations.length).toBeGreaterThan(0);
    await source.stop();
    await until('all of them back', () => first.assignments.at(-1)?.length === PARTITIONS);
  });

  it('is built anew after a failure, and says so', async () => {
    await produce(10);
    const { reader } = await readAll();
    let thrown = false;
    reader.onBatch = () => {
      if (thrown) return;
      thrown = true;
      throw new TypeError('a defect of the reader');
    };
    await until('a second assignment', () => reader.assignments.length >= 2);
    await until('the events again', () => new Set(reader.ids()).size === 10);
    expect(
      reader.failures.map((error) => isTamError(error, 'TAM_STREAM_CONSUMER_LOST') && error.retriable),
    ).toEqual([true]);
  });

  it('calls nobody after it was stopped', async () => {
    const { source, reader } = await readAll();
    await until('an assignment', () => reader.assignments.length > 0);
    const begun = performance.now();
    await source.stop();
    expect(performance.now() - begun).toBeLessThan(3_000);
    const calls = reader.batches.length;
    await produce(50);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(reader.batches).toHaveLength(calls);
  });

  it('leaves no member behind when it is stopped while it joins', async () => {
    const source = newSource();
    const starting = source.start(new Recorder());
    await new Promise((resolve) => setTimeout(resolve, 15));
    await source.stop();
    await starting;
    const membersLeft = async (): Promise<number> =>
      (await bench.admin.describeGroups([bench.groupId])).groups.flatMap((group) => group.members).length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await until('an empty group', async () => (await membersLeft()) === 0, 5_000);
  });

  it('says in one retriable error that the broker does not answer', async () => {
    const source = new KafkaLogSource({
      connection: { brokers: ['127.0.0.1:1'], clientId: 'test' },
      groupId: 'nobody',
      topics: bench.topics,
      partitions: PARTITIONS,
      decode: decodeTestRecord,
      settings: { giveUpAfter: 0 },
    });
    await expect(source.offsets(bench.topics)).rejects.toMatchObject({
      code: 'TAM_STREAM_BROKER_UNAVAILABLE',
      retriable: true,
    });
    await expect(source.start(new Recorder())).rejects.toMatchObject({
      code: 'TAM_STREAM_CONSUMER_GAVE_UP',
      retriable: false,
    });
    await source.stop();
  });
});
