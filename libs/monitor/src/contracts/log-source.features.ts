import { partitionOf, type TamEvent } from '@tam/events';
import type { LogSource } from '../ports';
import { LogRecorder } from './log-recorder.features';

/** An empty log of two co-partitioned topics and a way to read and to fill it. */
export interface LogUnderTest {
  readonly topics: readonly [string, string];
  readonly partitions: number;
  /** The only reader of its group; it is assigned all partitions some time after it was started. */
  newSource(): LogSource;
  /** Appends to the partition of the member. */
  append(topic: string, event: TamEvent): Promise<void>;
  /** Bytes that are not JSON, under this key. */
  appendGarbage(topic: string, memberRef: string): Promise<void>;
  /** Something that takes offsets and is never handed over, in the partition of this key. */
  appendHidden(topic: string, memberRef: string): Promise<void>;
  /** Lets time pass until it is so; rejects if it takes too long. */
  until(what: string, isSo: () => boolean): Promise<void>;
  /** Lets some time pass in which something wrong would show. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const MEMBERS = ['ann', 'bob', 'cid', 'dee', 'eve'];

/** An event whose only meaning is its id. */
export function sampleEvent(memberRef: string, id: string): TamEvent {
  return {
    source: '/contract',
    id,
    type: 'intake.completed.v1',
    time: 1_764_000_000_000,
    memberRef,
    caseId: 'c',
    data: { memberRef, caseId: 'c', purpose: 'clinical', outcome: 'routed', by: { office: 'clerk' } },
  };
}

/** What every log of the monitor must do, whatever stands behind it. `open` gives an empty one for each test. */
export function logSourceContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`${name} keeps the contract of a log source`, () => {
    let log: LogUnderTest;
    let sources: LogSource[];

    beforeEach(async () => {
      log = await open();
      sources = [];
    });
    afterEach(async () => {
      for (const source of sources) await source.stop();
      await log.close();
    });

    const newSource = (): LogSource => {
      const source = log.newSource();
      sources.push(source);
      return source;
    };
    const begin = (source: LogSource, partitions: readonly number[], offset = 0): void => {
      for (const topic of log.topics) {
        source.seek(partitions.map((partition) => ({ topic, partition, offset })));
        source.resume(topic, partitions);
      }
    };
    const readAll = async (): Promise<{ source: LogSource; reader: LogRecorder }> => {
      const source = newSource();
      const reader = new LogRecorder((partitions) => begin(source, partitions));
      await source.start(reader);
      return { source, reader };
    };
    const fill = async (count: number): Promise<string[]> => {
      const ids = Array.from({ length: count }, (_, i) => `e${i}`);
      for (const [i, id] of ids.entries()) {
        await log.append(log.topics[i % 2]!, sampleEvent(MEMBERS[i % MEMBERS.length]!, id));
      }
      return ids;
    };

    it('hands over every event once, in order, and no stretch leaves a hole', async () => {
      const ids = await fill(60);
      const { reader } = await readAll();
      await log.until('all events', () => reader.ids.length >= ids.length);
      expect([...reader.ids].sort()).toEqual([...ids].sort());
      for (const topic of log.topics) {
        for (let partition = 0; partition < log.partitions; partition++) {
          let position = 0;
          for (const batch of reader.of(topic, partition)) {
            expect(batch.fromOffset).toBe(position);
            const offsets = batch.items.map(({ offset }) => offset);
            expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
            expect(batch.nextOffset).toBeGreaterThan(batch.items.at(-1)?.offset ?? position);
            position = batch.nextOffset;
          }
        }
      }
    });

    it('assigns all partitions, paused, and hands over nothing before it is told to go on', async () => {
      await fill(10);
      const source = newSource();
      const reader = new LogRecorder();
      await source.start(reader);
      await log.until('an assignment', () => reader.assignments.length > 0);
      await log.idle();
      expect(reader.batches).toEqual([]);
      expect([...reader.assignments[0]!].sort()).toEqual(
        Array.from({ length: log.partitions }, (_, partition) => partition),
      );
    });

    it('begins where it is told', async () => {
      for (const id of ['0', '1', '2', '3']) await log.append(log.topics[0], sampleEvent('ann', id));
      const source = newSource();
      const reader = new LogRecorder((partitions) => begin(source, partitions, 2));
      await source.start(reader);
      await log.until('two events', () => reader.ids.length >= 2);
      expect(reader.ids).toEqual(['2', '3']);
      expect(reader.of(log.topics[0], partitionOf('ann', log.partitions))[0]?.fromOffset).toBe(2);
    });

    it('hands over a stretch without events where something hidden takes offsets, so that the end is reached', async () => {
      await log.appendHidden(log.topics[0], 'ann');
      const { source, reader } = await readAll();
      const partition = partitionOf('ann', log.partitions);
      const [offsets] = (await source.offsets([log.topics[0]])).filter((row) => row.partition === partition);
      expect(offsets!.end).toBeGreaterThan(0);
      await log.until('the end', () =>
        reader.of(log.topics[0], partition).some(({ nextOffset }) => nextOffset === offsets!.end),
      );
      expect(reader.items).toEqual([]);
    });

    it('says what it cannot read, with its key and its bytes', async () => {
      await log.appendGarbage(log.topics[1], 'ann');
      const { reader } = await readAll();
      await log.until('a fault', () => reader.items.length > 0);
      const [item] = reader.items;
      expect(item).toMatchObject({ kind: 'fault', memberRef: 'ann', misrouted: 'no', offset: 0 });
      expect(item?.kind === 'fault' && item.record.value!.length).toBeGreaterThan(0);
    });

    it('stops when it is paused and goes on without loss when it is resumed', async () => {
      const { source, reader } = await readAll();
      await log.append(log.topics[0], sampleEvent('ann', 'before'));
      await log.until('the first event', () => reader.ids.includes('before'));
      const partition = partitionOf('ann', log.partitions);
      source.pause(log.topics[0], [partition]);
      await log.idle();
      await log.append(log.topics[0], sampleEvent('ann', 'meanwhile'));
      await log.append(log.topics[1], sampleEvent('ann', 'elsewhere'));
      await log.until('the other topic', () => reader.ids.includes('elsewhere'));
      expect(reader.ids).not.toContain('meanwhile');
      source.resume(log.topics[0], [partition]);
      await log.until('the rest', () => reader.ids.includes('meanwhile'));
      expect(reader.ids.sort()).toEqual(['before', 'elsewhere', 'meanwhile']);
    });

    it('gives low and end offsets of all topics asked for, in that order, and then by partition', async () => {
      await log.append(log.topics[1], sampleEvent('ann', 'x'));
      const source = newSource();
      const rows = await source.offsets([log.topics[1], log.topics[0]]);
      expect(rows.map(({ topic, partition }) => `${topic}/${partition}`)).toEqual(
        [log.topics[1], log.topics[0]].flatMap((topic) =>
          Array.from({ length: log.partitions }, (_, partition) => `${topic}/${partition}`),
        ),
      );
      expect(rows.map(({ low }) => low)).toEqual(rows.map(() => 0));
      const ends = rows.filter(({ end }) => end > 0);
      expect(ends).toEqual([
        { topic: log.topics[1], partition: partitionOf('ann', log.partitions), low: 0, end: 1 },
      ]);
    });

    it('calls nobody after it was stopped, and takes a commit without complaint', async () => {
      const { source, reader } = await readAll();
      await log.append(log.topics[0], sampleEvent('ann', 'before'));
      await log.until('an event', () => reader.ids.length === 1);
      await source.commit([
        { topic: log.topics[0], partition: partitionOf('ann', log.partitions), offset: 1 },
      ]);
      await source.stop();
      const { calls } = reader;
      await log.append(log.topics[0], sampleEvent('ann', 'after'));
      await log.idle();
      expect(reader.calls).toBe(calls);
    });
  });
}
