import { DUTY, LATER, many, outcomeOf } from '../testing.features';
import type { CountedOutcome, Dimension } from '../figures/counted-outcome';
import { figuresOf, type OperationalFigures } from '../figures/figures';
import { parsePeriod } from '../figures/period';
import { publish } from '../suppression/publish';
import { isSmall } from '../suppression/small-cell';
import { type Edition, type EditionBasis, freeze, openEdition } from './edition';
import { diffEditions, publishedDiff } from './edition-diff';

const digest = (value: unknown): string => `digest of ${JSON.stringify(value)}`;
const BASIS: EditionBasis = {
  cut: { asOf: '2026-05-15T00:00:00.000Z' },
  packs: { 'ex-access': 'aa' },
  evaluator: 'access 1.1.0',
};

const figures = (
  outcomes: readonly CountedOutcome[],
  period = '2026Q1',
  by: readonly Dimension[] = ['region'],
): OperationalFigures =>
  figuresOf({ period: parsePeriod(period), by, asOf: LATER, standards: [DUTY] }, outcomes);

function edition(outcomes: readonly CountedOutcome[], after?: Edition): Edition {
  const found = figures(outcomes);
  const { tables } = publish(found, after?.publications);
  return freeze({ ...BASIS, figures: found, published: tables, ...(after && { after }) }, digest);
}

const FIRST = [...many(90), ...many(40, { status: 'breached' })];

describe('an edition', () => {
  it('is numbered within its period and knows what was published before', () => {
    const first = edition(FIRST);
    const second = edition(FIRST, first);
    expect([first.id, second.id]).toEqual(['access-2026Q1-1', 'access-2026Q1-2']);
    expect(second.publications).toHaveLength(2);
  });

  it('is opened again as it was frozen', () => {
    const frozen = edition(FIRST);
    expect(openEdition(JSON.parse(JSON.stringify(frozen)), digest)).toEqual(frozen);
  });

  it('is refused once a byte of it was changed', () => {
    const changed = { ...edition(FIRST), evaluator: 'access 9' };
    expect(() => openEdition(changed, digest)).toThrow(/TAM_STATISTICS_EDITION_INVALID.*changed/);
    expect(() => openEdition([], digest)).toThrow(/TAM_STATISTICS_EDITION_INVALID/);
  });

  it('follows only one of the same period and grouping', () => {
    const first = edition(FIRST);
    for (const other of [figures(FIRST, '2026Q2'), figures(FIRST, '2026Q1', [])])
      expect(() => freeze({ ...BASIS, figures: other, after: first }, digest)).toThrow(
        /TAM_STATISTICS_EDITION_MISMATCH/,
      );
  });
});

describe('the difference between two editions', () => {
  const first = edition(FIRST);
  const restated = [...many(93), ...many(37, { status: 'breached' })];
  const second = edition(restated, first);

  it('names every count that changed, for those who may see it', () => {
    const { changes, packs } = diffEditions(first, second);
    expect(packs).toEqual([]);
    expect(changes).toContainEqual({
      standard: 'ex-visit',
      group: ['north'],
      column: 'met',
      before: 90,
      after: 93,
    });
    expect(changes).toHaveLength(4);
  });

  it('shows no change of 1 to 10 to the public', () => {
    expect(publishedDiff(first, second)!.changes).toEqual([]);
  });

  it('shows large changes to the public', () => {
    const third = edition([...many(120), ...many(40, { status: 'breached' })], first);
    const { changes } = publishedDiff(first, third)!;
    expect(changes).toContainEqual(expect.objectContaining({ column: 'met', before: 90, after: 120 }));
    expect(changes.filter(({ before, after }) => isSmall(Math.abs(after - before)))).toEqual([]);
  });

  it('is none for the public where the later one was not published', () => {
    const inside = freeze({ ...BASIS, figures: figures(restated), after: first }, digest);
    expect(publishedDiff(first, inside)).toBeUndefined();
  });

  it('names the packs and the evaluator that are others', () => {
    const other = freeze(
      {
        ...BASIS,
        packs: { 'ex-access': 'bb', 'ex-new': 'cc' },
        evaluator: 'access 2',
        figures: figures(FIRST),
        after: first,
      },
      digest,
    );
    expect(diffEditions(first, other)).toMatchObject({
      packs: ['ex-access', 'ex-new'],
      evaluator: { before: 'access 1.1.0', after: 'access 2' },
      changes: [],
    });
  });

  it('counts a group that came from nothing', () => {
    const group = { region: 'south', network: 'n', lineOfBusiness: 'l', service: 's' };
    const { changes } = diffEditions(first, edition([...FIRST, outcomeOf({ group })], first));
    expect(changes).toContainEqual({
      standard: 'ex-visit',
      group: ['south'],
      column: 'met',
      before: 0,
      after: 1,
    });
  });
});
