import type { FoundGap, LogGap } from './log-gap';
import type { LetterKey } from './log-source';
import type {
  CaseRow,
  CountChange,
  CountRow,
  DeadLetter,
  MemberKey,
  MemberRow,
  Progress,
  ProgressWrite,
  RevisionRow,
  Standing,
} from './rows';

/** An input topic and the first offset each of its partitions held when the installation was made. */
export interface FirstTopic {
  readonly topic: string;
  /** By partition number. */
  readonly low: readonly number[];
}

export interface FirstStart {
  readonly partitions: number;
  readonly topics: readonly FirstTopic[];
  /** Older matters raise no notice and no page; undefined: the instant of the first start. Epoch ms. */
  readonly effectsFrom: number | undefined;
  /** Evaluation points name its hash. Active from the first start on, until another is activated. */
  readonly ruleSet: RuleSet;
}

/** Evaluator name, version, form and the hashes of what is bound into it, as canonical JSON, and its SHA-256. */
export interface RuleSet {
  readonly hash: string;
  readonly body: string;
}

/** The end of what was published of one partition's revision log. */
export interface Published {
  readonly partition: number;
  readonly epoch: number;
  readonly seq: number;
}

/** What was written once, at the first start. */
export interface Installation {
  readonly partitions: number;
  /** Goes up by one when the database was restored behind what was published. */
  readonly epoch: number;
  readonly effectsFrom: number;
  /** Hash of the rule set that is active: no instance with another evaluates. */
  readonly rules: string;
}

/** A text that rows name by number: event sources and types, filing keys. */
export interface DictionaryEntry {
  readonly id: number;
  readonly text: string;
}

/** The turn a partition must be found at. */
export interface ExpectedTurn {
  readonly partition: number;
  readonly turn: number;
}

/** Of a partition, the members of one gate scope up to an instant. */
export interface DueAsk {
  readonly partition: number;
  /** Number of the scope in the dictionary; 0: what waits for no source. */
  readonly scope: number;
  /** Inclusive, epoch ms. */
  readonly upTo: number;
}

/** When the next thing of a scope of a partition is to be looked for. */
export interface Earliest {
  readonly partition: number;
  readonly scope: number;
  /** Epoch ms. */
  readonly at: number;
}

export interface MemberRows {
  /** Open cases, in any order. */
  readonly cases: readonly CaseRow[];
  /** Those of members that are sealed: they stay so unless the round brings them back. */
  readonly sealed: readonly CaseRow[];
  readonly members: readonly MemberRow[];
}

/** A dead letter that nobody has settled. */
export interface OpenLetter extends LetterKey {
  readonly memberRef: string | null;
  /** Whether it is among the gaps of that member. */
  readonly gap: boolean;
}

/** A redriven letter came back with the log, sound or not: it is settled, by whoever redrove it. */
export type LetterSettlement = LetterKey;

/** A person has let the intake of a partition go on. */
export interface BreakerRelease {
  readonly partition: number;
  /** When, epoch ms by the database's clock. */
  readonly at: number;
}

/** Reads under the locks of a round. Calls may overlap; the store runs them in the order they were made. What it
 * reads is the state before this round. */
export interface RoundTransaction {
  /** The database's clock when the locks were held, epoch ms. */
  readonly now: number;
  /** The rows that were found at the turn expected, in ascending order of partition. Only these may be written. */
  readonly held: readonly Progress[];
  /** The rows of these members, open and sealed, one statement. Members without rows are not mentioned. */
  read(keys: readonly MemberKey[]): Promise<MemberRows>;
  /**
   * Members with dueAt <= upTo of their partition and scope, earliest first (then by memberRef), at most `limit` in all.
   * No partition and scope is asked for twice.
   */
  due(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]>;
  /** The earliest dueAt above `upTo` of each ask, as stored when the round began; asks without one are not mentioned. */
  earliestAfter(asks: readonly DueAsk[]): Promise<readonly Earliest[]>;
  /** As `due`, by settleAt. */
  unsettled(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]>;
  /**
   * Members of a held partition with open cases, in code-unit order after this one, at most `limit`; 'settled': only those
   * that wait for nothing.
   */
  walk(partition: number, after: string, limit: number, which: 'all' | 'settled'): Promise<readonly string[]>;
  /** As `earliestAfter`, by settleAt. */
  earliestUnsettledAfter(asks: readonly DueAsk[]): Promise<readonly Earliest[]>;
  /**
   * Those of these dead letters of held partitions that a person has redriven and nobody has settled: a header alone,
   * which any producer may write, settles nothing.
   */
  openLetters(keys: readonly LetterKey[]): Promise<readonly OpenLetter[]>;
}

/** All that a round writes: each array is one constant statement, none when it is empty. Keys are unique in an array. */
export interface RoundWrites {
  /** One for each partition that takes its turn; partitions held but not named here keep their turn. */
  readonly progress: readonly ProgressWrite[];
  /** New or changed rows, whole. */
  readonly cases: readonly CaseRow[];
  /** New or changed rows, whole; one without deadline, settling instant and gaps is deleted. */
  readonly members: readonly MemberRow[];
  readonly revisions: readonly RevisionRow[];
  readonly standings: readonly Standing[];
  readonly letters: readonly DeadLetter[];
  readonly settlements: readonly LetterSettlement[];
  /** Members whose case rows are moved out of sight, as they stand. */
  readonly seals: readonly MemberKey[];
  /** Members whose sealed rows are removed: all of their cases are among `cases`. */
  readonly unseals: readonly MemberKey[];
  readonly counts: readonly CountChange[];
}

export interface RoundResult {
  /** Partitions whose turn had moved: nothing of them was written. */
  readonly fenced: readonly number[];
  /** The answer to COMMIT was lost, and reading the rows showed that it had happened. */
  readonly decidedByTurn: boolean;
}

/** How far the relay has got, durably. */
export interface RelayCursor {
  readonly partition: number;
  readonly revisionSeq: number;
  readonly letterSeq: number;
}

/** That an instance lives, and what it says it owns. */
export interface Heartbeat {
  readonly writer: string;
  readonly partitions: readonly number[];
  /** Since it was written, by the database's clock, ms. */
  readonly age: number;
}

/** Members of one scope of a partition whose deadline has passed and has not been decided. */
export interface Overdue {
  readonly partition: number;
  readonly scope: number;
  readonly members: number;
  /** The earliest of them, epoch ms. */
  readonly oldest: number;
}

/**
 * The database of one monitor (its own schema). All instants are epoch milliseconds. Whatever fails because the
 * database is away, slow or busy rejects with a retriable TamError; everything else is a bug and is not retriable.
 */
export interface MonitorStore {
  /**
   * Writes what the first start writes, once, whichever instance comes first: the installation, and a progress row
   * for each partition with the low offsets (positions of a topic that is new since are added to rows that lack it).
   * Afterwards it only reads. The caller compares the partition count.
   */
  initialise(first: FirstStart): Promise<Installation>;
  /**
   * Makes a rule set the active one, as a dated act of a named person; nothing where it is already. Answers whether it
   * was not. Open cases are evaluated again by whoever owns their partition.
   */
  activate(ruleSet: RuleSet, by: string): Promise<boolean>;
  /** Hash of the active rule set; undefined before the first start. */
  activeRules(): Promise<string | undefined>;
  /**
   * Raises the epoch from one to another, because what was published is ahead of this database; nothing where it is no
   * longer the first. Answers what holds then.
   */
  raiseEpoch(from: number, to: number): Promise<Installation>;
  /** The database's clock (`clock_timestamp()`): the one clock that all instances share. */
  now(): Promise<number>;
  /** The progress rows of these partitions as they stand, without a lock, in ascending order. */
  progress(partitions: readonly number[]): Promise<readonly Progress[]>;

  /**
   * One transaction over several partitions. Locks their progress rows FOR NO KEY UPDATE in ascending order, leaves
   * out those not found at the expected turn, and hands the rest to `work`, whose answer is written together with
   * turn + 1 and `writer`; then COMMIT. If none is left `work` is not called. If `work` throws, everything is rolled
   * back and its error is passed on.
   *
   * If the answer to COMMIT is lost the store reads the rows again under their lock: found at turn + 1 by this writer,
   * the round has happened; found at the old turn, it rejects (retriable) as rolled back. If that cannot be read
   * either it rejects with TAM_MONITOR_COMMIT_UNKNOWN, and the caller starts again from the rows.
   */
  round(
    turns: readonly ExpectedTurn[],
    writer: string,
    work: (transaction: RoundTransaction) => Promise<RoundWrites>,
  ): Promise<RoundResult>;

  /**
   * Notes that this writer lives and owns these partitions, and answers the heartbeats of the last minute, its own among
   * them. One row a writer; the rows of those long dead are removed.
   */
  beat(writer: string, partitions: readonly number[]): Promise<readonly Heartbeat[]>;
  /** This writer lives no more. */
  depart(writer: string): Promise<void>;

  /** Notes that the intake of a partition was paused until an instant (epoch ms), for whoever looks; undefined: it goes on. */
  noteBreaker(partition: number, until: number | undefined): Promise<void>;
  /** The last release of each of these partitions by a person; those without one are not mentioned. */
  breakerReleases(partitions: readonly number[]): Promise<readonly BreakerRelease[]>;

  /**
   * Puts on record what is missing of the log: of each topic and partition once, until a person has settled it. Nothing of
   * partitions that are not at the turn expected: who sees them so may be the one who is behind.
   */
  noteGaps(gaps: readonly FoundGap[], turns: readonly ExpectedTurn[]): Promise<void>;
  /** What is on record as missing of these partitions and neither dismissed nor mended, by partition and number. */
  gaps(partitions: readonly number[]): Promise<readonly LogGap[]>;

  /** All entries with an id above `after`, ascending. */
  dictionary(after: number): Promise<readonly DictionaryEntry[]>;
  /**
   * The entries of these texts (distinct), made where they are missing, in a transaction of their own: an id once
   * given never changes, also if the round that asked is rolled back. Ids are small positive integers.
   */
  intern(texts: readonly string[]): Promise<readonly DictionaryEntry[]>;

  /** Where the relay of these partitions goes on: 0 before the first. One for each, ascending. */
  relayCursors(partitions: readonly number[]): Promise<readonly RelayCursor[]>;
  /** Moves cursors forward; one that is already further stays. */
  saveRelayCursors(cursors: readonly RelayCursor[]): Promise<void>;
  /** Revisions of the partition with seq > after, ascending, at most `limit`. */
  revisionsAfter(partition: number, after: number, limit: number): Promise<readonly RevisionRow[]>;
  /** Dead letters of the partition with seq > after, ascending, at most `limit`. */
  lettersAfter(partition: number, after: number, limit: number): Promise<readonly DeadLetter[]>;

  /**
   * Deletes the bytes of dead letters recorded longer ago than this, ms, settled or not, of at most so many; what they were
   * and their gaps stay. Answers of how many.
   */
  eraseLetters(olderThan: number, limit: number): Promise<number>;

  /** The kept counts, summed over all partitions of the installation; rows that are all zero are left out. */
  counts(): Promise<readonly CountRow[]>;
  /** What is due at `at` in these partitions and undecided, by partition and scope, ascending; none is not mentioned. */
  overdue(partitions: readonly number[], at: number): Promise<readonly Overdue[]>;
}
