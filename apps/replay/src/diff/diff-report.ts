import type { CaseDiff } from './case-diff';
import type { DiffTotals } from './diff-tally';
import type { RuleDifference } from './pack-differences';

/** One side as a report names it. */
export interface ShownSide {
  /** What was given on the command line. */
  readonly packs: string;
  /** The packs of the side that are evaluated. */
  readonly versions: readonly {
    readonly id: string;
    readonly version: string;
    readonly status: string;
    /** SHA-256 of the content. */
    readonly hash: string;
  }[];
  /** SHA-256 of what the installation says (assignments, sources, lines), by file name. */
  readonly files: { readonly [name: string]: string };
}

/** What a comparison says, whatever the form in which it is written. */
export interface DiffReport {
  readonly format: 'tam.replay-diff.1';
  readonly input: string;
  /** ISO 8601; missing where the input has no event. */
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly a: ShownSide;
  readonly b: ShownSide;
  /** What the rules themselves say differently, whatever the events. */
  readonly rules: readonly RuleDifference[];
  readonly totals: DiffTotals;
  readonly rejected: number;
  readonly failed: readonly string[];
  /** True where no case differs and no side failed. */
  readonly same: boolean;
}

/** The cases of a report, one at a time: there may be very many. */
export type CaseDiffs = Iterable<CaseDiff>;
