/** What figures can be grouped by, in the order in which help texts name it. */
export const DIMENSIONS = ['region', 'network', 'lineOfBusiness', 'service'] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Stands for a value that the outcome does not tell. */
export const UNKNOWN = 'unknown';

/** What a figure must know of its standard. It holds for one figure as a whole. */
export interface CountedStandard {
  readonly id: string;
  readonly pack: string;
  readonly title: string;
  /** Only a duty is owed to each member; the others are contracts, measures and targets of one's own. */
  readonly kind: 'duty' | 'contract' | 'measure' | 'internal-target';
  /** What one unit of the figure is. For `enrollee` a member counts once, and is late if one clock of theirs is late. */
  readonly unitOfCount: 'request' | 'visit' | 'call' | 'enrollee';
  readonly population: 'all' | 'finished-course';
  /** A share of a population that the text asks for. */
  readonly threshold?: { readonly percent: number; readonly of: 'requests' | 'enrollees' | 'courses' };
  readonly citation: {
    readonly text: string;
    readonly url?: string;
    readonly verification: 'primary' | 'secondary' | 'unverified';
  };
}

/** One outcome as figures see it. Instants are epoch milliseconds, dates are local to the case. */
export interface CountedOutcome {
  readonly id: string;
  readonly memberRef: string;
  /** Id of the standard. */
  readonly standard: string;
  readonly group: { readonly [dimension in Dimension]: string };
  readonly status: 'running' | 'at-risk' | 'met' | 'breached' | 'excused' | 'ended' | 'undetermined' | 'void';
  /** Why a clock ended. */
  readonly because?: string;
  /** What an undetermined clock lacks. */
  readonly missing?: string;
  readonly basis: 'confirmed' | 'provisional' | 'backfilling';
  readonly flags: readonly string[];
  /** The local date (YYYY-MM-DD) by which it falls into a period. */
  readonly period: string;
  readonly startedAt: number;
  readonly dueAt: number;
  /** Start of the slot that was offered, of a clock that something was offered for. */
  readonly firmAt?: number;
  readonly evidence?: string;
  /** Synthetic: left out of every figure. */
  readonly testRecord?: true;
}
