import type { SilenceReason } from '@tam/record';
import type { Weight } from './outcome-change';

/** Why an outcome differs; a closed list. */
export type ReasonCode =
  'pack-missing' | 'withheld' | 'not-assigned' | 'not-in-force' | 'rule' | 'version' | 'same-rule';

/** One reason, in words and as data. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  /** What of the standard says something else, where the code is `rule`. */
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
}

/** What one side says of an outcome. Instants are ISO 8601, UTC, milliseconds. */
export interface SaidOutcome {
  readonly status: string;
  readonly because?: string;
  readonly missing?: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly originalDueAt?: string;
  readonly calendar: string;
  readonly stoppedBy?: string;
  readonly flags: readonly string[];
}

/** What became of one outcome under the other packs, and why. */
export interface ShownChange {
  readonly id: string;
  readonly standard: string;
  readonly anchorKey: string;
  readonly kind: 'new' | 'vanished' | 'changed';
  /** How much it changed; missing where one side says nothing. */
  readonly weight?: Weight;
  readonly before?: SaidOutcome;
  readonly after?: SaidOutcome;
  readonly why: readonly Reason[];
  readonly firstStep?: {
    readonly number: number;
    readonly step: string;
    readonly before?: string;
    readonly after?: string;
  };
}

/** One case of which the two sides do not say the same. */
export interface CaseDiff {
  readonly memberRef: string;
  readonly caseId: string;
  readonly timeZone: string;
  readonly changes: readonly ShownChange[];
  /** Why a side has no clock for the case, where the sides differ in that; missing: it has some. */
  readonly silent?: { readonly before?: SilenceReason; readonly after?: SilenceReason };
}
