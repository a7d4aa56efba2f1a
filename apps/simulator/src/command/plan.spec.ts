import { isTamError } from '@tam/errors';
import { planOf, type Options } from './plan';

const USUAL: Options = {
  seed: '7',
  rate: '5',
  late: '0.01',
  lateUpTo: '30m',
  duplicates: '0.01',
  disorder: '0.02',
  disorderUpTo: '1m',
};

describe('the options of the simulator', () => {
  it('end a file where it always ends and a stream now, unless told otherwise', () => {
    expect(planOf({ ...USUAL, to: 'events.ndjson' }).end).toBe(Date.parse('2026-07-01T07:00:00Z'));
    expect(planOf(USUAL).end).toBeUndefined();
    expect(planOf({ ...USUAL, end: '2026-03-01T00:00:00Z' }).end).toBe(Date.parse('2026-03-01T00:00:00Z'));
  });

  it('tell only the stories named, or the others as often as before', () => {
    expect(
      planOf({ ...USUAL, only: 'urgent,course=3' }).stories.map(({ kind, weight }) => [kind, weight]),
    ).toEqual([
      ['urgent', 1],
      ['course', 3],
    ]);
    const kinds = planOf({ ...USUAL, stories: 'urgent=0' }).stories.map(({ kind }) => kind);
    expect(kinds).not.toContain('urgent');
    expect(kinds).toContain('course');
  });

  it('tell more of some regions, or of no others', () => {
    const weightIn = (regions: string | undefined, kind: string): number | undefined =>
      planOf({ ...USUAL, ...(regions !== undefined && { regions }) }).stories.find((one) => one.kind === kind)
        ?.weight;
    expect(weightIn('us-ny=5', 'new-york-request')).toBe(5 * weightIn(undefined, 'new-york-request')!);
    expect(weightIn('us-ny=5', 'urgent')).toBe(weightIn(undefined, 'urgent'));
    expect(planOf({ ...USUAL, regions: 'gb-eng' }).stories.map(({ kind }) => kind)).toEqual([
      'talking-therapy',
    ]);
  });

  it('are mostly of California unless told otherwise', () => {
    const { stories } = planOf(USUAL);
    const sum = (list: typeof stories): number => list.reduce((all, { weight }) => all + weight, 0);
    expect(sum(stories.filter(({ laws }) => laws === undefined)) / sum(stories)).toBeGreaterThan(0.75);
  });

  it.each([
    ['a region where nothing happens', { regions: 'us-xx' }],
    ['a seed that cannot be part of an id', { seed: 'two words' }],
    ['a story that is none', { stories: 'heroic=3' }],
    ['a weight without a number', { stories: 'urgent' }],
    ['no story at all', { only: 'urgent=0' }],
    ['a length without a unit', { live: true, for: '10' }],
    ['a share above one', { duplicates: '1.5' }],
    ['a rate of nothing', { live: true, rate: '0' }],
    ['an instant without an offset', { end: '2026-03-01T00:00:00' }],
    ['live traffic to a file', { live: true, to: 'events.ndjson' }],
  ] as const)('refuse %s', (_what, options) => {
    let refused: unknown;
    try {
      planOf({ ...USUAL, ...options });
    } catch (error) {
      refused = error;
    }
    expect(isTamError(refused, 'TAM_SIMULATE_OPTION')).toBe(true);
  });
});
