import { Stage } from '../testing/stage.features';
import { LIMIT } from '../testing/toy-evaluator.features';
import type { OutgoingRecord } from '../ports';

interface Published {
  readonly id: string;
  readonly data: { readonly partition: number; readonly seq: number };
}

const published = (records: readonly OutgoingRecord[]): Published[] =>
  records.map(({ value }) => JSON.parse(value as string) as Published);

/** The numbers published of a partition, the first time each. */
const firstTimes = (records: readonly OutgoingRecord[], partition: number): number[] => [
  ...new Set(
    published(records)
      .filter(({ data }) => data.partition === partition)
      .map(({ data }) => data.seq),
  ),
];

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('the relay', () => {
  it('publishes each partition strictly in the order of its log, one publication at a time', async () => {
    const stage = new Stage(3, { relayRecords: 7 });
    const { sink } = await stage.enter();
    for (let i = 0; i < 100; i++) {
      stage.request(`m${i}`);
      await stage.clock.advance(3);
    }
    await stage.clock.advance(LIMIT + 2_000);
    expect(sink.mostUnderWay).toBe(1);
    for (const partition of stage.all) {
      const seqs = published(sink.records)
        .filter(({ data }) => data.partition === partition)
        .map(({ data }) => data.seq);
      expect(seqs).toEqual(upTo(stage.database.revisions(partition).length));
    }
    expect(sink.records).toHaveLength(200);
  });

  it('sends again what may be missing, and leaves nothing out', async () => {
    const stage = new Stage(2);
    let publications = 0;
    const fail = (every: number) => (): Promise<void> =>
      ++publications % every === 0 ? Promise.reject(new Error('no broker')) : Promise.resolve();
    const { sink, errors } = await stage.enter({ sink: { before: fail(3), after: fail(4) } });
    for (let i = 0; i < 40; i++) {
      stage.request(`m${i}`);
      await stage.clock.advance(40);
    }
    await stage.clock.advance(LIMIT + 20_000);
    expect(errors.length).toBeGreaterThan(0);
    for (const partition of stage.all) {
      expect(firstTimes(sink.records, partition)).toEqual(upTo(stage.database.revisions(partition).length));
    }
  });

  it('goes on after a crash where its cursor stood: what was sent since is sent again, nothing is lost', async () => {
    const stage = new Stage(1);
    const crashed = await stage.enter();
    for (let i = 0; i < 20; i++) {
      stage.request(`m${i}`);
      await stage.clock.advance(100);
    }
    crashed.source.assign([]);
    const before = published(crashed.sink.records).map(({ data }) => data.seq);
    const { sink } = await stage.enter();
    await stage.clock.advance(2_000);
    const after = published(sink.records).map(({ data }) => data.seq);
    expect(after).toEqual(upTo(20).slice(20 - after.length));
    expect(new Set([...before, ...after])).toEqual(new Set(upTo(20)));
    expect(after.length).toBeLessThanOrEqual(11);
  });

  it('sends nothing again after an orderly stop', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(25);
    await first.monitor.stop();
    expect(first.sink.records).toHaveLength(1);
    const { sink } = await stage.enter();
    await stage.clock.advance(2_000);
    expect(sink.records).toEqual([]);
  });

  it('reads back from the log what does not fit into memory while the broker is away', async () => {
    const stage = new Stage(2, { relayMemory: 10, relayRecords: 8 });
    let isAway = true;
    const { sink } = await stage.enter({
      sink: { before: () => (isAway ? Promise.reject(new Error('no broker')) : Promise.resolve()) },
    });
    for (let i = 0; i < 100; i++) stage.request(`m${i}`);
    await stage.clock.advance(LIMIT + 5_000);
    expect(sink.records).toEqual([]);
    isAway = false;
    await stage.clock.advance(10_000);
    for (const partition of stage.all) {
      expect(firstTimes(sink.records, partition)).toEqual(upTo(stage.database.revisions(partition).length));
    }
    expect(sink.records).toHaveLength(200);
  });

  it('does not wait for anything while it has something to send', async () => {
    const stage = new Stage(1, { roundWithin: 15 });
    const { sink } = await stage.enter();
    await stage.clock.advance(1_000);
    const delays: number[] = [];
    for (let i = 0; i < 50; i++) {
      const at = stage.clock.monotonic();
      stage.request(`m${i}`);
      while (sink.records.length <= i) await stage.clock.advance(1);
      delays.push(stage.clock.monotonic() - at);
    }
    expect(Math.max(...delays)).toBeLessThanOrEqual(25);
  });
});
