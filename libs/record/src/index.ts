export type { Evaluation, Evaluator } from './evaluator';
export type { CaseRecord, MemberRecord, VoidedEvent } from './member-record';
export type { Citation, Determination, DeterminationStatus, Outcome, TraceStep } from './outcome';
export type { EventRef, Reads, StoredEvent } from './stored-event';
