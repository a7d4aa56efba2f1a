import fc from 'fast-check';
import { countTable, type CountTable } from '../figures/count-table';
import type { CountedOutcome } from '../figures/counted-outcome';
import type { Settled } from '../figures/columns';
import { derivable, derivableFrom } from './derivable';
import type { PublishedTable } from './edition-stack';
import { suppress } from './suppress';

type Counts = { readonly [column in Settled]?: number };

const outcome = (region: string, network: string, more: Partial<CountedOutcome> = {}): CountedOutcome => ({
  id: 'o',
  memberRef: 'm',
  standard: 's',
  group: { region, network, lineOfBusiness: 'x', service: 'x' },
  status: 'met',
  basis: 'confirmed',
  flags: [],
  period: '2026-01-01',
  startedAt: 0,
  dueAt: 0,
  ...more,
});

/** A table of so many units by group and column. */
function tableOf(groups: { readonly [place: string]: Counts }): CountTable {
  const units = Object.entries(groups).flatMap(([place, counts]) => {
    const [region = '', network = ''] = place.split('/');
    return Object.entries(counts).flatMap(([settled, count]) =>
      Array.from({ length: count }, (_, n) => ({
        settled: settled as Settled,
        outcome: outcome(region, network, {
          ...(settled === 'ended' && { because: n % 3 === 0 ? 'deceased' : 'withdrawn-by-member' }),
          ...(settled === 'undetermined' && { missing: n % 2 === 0 ? 'first offer' : 'urgency decision' }),
          ...(n % 7 === 3 && { evidence: 'booking-only' }),
          ...(n % 11 === 5 && { flags: ['calendarSensitive'] }),
        }),
      })),
    );
  });
  const deep = Object.keys(groups).some((place) => place.includes('/'));
  return countTable('s', deep ? ['region', 'network'] : ['region'], units);
}

function cellOf(
  { table, hidden }: PublishedTable,
  group: readonly string[],
  column: string,
): number | 'hidden' {
  const row = table.groups.findIndex((each) => each.join('/') === group.join('/'));
  return hidden[row]!.includes(column) ? 'hidden' : table.counts[row]![table.columns.indexOf(column)]!;
}

describe('suppression', () => {
  it('hides a small cell and what it would follow from', () => {
    const published = suppress(
      tableOf({ north: { met: 90, breached: 4 }, south: { met: 80, breached: 30 } }),
    );
    expect(cellOf(published, ['north'], 'breached')).toBe('hidden');
    expect(derivableFrom([published])).toEqual([]);
    expect(cellOf(published, [], 'determined')).toBe(204);
  });

  it('hides nothing where nothing is small', () => {
    const { hidden } = suppress(
      tableOf({ north: { met: 110, breached: 77 }, south: { met: 99, breached: 88 } }),
    );
    expect(hidden.flat().filter((name) => !name.endsWith(':rest'))).toEqual([]);
  });
});

const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 10 }) },
  { weight: 3, arbitrary: fc.integer({ min: 11, max: 60 }) },
);
const counts: fc.Arbitrary<Counts> = fc.record({
  met: count,
  breached: count,
  undetermined: count,
  ended: count,
  excused: count,
  open: count,
});
const PLACES = ['a/x', 'a/y', 'b/x', 'b/z', 'c/x'];
const tables = fc
  .tuple(...PLACES.map(() => fc.option(counts, { nil: undefined })))
  .map((each) =>
    tableOf(Object.fromEntries(PLACES.flatMap((place, n) => (each[n] ? [[place, each[n]]] : [])))),
  );

describe('whoever knows all sums and everything published before', () => {
  it('derives no small cell of one publication', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const published = suppress(table);
        expect(derivableFrom([published])).toEqual([]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('derives no small cell and no small change of three publications', () => {
    fc.assert(
      fc.property(fc.array(tables, { minLength: 2, maxLength: 3 }), (editions) => {
        const published: PublishedTable[] = [];
        for (const table of editions) published.push(suppress(table, published));
        expect(derivableFrom(published)).toEqual([]);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it('derives what a naive suppression leaves open', () => {
    const table = tableOf({ north: { met: 90, breached: 4 }, south: { met: 80, breached: 30 } });
    const naive = derivable(table, (group, column) => {
      const row = table.groups.findIndex((each) => each.join() === group.join());
      const value = table.counts[row]![table.columns.indexOf(column)]!;
      return !column.endsWith(':rest') && (value === 0 || value > 10);
    });
    expect(naive).toContainEqual(
      expect.objectContaining({ group: ['north'], column: 'breached', low: 4, high: 4 }),
    );
  });
});
