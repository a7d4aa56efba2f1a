import type { RoundWrites } from '@tam/monitor';

/** A round that writes nothing. */
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
