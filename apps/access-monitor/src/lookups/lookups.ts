import type { Standing } from '@tam/monitor';

/** What one outcome of a case last was, and the entry of the revision log that says so. */
export interface CaseOutcome {
  readonly standing: Standing;
  /** Canonical JSON of the entry, as it was chained and published. */
  readonly entry: string;
}

/** Where a page of clocks ended. */
export interface ClockCursor {
  /** Epoch ms; null where the clock has no due date: such clocks come last. */
  readonly dueAt: number | null;
  readonly outcomeId: string;
}

export interface ClockQuery {
  readonly status?: string;
  readonly standard?: string;
  readonly region?: string;
  readonly after?: ClockCursor;
  readonly limit: number;
}

/** The read-only questions of this service. Throws a retriable TamError where the database does not answer. */
export interface Lookups {
  /** The outcomes of a case, by memberRef and then by id. One caseId may belong to several members. */
  outcomesOf(caseId: string, memberRef: string | undefined): Promise<readonly CaseOutcome[]>;
  /** Clocks by due date, the earliest first, then by id; no more than `limit`, beginning after `after`. */
  clocks(query: ClockQuery): Promise<readonly Standing[]>;
}

export const LOOKUPS = Symbol('LOOKUPS');
