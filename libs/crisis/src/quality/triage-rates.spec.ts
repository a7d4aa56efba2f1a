import { LEVELS, type Level } from '../ladder/level';
import { referenceLevel, type Rating } from './reference-level';
import { triageRates, type Compared, type Rate } from './triage-rates';

/** Nurse and expert of 1,267 emergency cases (Moon et al., PLoS ONE 2019, e0216972): level by level, with the count. */
const MATRIX: readonly (readonly [nurse: number, expert: number, count: number])[] = [
  ...([
    [1, 1, 15],
    [1, 2, 3],
    [2, 1, 11],
    [2, 2, 183],
    [2, 3, 16],
    [2, 4, 4],
  ] as const),
  ...([
    [3, 2, 27],
    [3, 3, 400],
    [3, 4, 20],
    [4, 2, 6],
    [4, 3, 63],
    [4, 4, 420],
  ] as const),
  ...([
    [4, 5, 12],
    [5, 2, 1],
    [5, 3, 8],
    [5, 4, 15],
    [5, 5, 63],
  ] as const),
];
const CASES: readonly Compared[] = MATRIX.flatMap(([nurse, expert, count]) =>
  Array.from({ length: count }, () => ({ assigned: LEVELS[nurse - 1]!, reference: LEVELS[expert - 1]! })),
);

const shown = ({ count, of, interval }: Rate): string => {
  const share = (value: number): string => (value * 100).toFixed(1);
  return interval
    ? `${count}/${of} ${share(interval.rate)} (${share(interval.low)}-${share(interval.high)})`
    : 'none';
};

describe('under- and over-triage of the published matrix', () => {
  const { compared, under, over } = triageRates(CASES);

  it('by all three denominators, to the digit', () => {
    expect(compared).toBe(1267);
    expect([under.all, under.missed, under.cribari].map(shown)).toEqual([
      '131/1267 10.3 (8.8-12.1)',
      '34/246 13.8 (10.1-18.7)',
      '34/1035 3.3 (2.4-4.6)',
    ]);
    expect([over.all, over.missed, over.cribari].map(shown)).toEqual([
      '55/1267 4.3 (3.4-5.6)',
      '20/1021 2.0 (1.3-3.0)',
      '20/232 8.6 (5.6-12.9)',
    ]);
  });

  it('moves with the threshold where it is drawn at, and not where it is not', () => {
    const strict = triageRates(CASES, ['U0']);
    expect(shown(strict.under.missed)).toBe('11/26 42.3 (25.5-61.1)');
    expect(strict.under.all).toEqual(under.all);
  });

  it('of nothing is none', () => {
    expect(shown(triageRates([]).under.missed)).toBe('none');
  });
});

describe('the reference level of a decision', () => {
  const rating = (level: Level, rater?: string, round?: number): Rating => ({ level, rater, round });

  it.each<[string, Rating[], Level, boolean]>([
    ['is what the one rater said', [rating('U2', 'a')], 'U2', false],
    ['is the latest word of a rater', [rating('U2', 'a'), rating('U4', 'a')], 'U4', false],
    ['is what two raters agree on', [rating('U2', 'a'), rating('U2', 'b')], 'U2', false],
    ['is the more urgent of two that differ, counted', [rating('U3', 'a'), rating('U1', 'b')], 'U1', true],
    [
      'is the consensus, also where it is less urgent',
      [rating('U1', 'a'), rating('U3', undefined, 2), rating('U2', 'b')],
      'U3',
      false,
    ],
    [
      'is the highest round, and in it the latest',
      [rating('U1', 'a', 3), rating('U2', 'a', 2), rating('U4', 'b', 3)],
      'U4',
      false,
    ],
    ['takes raters nobody names for different ones', [rating('U4'), rating('U3')], 'U3', true],
  ])('%s', (_, ratings, level, disputed) => {
    expect(referenceLevel(ratings)).toEqual({ level, disputed });
  });

  it('is none without a rating', () => {
    expect(referenceLevel([])).toBeUndefined();
  });
});
