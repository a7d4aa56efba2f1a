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
  /** Stretches of time of which events may be gone from the log for good, whoever they were of. */
  readonly lost: readonly LostSpan[];
}

/** When events were appended that nobody can read any more. Epoch ms, both ends inclusive. */
export interface LostSpan {
  readonly from: number;
  readonly to: number;
}

/** Whether events of a stretch of time may be gone; epoch ms, both ends inclusive. */
export function isAnyLost(lost: readonly LostSpan[], from: number, to: number): boolean {
  for (const span of lost) if (from <= span.to && to >= span.from) return true;
  return false;
}
