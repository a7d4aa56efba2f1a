import type { Json, Sensitivity } from '@tam/events';

/**
 * An event as a record keeps it: identity, time, and only the fields that the evaluator declares it reads.
 * All instants, also those in `fields`, are epoch milliseconds (UTC); local dates stay text (YYYY-MM-DD).
 */
export interface StoredEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: number;
  /** Column of the catalogue that puts causes before effects. */
  readonly rank: number;
  /** -1 where the source sends none: a missing one sorts first. */
  readonly sequence: number;
  /** Recorded time; undefined where unknown (then it is never late). */
  readonly recorded: number | undefined;
  readonly caseId: string;
  readonly sensitivity: Sensitivity;
  readonly testRecord: boolean;
  readonly fields: { readonly [field: string]: Json };
}

/** The event types an evaluator reads and, of each, the data fields. What is not listed is never stored. */
export type Reads = { readonly [type: string]: readonly string[] };

/** Points at one event. */
export interface EventRef {
  readonly source: string;
  readonly id: string;
}
