import type { MonitorStore, RoundTransaction } from '../ports';
import { registerLogTests } from './store-log.features';
import { registerReadTests } from './store-read.features';
import { takeTurn } from './take-turn.features';
import { FIRST_START, turnOf } from './sample-rows.features';
import { NO_WRITES } from '../twins/no-writes';

/** Two connections to one empty database. */
export interface StoreUnderTest {
  readonly store: MonitorStore;
  readonly other: MonitorStore;
  close(): Promise<void>;
}

/** What every database of the monitor must do, whatever stands behind it. `open` gives an empty one for each test. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of a monitor store`, () => {
    let test: StoreUnderTest;
    let store: MonitorStore;

    beforeEach(async () => {
      test = await open();
      store = test.store;
      await store.initialise(FIRST_START);
    });
    afterEach(() => test.close());

    const current = (): StoreUnderTest => test;
    describe('first start', () => registerFirstStartTests(current));
    describe('rounds', () => registerRoundTests(current));
    describe('reads of a round', () => registerReadTests(() => test.store));
    describe('logs, counts and cursors', () => registerLogTests(() => test.store));
  });
}

function registerFirstStartTests(current: () => StoreUnderTest): void {
  it('gives each partition a row with the low offsets, turn 0 and an empty chain', async () => {
    expect(await current().store.progress([2, 0])).toMatchObject([
      {
        partition: 0,
        turn: 0,
        positions: { one: { next: 0, clearedTo: 0, mark: null }, two: { next: 5 } },
        clearedTo: 0,
        seq: 0,
        head: '0'.repeat(64),
        letterSeq: 0,
      },
      { partition: 2, turn: 0, positions: { one: { next: 20 }, two: { next: 25 } } },
    ]);
  });

  it('is written once: a second start finds what the first wrote', async () => {
    const { other } = current();
    const again = await other.initialise({
      ...FIRST_START,
      partitions: 7,
      effectsFrom: 5,
      topics: [{ topic: 'one', low: [99, 99, 99] }],
    });
    expect(again).toEqual({
      partitions: 3,
      epoch: 1,
      effectsFrom: 1_700_000_000_000,
      rules: FIRST_START.ruleSet.hash,
    });
    const rows = await other.progress([0, 1, 2, 3]);
    expect(rows.map(({ positions }) => positions['one']?.next)).toEqual([0, 10, 20]);
  });

  it('adds the positions of a topic that is new to the rows', async () => {
    const { store } = current();
    await store.initialise({ ...FIRST_START, topics: [{ topic: 'three', low: [1, 2, 3] }] });
    const [row] = await store.progress([1]);
    expect(row?.positions).toMatchObject({ one: { next: 10 }, two: { next: 15 }, three: { next: 2 } });
  });

  it('has one active rule set, made so by a named person, once', async () => {
    const { store, other } = current();
    const next = { hash: 'b'.repeat(64), body: '{"name":"access","version":"2"}' };
    expect(await other.activeRules()).toBe(FIRST_START.ruleSet.hash);
    expect(await store.activate(next, 'Dana')).toBe(true);
    expect(await other.activate(next, 'Eve')).toBe(false);
    expect(await other.activeRules()).toBe(next.hash);
    expect((await other.initialise(FIRST_START)).rules).toBe(next.hash);
    expect(await store.activate(FIRST_START.ruleSet, 'Dana')).toBe(true);
    expect(await other.activeRules()).toBe(FIRST_START.ruleSet.hash);
  });

  it('raises its epoch once for all who ask at the same time', async () => {
    const { store, other } = current();
    const raised = await Promise.all([store.raiseEpoch(1, 2), other.raiseEpoch(1, 2)]);
    expect(raised.map(({ epoch }) => epoch)).toEqual([2, 2]);
    expect((await other.initialise(FIRST_START)).epoch).toBe(2);
  });

  it('has a clock of its own that moves on', async () => {
    const { store, other } = current();
    const first = await store.now();
    const second = await other.now();
    expect(Number.isSafeInteger(first)).toBe(true);
    expect(second).toBeGreaterThanOrEqual(first);
  });
}

function registerRoundTests(current: () => StoreUnderTest): void {
  it('writes the next turn, who wrote it and all that the round says of the partition', async () => {
    const { store, other } = current();
    const positions = {
      one: { next: 12, clearedTo: 1_764_000_000_000, mark: { offset: 11, hash: 'b'.repeat(64) } },
      two: { next: 15, clearedTo: 0, mark: null },
    };
    const result = await store.round([{ partition: 1, turn: 0 }], 'me-1', ({ held }) =>
      Promise.resolve({
        ...NO_WRITES,
        progress: held.map((row) => turnOf(row, { positions, clearedTo: 1_763_999_999_999 })),
      }),
    );
    expect(result).toEqual({ fenced: [], decidedByTurn: false });
    expect(await other.progress([1])).toEqual([
      {
        partition: 1,
        turn: 1,
        writer: 'me-1',
        positions,
        clearedTo: 1_763_999_999_999,
        seq: 0,
        head: '0'.repeat(64),
        letterSeq: 0,
        rules: FIRST_START.ruleSet.hash,
      },
    ]);
  });

  it('hands over the rows in ascending order with the time of the database', async () => {
    const { store } = current();
    const before = await store.now();
    let seen: RoundTransaction | undefined;
    await takeTurn(store, [2, 0, 1], (transaction) => {
      seen = transaction;
      return {};
    });
    expect(seen?.held.map(({ partition }) => partition)).toEqual([0, 1, 2]);
    expect(seen?.now).toBeGreaterThanOrEqual(before);
    expect(seen?.now).toBeLessThanOrEqual(await store.now());
  });

  it('leaves out a partition whose turn has moved and writes the others', async () => {
    const { store, other } = current();
    const seen = await store.progress([0, 1]);
    await takeTurn(other, [0]);
    const result = await store.round(seen, 'late', ({ held }) =>
      Promise.resolve({ ...NO_WRITES, progress: held.map((row) => turnOf(row)) }),
    );
    expect(result.fenced).toEqual([0]);
    const rows = await store.progress([0, 1]);
    expect(rows.map(({ turn, writer }) => [turn, writer])).toEqual([
      [1, 'writer'],
      [1, 'late'],
    ]);
  });

  it('does not call the work when every partition is fenced', async () => {
    const { store } = current();
    const work = jest.fn();
    const result = await store.round([{ partition: 0, turn: 7 }], 'zombie', work);
    expect(result.fenced).toEqual([0]);
    expect(work).not.toHaveBeenCalled();
  });

  it('writes nothing when the work throws, and passes the error on', async () => {
    const { store } = current();
    const failure = new Error('a defect');
    await expect(
      takeTurn(store, [0], () => {
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect((await store.progress([0]))[0]?.turn).toBe(0);
    await takeTurn(store, [0]);
    expect((await store.progress([0]))[0]?.turn).toBe(1);
  });

  it('keeps the turn of a partition that was held and not written', async () => {
    const { store } = current();
    await takeTurn(store, [0, 1], ({ held }) => ({ progress: [turnOf(held[1]!)] }));
    expect((await store.progress([0, 1])).map(({ turn }) => turn)).toEqual([0, 1]);
  });

  it('lets the second of two rounds over one partition wait and then be fenced', async () => {
    const { store, other } = current();
    let second: Promise<{ fenced: readonly number[] }> | undefined;
    await takeTurn(store, [0], async () => {
      second = other.round([{ partition: 0, turn: 0 }], 'second', () =>
        Promise.reject(new Error('not held')),
      );
      await store.now();
      return {};
    });
    expect((await second)?.fenced).toEqual([0]);
  });

  it('lets rounds over other partitions pass at the same time', async () => {
    const { store, other } = current();
    await takeTurn(store, [0, 2], async () => {
      await takeTurn(other, [1]);
      return {};
    });
    expect((await store.progress([0, 1, 2])).map(({ turn }) => turn)).toEqual([1, 1, 1]);
  });
}
