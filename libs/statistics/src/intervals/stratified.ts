import { wilson, type Interval } from './wilson';

/** A part of a population of which a sample was looked at. */
export interface Stratum {
  readonly id: string;
  /** All of the part, looked at or not. */
  readonly population: number;
  readonly sampled: number;
  /** Of the sampled. */
  readonly count: number;
}

/** An estimate over strata, or the part of which nothing was looked at. */
export type StratifiedEstimate =
  | { readonly ok: true; readonly interval: Interval; readonly population: number; readonly sampled: number }
  | { readonly ok: false; readonly unsampled: readonly string[] };

/**
 * The rate of a population from a stratified sample, and its 95 % limits: from each stratum's rate the distances to its
 * own Wilson limits, weighted by the stratum's share of the population, combined as the root of the sum of their
 * squares, below and above apart. A stratum that was looked at whole contributes no uncertainty. Never Wilson on the
 * weighted rate: that takes the population for a sample of its size. An empty population: undefined.
 */
export function stratified(strata: readonly Stratum[]): StratifiedEstimate | undefined {
  const filled = strata.filter(({ population }) => population > 0);
  const population = filled.reduce((sum, one) => sum + one.population, 0);
  if (population === 0) return undefined;
  const unsampled = filled.filter(({ sampled }) => sampled === 0).map(({ id }) => id);
  if (unsampled.length > 0) return { ok: false, unsampled };
  let rate = 0;
  let below = 0;
  let above = 0;
  for (const stratum of filled) {
    const share = stratum.population / population;
    const own = wilson(stratum.count, stratum.sampled)!;
    rate += share * own.rate;
    if (stratum.sampled >= stratum.population) continue;
    below += (share * (own.rate - own.low)) ** 2;
    above += (share * (own.high - own.rate)) ** 2;
  }
  return {
    ok: true,
    interval: {
      rate,
      low: Math.max(0, rate - Math.sqrt(below)),
      high: Math.min(1, rate + Math.sqrt(above)),
    },
    population,
    sampled: filled.reduce((sum, { sampled }) => sum + sampled, 0),
  };
}
