/** The largest count that could point to a person: published cells of 1 to this many are suppressed. */
export const LARGEST_SMALL_CELL = 10;

/** Whether a count may not be published. Nobody is nobody: 0 may. */
export function isSmall(count: number): boolean {
  return count >= 1 && count <= LARGEST_SMALL_CELL;
}

/**
 * Whether somebody who knows only that a count lies from `low` to `high` knows too much of it: unless every small count
 * and at least one other remain possible, the small ones among them are told apart, or known to be small.
 */
export function tellsTooMuch(low: number, high: number): boolean {
  const coversAll = low <= 1 && high >= LARGEST_SMALL_CELL;
  return !coversAll || (low === 1 && high === LARGEST_SMALL_CELL);
}
