import type { Settled } from './columns';
import type { Unit } from './units';

/**
 * Waits in milliseconds of elapsed time, from the start of the clock to the start of the slot that was offered
 * (`firmAt`), in time or late: what a person had to wait, whenever the offer was made and whether or not it was taken.
 * Who was offered nothing has no wait. Percentiles are by
 * nearest rank: the smallest wait that at least that share of the waits does not exceed; none is interpolated.
 */
export interface Waits {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

const WITH_WAIT: readonly Settled[] = ['met', 'breached', 'excused'];

/** The waits of confirmed units that are due and were offered a slot, ascending. */
export function waitsOf(units: readonly Unit[]): readonly number[] {
  return units
    .filter(({ settled, outcome }) => WITH_WAIT.includes(settled) && outcome.firmAt !== undefined)
    .map(({ outcome }) => outcome.firmAt! - outcome.startedAt)
    .sort((a, b) => a - b);
}

/** Null where nobody was offered anything. */
export function summarise(waits: readonly number[]): Waits | null {
  if (waits.length === 0) return null;
  return {
    count: waits.length,
    median: nearestRank(waits, 50),
    p90: nearestRank(waits, 90),
    longest: waits.at(-1)!,
  };
}

/** The percentile of ascending values by nearest rank: value number ceil(percent / 100 x count). */
export function nearestRank(ascending: readonly number[], percent: number): number {
  return ascending[Math.max(1, Math.ceil((percent * ascending.length) / 100)) - 1]!;
}
