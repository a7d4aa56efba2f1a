import { TamError } from '@tam/errors';
import { NO_WRITES, type ProgressWrite, type RoundTransaction, type RoundWrites } from '@tam/monitor';
import { setTimeout as pause } from 'node:timers/promises';
import { openProxy, type CuttingProxy } from '../testing/cutting-proxy.features';
import { openSchema, type TestSchema } from '../testing/real-database.features';
import { PostgresStore } from './postgres-store';

const TURN_0 = [{ partition: 0, turn: 0 }];

function nextTurn({ held }: RoundTransaction): Promise<RoundWrites> {
  const progress = held.map(({ turn: _turn, writer: _writer, ...row }): ProgressWrite => row);
  return Promise.resolve({ ...NO_WRITES, progress });
}

const codeOf = (error: unknown): string => (error instanceof TamError ? error.code : String(error));

describe('a round on PostgreSQL', () => {
  let database: TestSchema;
  let proxy: CuttingProxy;
  let store: PostgresStore;
  let direct: PostgresStore;

  beforeEach(async () => {
    database = await openSchema();
    proxy = await openProxy(database.address.url);
    store = new PostgresStore(
      await database.rounds({ ...database.address, url: proxy.url }),
      database.schema,
    );
    direct = new PostgresStore(await database.rounds(), database.schema);
    await direct.initialise({
      partitions: 2,
      topics: [],
      effectsFrom: undefined,
      ruleSet: { hash: 'a', body: '{}' },
    });
  });
  afterEach(async () => {
    await database.close();
    await proxy.close();
  });

  it('has happened when the answer to its COMMIT is lost and the rows say so', async () => {
    proxy.loseNextCommit('after');
    expect(await store.round(TURN_0, 'me', nextTurn)).toEqual({ fenced: [], decidedByTurn: true });
    expect(await direct.progress([0])).toMatchObject([{ turn: 1, writer: 'me' }]);
  });

  it('is rolled back, and may be repeated, when its COMMIT never arrived', async () => {
    proxy.loseNextCommit('before');
    const error = await store.round(TURN_0, 'me', nextTurn).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'TAM_MONITOR_ROLLED_BACK', retriable: true });
    expect(await store.round(TURN_0, 'me', nextTurn)).toEqual({ fenced: [], decidedByTurn: false });
  });

  it('is unknown while the rows cannot be read', async () => {
    proxy.loseNextCommit('after', 'stay-away');
    const error = await store.round(TURN_0, 'me', nextTurn).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'TAM_MONITOR_COMMIT_UNKNOWN', retriable: true });
  });

  it('loses its locks when its holder stalls, so that the successor waits two seconds and no longer', async () => {
    const stalled = store.round(TURN_0, 'stalled', async (transaction) => {
      await pause(4_000);
      return nextTurn(transaction);
    });
    const failure = stalled.then(
      () => 'written',
      (error: unknown) => codeOf(error),
    );
    await pause(300);
    const start = performance.now();
    await direct.round(TURN_0, 'successor', nextTurn);
    expect(performance.now() - start).toBeLessThan(3_500);
    expect(['TAM_STREAM_DATABASE_UNAVAILABLE', 'TAM_MONITOR_ROLLED_BACK']).toContain(await failure);
    expect(await direct.progress([0])).toMatchObject([{ turn: 1, writer: 'successor' }]);
  });

  it('says that the database is away when it cannot be reached', async () => {
    await proxy.close();
    const error = await store.round(TURN_0, 'me', nextTurn).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'TAM_STREAM_DATABASE_UNAVAILABLE', retriable: true });
  });

  it('passes a defect on as it is', async () => {
    const error = await direct
      .round(TURN_0, 'me', async (transaction) => ({
        ...(await nextTurn(transaction)),
        members: [{ partition: 0, memberRef: 'm', dueAt: 1, settleAt: null, gaps: -1, scope: 0 }],
      }))
      .catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(TamError);
    expect((await direct.progress([0]))[0]?.turn).toBe(0);
  });
});
