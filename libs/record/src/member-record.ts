import type { StoredEvent } from './stored-event';

/** What is known of one case after the fold: in total order, without duplicates, conflicts decided, voids applied. */
export interface CaseRecord {
  readonly caseId: string;
  /** Effective events, in the order (time, rank, source, sequence, id). Voids themselves are not among them. */
  readonly events: readonly StoredEvent[];
  /** Events taken out by a void, each with the void, in the same order: some rules still look at their time. */
  readonly voided: readonly VoidedEvent[];
}

export interface VoidedEvent {
  readonly event: StoredEvent;
  readonly by: StoredEvent;
}

/** Everything known of one memberRef (or `call:<callId>`): the Kafka key. Cases are in code-unit order of their id. */
export interface MemberRecord {
  readonly memberRef: string;
  readonly cases: readonly CaseRecord[];
  /** Events used although another delivery of the same (source, id) said something else. */
  readonly conflicts: ReadonlySet<StoredEvent>;
  /** Unusable events whose key could be read and that nobody has settled yet. */
  readonly gaps: number;
}
