import { whyNotRedriven, type MonitorStore } from '@tam/monitor';
import { FIRST_START, letter, memberRow } from '../../../monitor/src/contracts/sample-rows.features';
import { takeTurn } from '../../../monitor/src/contracts/take-turn.features';
import { PostgresStore } from '../rounds/postgres-store';
import { openSchema, type TestSchema } from '../testing/real-database.features';
import { LettersRepository } from './letters.repository';

const NONE = { partition: -1, seq: 0 };

describe('the dead letters of a monitor', () => {
  let database: TestSchema;
  let store: MonitorStore;
  let letters: LettersRepository;
  beforeEach(async () => {
    database = await openSchema();
    store = new PostgresStore(await database.rounds(), database.schema);
    letters = new LettersRepository(database.admin, database.schema);
    await store.initialise(FIRST_START);
    await takeTurn(store, [0, 1], () => ({
      letters: [
        letter(0, 1),
        letter(0, 2),
        { ...letter(0, 3), code: 'TAM_EVENT_TOO_LARGE' },
        { ...letter(1, 1), disposition: 'reroute' },
        letter(1, 2),
      ],
      members: [memberRow(0, 'm', null, { gaps: 2 })],
    }));
  });
  afterEach(() => database.close());

  const gaps = async (): Promise<unknown> => {
    let found: unknown;
    await takeTurn(store, [0], async (transaction) => {
      found = (await transaction.read([{ partition: 0, memberRef: 'm' }])).members[0];
      return {};
    });
    return found;
  };

  it('are counted by reason, and listed in order, without those that were only sent to another partition', async () => {
    expect(await letters.counts({})).toEqual([
      { code: 'TAM_EVENT_NOT_JSON', topic: 'one', letters: 3, gaps: 1 },
      { code: 'TAM_EVENT_TOO_LARGE', topic: 'one', letters: 1, gaps: 1 },
    ]);
    const names = (await letters.page({}, NONE, 10)).map(({ partition, seq }) => `${partition}/${seq}`);
    expect(names).toEqual(['0/1', '0/2', '0/3', '1/2']);
    expect(await letters.page({ partition: 0, fromSeq: 2, toSeq: 2 }, NONE, 10)).toHaveLength(1);
    expect(await letters.page({ code: 'TAM_EVENT_TOO_LARGE' }, { partition: 0, seq: 3 }, 10)).toEqual([]);
    expect([...(await letters.find({ partition: 0, seq: 1 }))!.value!]).toEqual([0, 255, 128, 10]);
    expect(await letters.find({ partition: 1, seq: 1 })).toBeUndefined();
  });

  it('are settled once by whoever discards them: gaps close, the turn moves, the member is due at once', async () => {
    const [before] = await store.progress([0]);
    expect(await letters.settle(0, [1, 2], 'discarded', 'Dana', 'test data')).toBe(2);
    expect(await letters.settle(0, [1, 2], 'discarded', 'Dana', 'test data')).toBe(0);
    const [after] = await store.progress([0]);
    expect(after).toMatchObject({ turn: before!.turn + 1, writer: 'dead-letters Dana' });
    expect(await gaps()).toEqual(memberRow(0, 'm', 0, { gaps: 1 }));
    expect((await letters.counts({})).map(({ letters: count }) => count)).toEqual([1, 1]);
    expect(await letters.find({ partition: 0, seq: 1 })).toMatchObject({
      settledHow: 'discarded',
      settledBy: 'Dana',
    });
  });

  it('that were redriven are settled by the round that reads them again, and by nobody before', async () => {
    const keys = [{ partition: 0, seq: 1 }];
    const open = async (): Promise<unknown> => {
      let found: unknown;
      await takeTurn(store, [0], async (transaction) => {
        found = await transaction.openLetters([...keys, ...keys]);
        return {};
      });
      return found;
    };
    expect(await open()).toEqual([]);
    await letters.markRedriven(keys, 'Dana');
    expect(await open()).toEqual([{ partition: 0, seq: 1, memberRef: 'm', gap: true }]);
    await letters.markSent(keys);
    expect((await letters.page({ partition: 0 }, NONE, 10)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await letters.page({ partition: 0, sent: true }, NONE, 10)).toHaveLength(3);
    await takeTurn(store, [0], () => ({ settlements: keys }));
    expect(await letters.find(keys[0]!)).toMatchObject({ settledHow: 'redriven', settledBy: 'Dana' });
    expect(await open()).toEqual([]);
  });

  it('lose their bytes after a time, settled or not, and can then only be discarded', async () => {
    expect(await store.eraseLetters(1e13, 10)).toBe(0);
    expect(await store.eraseLetters(0, 2)).toBe(2);
    expect(await store.eraseLetters(0, 10)).toBe(3);
    expect(await store.eraseLetters(0, 10)).toBe(0);
    const letter = await letters.find({ partition: 0, seq: 1 });
    expect(letter).toMatchObject({ key: null, value: null, headers: {}, memberRef: 'm', gap: true });
    expect(letter!.erasedAt).toBeGreaterThan(0);
    expect((await letters.wholePage({}, NONE, 10)).map(whyNotRedriven)).toEqual(Array(4).fill('erased'));
    expect(await letters.settle(0, [1], 'discarded', 'Dana', 'too old')).toBe(1);
    expect(await gaps()).toMatchObject({ gaps: 1 });
  });

  it('that flood a partition pause it, for whoever looks, until a person releases it', async () => {
    await store.noteBreaker(2, (await store.now()) + 60_000);
    expect(await letters.paused()).toMatchObject([{ partition: 2 }]);
    const before = await store.now();
    await letters.release(2, 'Dana');
    const [release] = await store.breakerReleases([0, 2]);
    expect(release?.at).toBeGreaterThanOrEqual(before);
    await store.noteBreaker(2, undefined);
    expect(await letters.paused()).toEqual([]);
  });
});
