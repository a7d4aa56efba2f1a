export { storeContract, type StoreUnderTest } from './contracts/store.features';
export * from './ports';
export { MemoryDatabase } from './twins/memory-database';
export { MemoryStore, type CommitFate, type StoreFaults } from './twins/memory-store';
