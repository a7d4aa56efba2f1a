import { moreUrgent, type Level } from '../ladder/level';

/** What one rater said of one decision. */
export interface Rating {
  readonly level: Level;
  /** A pseudonym; undefined: nobody says who. */
  readonly rater: string | undefined;
  /** 1 for a first rating, higher for a consensus; missing counts as 1. */
  readonly round: number | undefined;
}

/** The reference level of one decision by one method. */
export interface ReferenceLevel {
  readonly level: Level;
  /** Raters differ and no consensus was found: the more urgent level stands, and the case is counted. */
  readonly disputed: boolean;
}

/**
 * The reference out of the ratings of one decision by one method, in total order. A consensus round wins, the highest
 * and in it the latest; else the latest word of each rater, and of two that differ the more urgent. No rating: undefined.
 */
export function referenceLevel(ratings: readonly Rating[]): ReferenceLevel | undefined {
  if (ratings.length === 0) return undefined;
  const roundOf = ({ round }: Rating): number => round ?? 1;
  const highest = Math.max(...ratings.map(roundOf));
  if (highest > 1)
    return { level: ratings.findLast((one) => roundOf(one) === highest)!.level, disputed: false };
  const latest = new Map<string, Level>();
  ratings.forEach(({ rater, level }, index) => latest.set(rater ?? `#${index}`, level));
  const levels = [...latest.values()];
  return { level: levels.reduce(moreUrgent), disputed: new Set(levels).size > 1 };
}
