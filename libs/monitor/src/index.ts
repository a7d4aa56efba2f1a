export * from './ports';
export { MemoryDatabase } from './twins/memory-database';
export { MemoryStore, type CommitFate, type StoreFaults } from './twins/memory-store';
