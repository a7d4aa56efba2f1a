import fc from 'fast-check';
import { countTable, type CountTable } from '../figures/count-table';
import type { CountedOutcome } from '../figures/counted-outcome';
import type { Settled } from '../figures/columns';

/** Units of a group by column; what is not named is 0. Synthetic. */
export type SampleCounts = { readonly [column in Settled]?: number };

/** A table of so many units by place, `region` or `region/network`; some of each column are of each overlay and reason. */
export function tableOf(places: { readonly [place: string]: SampleCounts }): CountTable {
  const units = Object.entries(places).flatMap(([place, counts]) => {
    const [region = '', network = ''] = place.split('/');
    return Object.entries(counts).flatMap(([settled, count]) =>
      Array.from({ length: count }, (_, n) => ({
        settled: settled as Settled,
        outcome: outcomeIn(region, network, n, settled),
      })),
    );
  });
  const isDeep = Object.keys(places).some((place) => place.includes('/'));
  return countTable('s', isDeep ? ['region', 'network'] : ['region'], units);
}

function outcomeIn(region: string, network: string, n: number, settled: string): CountedOutcome {
  return {
    id: 'o',
    memberRef: 'm',
    standard: 's',
    group: { region, network, lineOfBusiness: 'commercial', service: 'psychiatry' },
    status: 'met',
    basis: 'confirmed',
    flags: n % 11 === 5 ? ['calendarSensitive'] : [],
    period: '2026-01-01',
    startedAt: 0,
    dueAt: 0,
    ...(settled === 'ended' && { because: n % 3 === 0 ? 'deceased' : 'withdrawn-by-member' }),
    ...(settled === 'undetermined' && { missing: n % 2 === 0 ? 'first offer' : 'urgency decision' }),
    ...(n % 7 === 3 && { evidence: 'booking-only' }),
  };
}

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 11, max: 60 }));

const counts: fc.Arbitrary<SampleCounts> = fc.record({
  met: count,
  breached: count,
  undetermined: count,
  ended: count,
  excused: count,
  open: count,
});

const PLACES = ['a/x', 'a/y', 'b/x', 'b/z', 'c/x'];

/** Tables of some of five places, with many small counts. */
export const sampleTables: fc.Arbitrary<CountTable> = fc
  .tuple(...PLACES.map(() => fc.option(counts, { nil: undefined })))
  .map((each) =>
    tableOf(Object.fromEntries(PLACES.flatMap((place, n) => (each[n] ? [[place, each[n]]] : [])))),
  );

/** A table and what became of it: in some places a count changed by a few or by many, as late evidence changes it. */
export const sampleEditions: fc.Arbitrary<readonly CountTable[]> = fc
  .tuple(
    fc.array(counts, { minLength: 3, maxLength: 3 }),
    fc.array(
      fc.array(
        fc.record({
          place: fc.integer({ min: 0, max: 2 }),
          column: fc.constantFrom<Settled>('met', 'breached', 'undetermined', 'open'),
          by: fc.constantFrom(-20, -4, -1, 1, 2, 3, 9, 25),
        }),
        { maxLength: 4 },
      ),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([first, restatements]) => {
    const editions: (readonly SampleCounts[])[] = [first];
    for (const changes of restatements) {
      const next = editions.at(-1)!.map((each) => ({ ...each }));
      for (const { place, column, by } of changes)
        next[place] = { ...next[place]!, [column]: Math.max(0, (next[place]![column] ?? 0) + by) };
      editions.push(next);
    }
    return editions.map((each) => tableOf(Object.fromEntries(each.map((counts, n) => [PLACES[n]!, counts]))));
  });
