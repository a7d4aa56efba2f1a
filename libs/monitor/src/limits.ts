import type { FloodLimits } from './breaker/flood-breaker';

/** The sizes and times of the loop; all times in milliseconds. */
export interface Limits {
  /** Events in a round, at most. */
  readonly roundEvents: number;
  /** A round begins at the latest so long after the first event that waits. */
  readonly roundWithin: number;
  /** Events of one partition in a round, where others wait too. */
  readonly partitionEvents: number;
  /** Backfill events in a round. */
  readonly backfillEvents: number;
  /** Members in a round whose deadline has passed: a herd is worked off in several. */
  readonly roundDue: number;
  /** Rounds under way at once, over different partitions: one computes while the other is written. */
  readonly roundsAtOnce: number;
  /** Live events waiting above which the log is paused, and below which it goes on. */
  readonly highMark: number;
  readonly lowMark: number;
  readonly backfillHighMark: number;
  readonly backfillLowMark: number;
  /** The offset gate is asked at most so often while something is due, and at least so often while nothing is. */
  readonly gateEvery: number;
  readonly gateAtLeastEvery: number;
  /** Taken off the database's time before the broker is asked for its end offsets. */
  readonly gateMargin: number;
  /** How often due deadlines are looked for. */
  readonly tickEvery: number;
  /** A deadline that cannot be cleared is said provisionally after so long. */
  readonly holdFor: number;
  /** When a member is tried again for whom the evaluator threw. */
  readonly retryEvaluationAfter: number;
  /** Members kept decoded, over all partitions. */
  readonly cachedMembers: number;
  /** Pauses after a failure: the first, doubling up to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
  readonly relayEvery: number;
  /** Records in one publication. */
  readonly relayRecords: number;
  /** Records waiting in memory for the relay; above it they are read back from the log of revisions. */
  readonly relayMemory: number;
  /** How often the broker is told where we are, for lag tools. */
  readonly commitEvery: number;
  /** How often an instance says that it lives. */
  readonly beatEvery: number;
  /** An instance that has not said so for this long is taken for dead, and its silent partitions are looked after. */
  readonly deadAfter: number;
  /** A clock that moves by more than this otherwise than our monotonic time has jumped. */
  readonly clockTolerance: number;
  /** How long a jump ahead of the database's clock lets no deadline pass. */
  readonly clockPause: number;
  /** How often idle partitions are looked at for turns that somebody else took. */
  readonly reviewTurnsEvery: number;
  /** Members a second that are evaluated again after the rules have changed, over all partitions of an instance. */
  readonly walkRate: number;
  /** Members of one partition in a round of that. */
  readonly walkStep: number;
  /** A member of whom nothing was recorded for this long, and who waits for nothing, is sealed. */
  readonly sealAfter: number;
  /** How often such members are looked for. */
  readonly sealEvery: number;
  /** When a partition that is flooded with unusable records takes in no more. */
  readonly flood: FloodLimits;
  /** How long the bytes of dead letters, which are patient data, are kept. */
  readonly letterBytesKept: number;
  /** How often older ones are looked for, and of how many letters they are deleted at once. */
  readonly eraseEvery: number;
  readonly eraseStep: number;
  /** How often a paused partition looks whether it may go on. */
  readonly releaseEvery: number;
  /** A round that has not ended after so long, or events that went into none, never will: the process has to end. */
  readonly stalledAfter: number;
  /** How long a stop waits for the relay. */
  readonly drainFor: number;
}

/** The measurements behind these: rounds of 15 ms hold the latency and cost a third of rounds without a pause. */
export const DEFAULT_LIMITS: Limits = {
  roundEvents: 2_000,
  roundWithin: 15,
  partitionEvents: 500,
  backfillEvents: 200,
  roundDue: 2_000,
  roundsAtOnce: 2,
  highMark: 10_000,
  lowMark: 5_000,
  backfillHighMark: 2_000,
  backfillLowMark: 1_000,
  gateEvery: 200,
  gateAtLeastEvery: 5_000,
  gateMargin: 50,
  tickEvery: 100,
  holdFor: 15 * 60_000,
  retryEvaluationAfter: 60 * 60_000,
  cachedMembers: 20_000,
  firstPause: 100,
  longestPause: 5_000,
  relayEvery: 1_000,
  relayRecords: 1_000,
  relayMemory: 20_000,
  commitEvery: 5_000,
  beatEvery: 300,
  deadAfter: 1_000,
  clockTolerance: 1_000,
  clockPause: 60_000,
  flood: { window: 30_000, records: 200, share: 0.2, pause: 60_000, longestPause: 15 * 60_000 },
  sealAfter: 400 * 24 * 60 * 60_000,
  sealEvery: 24 * 60 * 60_000,
  letterBytesKept: 90 * 24 * 60 * 60_000,
  eraseEvery: 60 * 60_000,
  eraseStep: 500,
  walkRate: 500,
  walkStep: 50,
  releaseEvery: 1_000,
  reviewTurnsEvery: 2_000,
  stalledAfter: 60_000,
  drainFor: 5_000,
};
