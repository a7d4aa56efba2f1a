export { canonicalJson } from './canonical';
export { decodeCase, encodeCase, type Dictionary } from './compact';
export { knownAt, upTo } from './cut';
export type { Evaluation, Evaluator, SilenceReason } from './evaluator';
export { EVENT_VOIDED, fold, storedBytes } from './fold';
export { sha256Hex } from './hash';
export { determinationId, findingId, outcomeHash, revisionId } from './ids';
export {
  isAnyLost,
  type CaseRecord,
  type LostSpan,
  type MemberRecord,
  type VoidedEvent,
} from './member-record';
export { compareEvents } from './order';
export type {
  Citation,
  Determination,
  DeterminationStatus,
  Finding,
  FindingStatus,
  Outcome,
  TraceStep,
} from './outcome';
export type { EventRef, Reads, StoredEvent } from './stored-event';
export { createStorer, type Storer } from './to-stored';
