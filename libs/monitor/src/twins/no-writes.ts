import type { RoundWrites } from '../ports';

/** What a round that writes nothing hands to the store: tests of a store spread it and name what they do write. */
export const NO_WRITES: RoundWrites = {
  progress: [],
  cases: [],
  members: [],
  revisions: [],
  standings: [],
  letters: [],
  settlements: [],
  seals: [],
  unseals: [],
  counts: [],
};
