import { days, DUTY, LATER, many, MARCH } from '../testing.features';
import type { CountedOutcome } from '../figures/counted-outcome';
import { figuresOf } from '../figures/figures';
import { parsePeriod } from '../figures/period';
import { publish, type PublishedFigure } from './publish';

const place = (region: string): Partial<CountedOutcome> => ({
  group: { region, network: 'n', lineOfBusiness: 'l', service: 's' },
});

function published(outcomes: readonly CountedOutcome[]): ReadonlyMap<string, PublishedFigure> {
  const figures = figuresOf(
    { period: parsePeriod('2026Q1'), by: ['region'], asOf: LATER, standards: [DUTY] },
    outcomes,
  );
  const [found] = publish(figures).figures.standards;
  return new Map(found!.groups.map((each) => [each.group.join('/'), each]));
}

const waited = (count: number, region: string, wait: number): readonly CountedOutcome[] =>
  many(count, { ...place(region), firmAt: MARCH + days(wait) });

describe('published figures', () => {
  it('keep back the shares of counts that are kept back', () => {
    const found = published([
      ...many(90, place('north')),
      ...many(4, { ...place('north'), status: 'breached' }),
      ...many(80, place('south')),
      ...many(30, { ...place('south'), status: 'breached' }),
    ]);
    expect(found.get('north')!.shares).toMatchObject({ rate: 'suppressed', worst: 'suppressed' });
    expect(found.get('')!.shares.rate).toBeCloseTo(170 / 204);
  });

  it('show shares and waits of what is shown', () => {
    const found = published([...waited(30, 'north', 4), ...waited(20, 'south', 6)]);
    expect(found.get('north')).toMatchObject({ shares: { rate: 1 }, waits: { count: 30, longest: days(4) } });
  });

  it('keep back the waits of ten or fewer', () => {
    const north = many(20, { ...place('north') });
    const found = published([...north, ...waited(10, 'north', 4), ...many(30, place('south'))]);
    expect(found.get('north')!.counts.met).toBe(30);
    expect(found.get('north')!.waits).toBe('suppressed');
  });

  it('keep back the longest wait of a whole if it is that of a part kept back', () => {
    const found = published([...waited(30, 'north', 4), ...waited(20, 'south', 6), ...waited(3, 'west', 9)]);
    expect(found.get('west')!.waits).toBe('suppressed');
    expect(found.get('')!.waits).toBe('suppressed');
  });

  it('say nobody where nobody is', () => {
    const found = published([]);
    expect(found.get('')).toMatchObject({ counts: { clocks: 0 }, shares: { rate: null }, waits: null });
  });
});
