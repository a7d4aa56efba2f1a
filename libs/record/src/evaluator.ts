import type { MemberRecord } from './member-record';
import type { Outcome } from './outcome';
import type { Reads } from './stored-event';

/** The request is missing, no pack holds for the place, or the call came while nobody had promised to be there. */
export type SilenceReason = 'request' | 'no-pack' | 'outside-hours';

/** What an evaluator says of one record at one instant. */
export interface Evaluation<O extends Outcome = Outcome> {
  /** All outcomes of the record, sorted by id. */
  readonly outcomes: readonly O[];
  /** The first millisecond after asOf at which an outcome would differ without new events; undefined: never. */
  readonly nextDeadline: number | undefined;
  /** Cases for which nothing can be said yet, and why. */
  readonly silent: readonly { readonly caseId: string; readonly why: SilenceReason }[];
}

/**
 * The seam between the pure rules and everything that runs them: live monitors, replay, simulation and tests hold one
 * of these and nothing else of `access` or `crisis`. `evaluate` is pure; asOf is epoch milliseconds.
 */
export interface Evaluator<O extends Outcome = Outcome> {
  readonly name: 'access' | 'crisis';
  /** Version of the rules as code. */
  readonly version: string;
  /** Version of the compact stored form. */
  readonly form: number;
  readonly reads: Reads;
  /** The hashes of the packs bound into it, by pack id. */
  readonly packHashes: { readonly [pack: string]: string };
  evaluate(record: MemberRecord, asOf: number): Evaluation<O>;
}
