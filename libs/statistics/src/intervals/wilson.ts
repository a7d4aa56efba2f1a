/** A share with its 95 % limits, all from 0 to 1. */
export interface Interval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** The quantile of the standard normal distribution that leaves 2.5 % above it. */
const Z = 1.959964;

/**
 * The 95 % score interval of a proportion (Wilson 1927). It says something also of 0 of n, which a rate alone never
 * does. 0 of 0 has no interval: undefined. `count` is at most `of`.
 */
export function wilson(count: number, of: number): Interval | undefined {
  if (of === 0) return undefined;
  const rate = count / of;
  const shrink = 1 + (Z * Z) / of;
  const centre = (rate + (Z * Z) / (2 * of)) / shrink;
  const half = (Z * Math.sqrt((rate * (1 - rate)) / of + (Z * Z) / (4 * of * of))) / shrink;
  return {
    rate,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
  };
}
