import type { TamError } from '@tam/errors';
import type { Flood } from './breaker/flood-breaker';

/** What became of the records of one topic in one round. */
export interface TopicFigures {
  /** New to the record of a member. */
  applied: number;
  /** Known already, word for word. */
  duplicate: number;
  /** Said something else under an identity known already. */
  conflict: number;
  /** Of a type of the catalogue that this evaluator does not read. */
  unread: number;
  /** Of a type outside the catalogue. */
  skipped: number;
  deadLetter: number;
  /** Published once more, to the partition of their key. */
  republished: number;
}

/** What one round did, once it was committed. */
export interface RoundFigures {
  readonly partitions: number;
  readonly events: number;
  readonly topics: ReadonlyMap<string, TopicFigures>;
  /** Members evaluated. */
  readonly members: number;
  /** Members whose deadline was reached. */
  readonly ticks: number;
  readonly revisions: number;
  /** Members moved out of sight, and brought back. */
  readonly sealed: number;
  readonly unsealed: number;
  /** Events on partitions to which their keys do not belong, by source. */
  readonly strays: ReadonlyMap<string, number>;
  /** Error code of each dead letter. */
  readonly letterCodes: readonly string[];
  /** Append time of the first event of each member of whom something new was said because of it, epoch ms. */
  readonly answeredAppends: readonly number[];
  /** Deadline of each member of whom something new was said because it passed, epoch ms. */
  readonly answeredDeadlines: readonly number[];
  /** Evaluations of a case to which no rule pack is assigned. */
  readonly withoutPack: number;
  /** The database's time when the COMMIT was answered, as this process reckons it, epoch ms. */
  readonly committedAt: number;
  /** From the first statement to the answer to the COMMIT, ms. */
  readonly duration: number;
  readonly decidedByTurn: boolean;
}

/**
 * What the core tells whoever measures and logs. Every method is synchronous, must not throw, and has no influence on
 * what happens. References in errors are pseudonyms.
 */
export interface MonitorObserver {
  assigned(partitions: readonly number[]): void;
  revoked(partitions: readonly number[]): void;
  /** A partition has passed its first gate and is being worked on. */
  running(partition: number): void;
  committed(figures: RoundFigures): void;
  fenced(partitions: readonly number[]): void;
  /** These partitions have no living owner and are looked after here; all of them, each time one is added. */
  sweeping(partitions: readonly number[]): void;
  /** A clock was set: that of this host, which decides nothing, or that of the database. By how many ms; positive: ahead. */
  clockJumped(whose: 'host' | 'database', by: number): void;
  /** Too much of what came cannot be used: the intake of the partition is paused. */
  flooded(partition: number, flood: Flood): void;
  /** It goes on: the pause is over, or somebody said so. */
  intakeGoesOn(partition: number): void;
  /** Another rule set was activated than this instance has: it must end, and be started with that one. */
  rulesReplaced(): void;
  /** What was published is ahead of the database, which was restored: the epoch is raised. */
  epochRaised(epoch: number): void;
  /** The loop has come to nothing for so long, ms: only a new start of the process helps. */
  stalled(duration: number): void;
  /** A round, a read or a publication failed and will be tried again. */
  failed(error: unknown, partitions: readonly number[]): void;
  /** A partition stands still until a person has done something. */
  stopped(partition: number, error: TamError): void;
  /** The evaluator threw for a whole record: the events are kept, what was said of the member stands. */
  evaluationFailed(error: TamError, partition: number, memberRef: string): void;
  /** The bytes of so many old dead letters were deleted. */
  erased(letters: number): void;
  /** Records acknowledged by the broker. */
  relayed(records: number): void;
  /** The source lost its consumer or gave up. */
  sourceFailed(error: Error): void;
}

const ignore = (): void => undefined;

/** Listens to nothing. */
export const SILENT: MonitorObserver = {
  assigned: ignore,
  revoked: ignore,
  running: ignore,
  committed: ignore,
  fenced: ignore,
  sweeping: ignore,
  clockJumped: ignore,
  rulesReplaced: ignore,
  epochRaised: ignore,
  flooded: ignore,
  intakeGoesOn: ignore,
  stalled: ignore,
  failed: ignore,
  stopped: ignore,
  evaluationFailed: ignore,
  erased: ignore,
  relayed: ignore,
  sourceFailed: ignore,
};
