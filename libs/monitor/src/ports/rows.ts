import type { ErrorCode } from '@tam/errors';
import type { Sensitivity } from '@tam/events';
import type { LogMark } from './log-source';

/** How sure we were, by how far we had read. */
export type Basis = 'confirmed' | 'provisional' | 'backfilling';

/** Where the monitor stands in one input topic of a partition. */
export interface Position {
  /** Offset of the next record to apply. */
  readonly next: number;
  /** Instant up to which this topic can no longer disprove a silence, epoch ms; 0: none. */
  readonly clearedTo: number;
  /** The last record of the last whole batch applied. */
  readonly mark: LogMark | null;
}

/**
 * The progress row of one partition: the truth about where it stands. Every transaction of the partition locks it,
 * finds the turn it last saw, and writes the next one.
 */
export interface Progress {
  readonly partition: number;
  /** Counts the transactions of this partition; 0 before the first. */
  readonly turn: number;
  /** Who wrote that turn: settles whether a COMMIT without an answer was ours. */
  readonly writer: string;
  readonly positions: { readonly [topic: string]: Position };
  /** The offset gate, epoch ms, never moving back; 0: nothing cleared yet. */
  readonly clearedTo: number;
  /** Number of the last revision; 0 before the first. */
  readonly seq: number;
  /** Chain hash of the last revision, lower-case hex; 64 zeros before the first. */
  readonly head: string;
  /** Number of the last dead letter; 0 before the first. */
  readonly letterSeq: number;
  /** Hash of the rule set under which every open case of the partition was evaluated last; '' where that is not known. */
  readonly rules: string;
}

/** What a round says of a partition when it is done; the store itself writes turn + 1 and the writer. */
export type ProgressWrite = Omit<Progress, 'turn' | 'writer'>;

export interface MemberKey {
  readonly partition: number;
  readonly memberRef: string;
}

/** One open case. Both texts are opaque to a store. */
export interface CaseRow extends MemberKey {
  readonly caseId: string;
  /** Compact tuples of the stored events. */
  readonly body: string;
  /** What was last said of each outcome of the case: id, revision, status, basis, hash, and what it is filed under. */
  readonly said: string;
}

/** What is kept for a member as a whole; a member without a row has no deadline, nothing to settle and no gap. */
export interface MemberRow extends MemberKey {
  /** When the next deadline of the member falls due, epoch ms; null: never. */
  readonly dueAt: number | null;
  /**
   * Something was said that is not confirmed, of this instant (epoch ms): to be said again once the gate has reached it
   * and history is read. null: nothing is open.
   */
  readonly settleAt: number | null;
  /** Dead letters of this member that nobody has settled. */
  readonly gaps: number;
  /** The sources that both instants wait for, beside the log: the number of that set in the dictionary; 0: none. */
  readonly scope: number;
}

/** What the present state of an outcome is filed under, for pages, counts and gauges: closed sets only. */
export interface Facets {
  /** Id of the standard or of the crisis rule. */
  readonly standard: string;
  readonly region: string;
  readonly network: string;
  readonly lineOfBusiness: string;
  /** Month of the due date in the zone of the case, YYYY-MM; '' where there is none. */
  readonly month: string;
}

/** The present state of one outcome: one row, replaced by each revision. */
export interface Standing extends MemberKey {
  readonly outcomeId: string;
  readonly caseId: string;
  readonly status: string;
  readonly basis: Basis;
  readonly facets: Facets;
  /** Epoch ms; null where the outcome has no due date. */
  readonly dueAt: number | null;
  /** Whether anything was offered or booked so far. */
  readonly offered: boolean;
  /** The revision that says so. */
  readonly seq: number;
}

/** One entry of the revision log: outbox and audit chain in one. Never changed, never deleted. */
export interface RevisionRow extends MemberKey {
  /** 1, 2, 3 ... in a partition, without a gap. */
  readonly seq: number;
  /** SHA-256 of ["tam.revision.1", outcomeId, revision, outcomeHash]. */
  readonly id: string;
  readonly outcomeId: string;
  /** 1, 2, 3 ... of this outcome. */
  readonly revision: number;
  readonly caseId: string;
  readonly status: string;
  /** Inherited from the outcome, for who may see it and for the attributes of the output event. */
  readonly sensitivity: Sensitivity;
  readonly testRecord: boolean;
  /** The database's clock when the round began, epoch ms. */
  readonly recordedAt: number;
  /** Canonical JSON of the whole entry, as it is chained and as it is published. */
  readonly entry: string;
  /** Chain hash of seq - 1, lower-case hex. */
  readonly prevHash: string;
  /** SHA-256 of 0x00, prevHash and the entry. */
  readonly hash: string;
}

/** A record of the log that could not be used. The bytes are patient data: own access, 90 days. */
export interface DeadLetter {
  readonly partition: number;
  /** 1, 2, 3 ... in a partition, without a gap. */
  readonly seq: number;
  readonly topic: string;
  readonly offset: number;
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
  readonly memberRef: string | null;
  readonly type: string | null;
  /** Whether the member's record is incomplete until this letter is settled. */
  readonly gap: boolean;
  /** 'reroute': published once more to its own topic under murmur2, instead of to the dead letters. */
  readonly disposition: 'dead' | 'reroute';
  readonly appendTime: number;
  readonly recordedAt: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: { readonly [name: string]: string };
}

/** A change of the kept counts; several of one (partition, facets, status) are added up before they are handed over. */
export interface CountChange {
  readonly partition: number;
  readonly facets: Facets;
  readonly status: string;
  /** Outcomes that now stand so, more or fewer than before. */
  readonly outcomes: number;
  /** Rows of the revision log that said so: never negative. */
  readonly revisions: number;
}

/** Kept counts, summed over partitions. */
export type CountRow = Omit<CountChange, 'partition'>;
