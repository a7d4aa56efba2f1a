import { storeContract } from '../../../monitor/src/contracts/store.features';
import { openSchema } from '../testing/real-database.features';
import { PostgresStore } from './postgres-store';

storeContract('PostgreSQL', async () => {
  const database = await openSchema();
  const [one, two] = await Promise.all([database.rounds(), database.rounds()]);
  return {
    store: new PostgresStore(one, database.schema),
    other: new PostgresStore(two, database.schema),
    close: () => database.close(),
  };
});
