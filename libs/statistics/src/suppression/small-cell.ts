/** The largest count that could point to a person: published cells of 1 to this many are suppressed. */
export const LARGEST_SMALL_CELL = 10;

/** Whether a count may not be published. Nobody is nobody: 0 may. */
export function isSmall(count: number): boolean {
  return count >= 1 && count <= LARGEST_SMALL_CELL;
}

/** Whether a count that is known to lie from `low` to `high` is known to be small. */
export function isKnownSmall(low: number, high: number): boolean {
  return low >= 1 && high <= LARGEST_SMALL_CELL;
}

/**
 * Whether a small count that is known to lie from `low` to `high` can be each of the small counts, and something else
 * besides: then nothing is known of it.
 */
export function isFree(low: number, high: number): boolean {
  return low <= 1 && high >= LARGEST_SMALL_CELL && !isKnownSmall(low, high);
}
