import fc from 'fast-check';
import { stratified, type Stratum } from './stratified';
import { wilson, type Interval } from './wilson';

const percent = ({ rate, low, high }: Interval): string =>
  [rate, low, high].map((share) => (share * 100).toFixed(1)).join(' ');

describe('the score interval of a proportion', () => {
  it.each([
    [131, 1267, '10.3 8.8 12.1'],
    [34, 246, '13.8 10.1 18.7'],
    [34, 1035, '3.3 2.4 4.6'],
    [55, 1267, '4.3 3.4 5.6'],
    [20, 1021, '2.0 1.3 3.0'],
    [20, 232, '8.6 5.6 12.9'],
    [192, 5085, '3.8 3.3 4.3'],
    [33, 64, '51.6 39.6 63.4'],
    [0, 30, '0.0 0.0 11.4'],
    [30, 30, '100.0 88.6 100.0'],
  ])('%d of %d is %s', (count, of, expected) => {
    expect(percent(wilson(count, of)!)).toBe(expected);
  });

  it('of nothing is none', () => {
    expect(wilson(0, 0)).toBeUndefined();
  });

  it('holds the rate, stays within 0 and 1, and narrows with more of the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, share) => {
          const count = Math.round(share * of);
          const { rate, low, high } = wilson(count, of)!;
          expect(0 <= low && low <= rate && rate <= high && high <= 1).toBe(true);
          const more = wilson(count * 10, of * 10)!;
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
      { seed: 20261124 },
    );
  });
});

describe('the estimate from a stratified sample', () => {
  const flagged: Stratum = { id: 'flagged', population: 20, sampled: 20, count: 15 };
  const unflagged: Stratum = { id: 'unflagged', population: 2000, sampled: 100, count: 1 };

  it('weights each stratum by its share of the population, with the limits of the golden vector', () => {
    const estimate = stratified([flagged, unflagged]);
    expect(estimate).toMatchObject({ ok: true, population: 2020, sampled: 120 });
    expect(estimate?.ok && percent(estimate.interval)).toBe('1.7 0.9 6.1');
  });

  it('is neither the unweighted rate nor Wilson on the weighted one', () => {
    expect(percent(wilson(16, 120)!)).toBe('13.3 8.4 20.6');
    expect(percent(wilson(35, 2020)!)).toBe('1.7 1.2 2.4');
  });

  it('of a census has no uncertainty', () => {
    const estimate = stratified([flagged]);
    expect(estimate?.ok && percent(estimate.interval)).toBe('75.0 75.0 75.0');
  });

  it('of one sampled stratum is Wilson', () => {
    const estimate = stratified([unflagged]);
    expect(estimate?.ok && percent(estimate.interval)).toBe(percent(wilson(1, 100)!));
  });

  it('names the strata of which nothing was looked at instead of guessing', () => {
    const blind = { id: 'blind', population: 5, sampled: 0, count: 0 };
    expect(stratified([flagged, blind])).toEqual({ ok: false, unsampled: ['blind'] });
    expect(stratified([flagged, { ...blind, population: 0 }])).toMatchObject({ ok: true });
    expect(stratified([])).toBeUndefined();
  });

  it('covers the true rate of seeded populations at about its nominal share', () => {
    // A linear congruential generator (Numerical Recipes): the same draws each time.
    let state = 20261124;
    const draw = (): number => (state = (1664525 * state + 1013904223) % 2 ** 32) / 2 ** 32;
    const sizes = [
      { id: 'a', population: 400, sampled: 80, share: 0.3 },
      { id: 'b', population: 3000, sampled: 150, share: 0.06 },
    ];
    let covered = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      let ill = 0;
      let all = 0;
      const strata = sizes.map(({ id, population, sampled, share }): Stratum => {
        const members = Array.from({ length: population }, () => draw() < share);
        ill += members.filter(Boolean).length;
        all += population;
        let count = 0;
        for (let i = 0; i < sampled; i++) {
          const j = i + Math.floor(draw() * (population - i));
          [members[i], members[j]] = [members[j]!, members[i]!];
          if (members[i]) count += 1;
        }
        return { id, population, sampled, count };
      });
      const estimate = stratified(strata);
      if (!estimate?.ok) continue;
      const { low, high } = estimate.interval;
      if (low <= ill / all && ill / all <= high) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.93);
    expect(covered / runs).toBeLessThan(0.99);
  });
});
