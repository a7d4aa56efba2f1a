import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { openProxy, type CuttingProxy } from '../testing/cutting-proxy.features';
import { addressUnderTest } from '../testing/real-database.features';
import { run } from '../rounds/named-statement';
import { onConnection } from '../rounds/round';
import { readsOptions, refusingSilence, roundsOptions } from './data-sources';

const ADDRESS = { url: 'postgresql://127.0.0.1/any', ca: undefined, pool: 8 };
const ONE = { name: 'tam_test_one', text: 'SELECT 1 AS one' };

describe('a database that keeps its connections and says nothing', () => {
  let proxy: CuttingProxy;
  let database: DataSource;

  beforeEach(async () => {
    const address = addressUnderTest();
    proxy = await openProxy(address.url);
    const options = roundsOptions({ ...address, url: proxy.url });
    database = new DataSource({ ...options, extra: { ...options.extra, ...refusingSilence(500) } });
    await database.initialize();
  });
  afterEach(async () => {
    await database.destroy();
    await proxy.close();
  });

  const ask = (client: PoolClient): Promise<unknown> => run(client, ONE, []);

  it('is taken for away, to whoever waits on it and to whoever comes next', async () => {
    expect(await onConnection(database, ask)).toEqual([{ one: 1 }]);
    proxy.fallSilent();
    const away = { code: 'TAM_STREAM_DATABASE_UNAVAILABLE', retriable: true };
    await expect(onConnection(database, ask)).rejects.toMatchObject(away);
    await expect(onConnection(database, ask)).rejects.toMatchObject(away);
  }, 20_000);
});

it.each([roundsOptions(ADDRESS), readsOptions(ADDRESS, 'any')])(
  'every pool of the service watches its connections: %#',
  ({ extra }) => {
    expect(extra).toMatchObject({ onConnect: expect.any(Function) });
  },
);
