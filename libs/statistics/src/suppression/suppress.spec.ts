import fc from 'fast-check';
import { solve } from 'yalps';
import type { CountTable } from '../figures/count-table';
import { derivable, derivableFrom } from './derivable';
import { EditionStack, type PublishedTable } from './edition-stack';
import { Equations } from './equations';
import type { Target } from './leeway';
import { sampleEditions, sampleTables, tableOf } from './sample-tables.features';
import { isSmall } from './small-cell';
import { targetsOf } from './following';
import { suppress } from './suppress';

function cellOf({ table, hidden }: PublishedTable, group: string, column: string): number | 'hidden' {
  const row = table.groups.findIndex((each) => each.join('/') === group);
  return hidden[row]!.includes(column) ? 'hidden' : table.counts[row]![table.columns.indexOf(column)]!;
}

const shownOf = ({ hidden, table }: PublishedTable): number =>
  table.columns.length * table.groups.length - hidden.flat().length;

describe('suppression', () => {
  const published = suppress(tableOf({ north: { met: 90, breached: 4 }, south: { met: 80, breached: 30 } }));

  it('hides a small cell and its complements, and goes on showing the sums', () => {
    expect(cellOf(published, 'north', 'breached')).toBe('hidden');
    expect(cellOf(published, 'north', 'met')).toBe('hidden');
    expect(cellOf(published, 'north', 'determined')).toBe(94);
    expect(cellOf(published, '', 'breached')).toBe(34);
  });

  it('hides nothing where nothing is small', () => {
    const { hidden } = suppress(
      tableOf({ north: { met: 110, breached: 77 }, south: { met: 99, breached: 88 } }),
    );
    expect(hidden.flat().filter((name) => !name.endsWith(':rest'))).toEqual([]);
  });

  it('shows nobody as 0', () => {
    expect(cellOf(published, 'north', 'excused')).toBe(0);
  });

  it('shows a count of eleven and not one of ten', () => {
    const edge = suppress(tableOf({ north: { met: 99, breached: 11 }, south: { met: 99, breached: 10 } }));
    expect(cellOf(edge, 'south', 'breached')).toBe('hidden');
    const free = suppress(tableOf({ north: { met: 99, breached: 11 } }));
    expect(cellOf(free, 'north', 'breached')).toBe(11);
  });

  it('hides a cell that changed by a few since it was published, and nothing that stayed', () => {
    const then = tableOf({ north: { met: 90, breached: 40 }, south: { met: 80, breached: 30 } });
    const now = tableOf({ north: { met: 93, breached: 37 }, south: { met: 80, breached: 30 } });
    const second = suppress(now, [suppress(then)]);
    expect(cellOf(second, 'north', 'met')).toBe('hidden');
    expect(cellOf(second, '', 'met')).toBe('hidden');
    expect(cellOf(second, 'south', 'met')).toBe(80);
    expect(cellOf(second, 'north', 'determined')).toBe(130);
  });

  it('goes on listing a group that is empty now, so that its emptiness tells nothing', () => {
    const then = suppress(tableOf({ north: { met: 90, breached: 40 }, south: { met: 5 } }));
    const second = suppress(tableOf({ north: { met: 90, breached: 40 } }), [then]);
    expect(cellOf(second, 'south', 'met')).toBe('hidden');
  });

  it('is the same for the same tables', () => {
    fc.assert(
      fc.property(sampleTables, (table) => {
        expect(suppress(table)).toEqual(suppress(table));
      }),
      { numRuns: 10, seed: 4 },
    );
  });
});

describe('the attack', () => {
  it('derives what hiding small cells alone leaves open', () => {
    const table = tableOf({ north: { met: 90, breached: 4 }, south: { met: 80, breached: 30 } });
    const naive = derivable(table, (group, column) => {
      const row = table.groups.findIndex((each) => each.join() === group.join());
      const value = table.counts[row]![table.columns.indexOf(column)]!;
      return !column.endsWith(':rest') && !isSmall(value);
    });
    expect(naive).toContainEqual({ group: ['north'], column: 'breached', edition: 0, low: 4, high: 4 });
  });

  it('derives a cell that two publications hide with different partners', () => {
    const table = tableOf({ north: { met: 90, breached: 4 }, south: { met: 80, breached: 30 } });
    const first = suppress(table);
    const careless = {
      ...first,
      hidden: first.hidden.map((_, row) =>
        row === 1
          ? ['breached', 'determined', 'due', 'clocks', 'bookingOnly:rest', 'calendarSensitive:rest']
          : [],
      ),
    };
    expect(derivableFrom([first])).toEqual([]);
    expect(derivableFrom([first, careless])).toContainEqual(
      expect.objectContaining({ group: ['north'], column: 'breached', low: 4, high: 4 }),
    );
  });

  it('sees a small change between two numbers that are both shown', () => {
    const all = (met: number): PublishedTable => {
      const table = tableOf({ north: { met, breached: 40 } });
      return { table, hidden: table.groups.map(() => []) };
    };
    expect(derivableFrom([all(90), all(93)])).toContainEqual(
      expect.objectContaining({ group: ['north'], column: 'met', since: 0, low: 3, high: 3 }),
    );
  });
});

/** The least and the most that a target can be, by a solver of linear programs that somebody else wrote. */
function programBounds(stack: EditionStack, target: Target): readonly [number, number] {
  const { constraints, variables, constant } = new Equations(stack).program(target);
  const ends = (['minimize', 'maximize'] as const).map((direction) => {
    const { status, result } = solve({
      direction,
      objective: 'target',
      constraints,
      variables,
    });
    if (status === 'unbounded') return direction === 'maximize' ? Infinity : -Infinity;
    expect(status).toBe('optimal');
    return Math.round((result + constant) * 1e6) / 1e6;
  });
  return [ends[0]!, ends[1]!];
}

/** Some of the targets of published tables, held against the solver. */
function expectNothingFollows(published: readonly PublishedTable[], samples: number): void {
  const last = published.at(-1)!;
  const stack = new EditionStack(published.slice(0, -1), last.table, last.hidden);
  const targets = targetsOf(stack);
  const step = Math.ceil(targets.length / samples);
  for (const target of targets.filter((_, index) => index % step === 0)) {
    const [low, high] = programBounds(stack, target);
    expect({ target, isPinned: low >= 1 && high <= 10 }).toEqual({ target, isPinned: false });
  }
}

function publishAll(editions: readonly CountTable[]): readonly PublishedTable[] {
  const published: PublishedTable[] = [];
  for (const table of editions) published.push(suppress(table, published));
  return published;
}

describe('whoever knows all sums and everything published before', () => {
  it('derives no small cell of one publication (settled: suppressed when published)', () => {
    const attack = (table: CountTable): void => expect(derivableFrom([suppress(table)])).toEqual([]);
    fc.assert(fc.property(sampleTables, attack), { numRuns: 40, seed: 1 });
  });

  it('derives no small cell and no small change of up to three editions', () => {
    const attack = (editions: readonly CountTable[]): void =>
      expect(derivableFrom(publishAll(editions))).toEqual([]);
    fc.assert(fc.property(sampleEditions, attack), { numRuns: 60, seed: 2 });
  });

  it('bounds none to the small counts, not even with a solver of linear programs', () => {
    const attack = (table: CountTable): void => expectNothingFollows([suppress(table)], 4);
    fc.assert(fc.property(sampleTables, attack), { numRuns: 6, seed: 3 });
    const attackAll = (editions: readonly CountTable[]): void =>
      expectNothingFollows(publishAll(editions), 3);
    fc.assert(fc.property(sampleEditions, attackAll), { numRuns: 3, seed: 5 });
  });

  it('still sees most of what is large', () => {
    const places = Object.fromEntries(
      ['a', 'b', 'c', 'd'].flatMap((region, n) =>
        ['x', 'y', 'z'].map((network, m) => [
          `${region}/${network}`,
          { met: 120 + 17 * n + m, breached: 3 + 5 * n + 4 * m, ended: 14 + m, open: 30 + n },
        ]),
      ),
    );
    const published = suppress(tableOf(places));
    const small = published.table.counts.flat().filter(isSmall).length;
    const cells = published.table.groups.length * (published.table.columns.length - 2);
    expect(shownOf(published)).toBeGreaterThan(cells - 3 * small);
    expect(published.hidden[0]).toEqual(['bookingOnly:rest', 'calendarSensitive:rest']);
  });
});
