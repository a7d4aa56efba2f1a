import { storeContract } from '../contracts/store.features';
import { MemoryDatabase } from './memory-database';
import { MemoryStore } from './memory-store';

storeContract('the twin in memory', () => {
  let now = 1_764_000_000_000;
  const database = new MemoryDatabase(() => now++);
  return Promise.resolve({
    store: new MemoryStore(database),
    other: new MemoryStore(database),
    close: () => Promise.resolve(),
  });
});
