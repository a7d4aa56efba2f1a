import type { Lattice } from './lattice';

/** What it costs the reader to lose a column: what the shares are made of is dearest, reasons are cheapest. */
const COSTS: { readonly [column: string]: number } = {
  ...{ clocks: 6, due: 8, determined: 8, met: 8, breached: 8, undetermined: 4, ended: 3, excused: 3 },
  ...{ flagged: 2, provisional: 2, open: 2, void: 2 },
};
const COST_OF_OTHERS = 1;

/** A group costs this many times what one of its parts costs. */
const COST_OF_OUTER = 10;

/** The cost of each cell of a lattice. */
export function cellCosts(lattice: Lattice): Float64Array {
  const deepest = Math.max(...lattice.rows.map((group) => group.length));
  const costs = new Float64Array(lattice.size);
  lattice.rows.forEach((group, row) => {
    lattice.columns.forEach((name, column) => {
      const cell = lattice.cell(row, column);
      costs[cell] = (COSTS[name] ?? COST_OF_OTHERS) * COST_OF_OUTER ** (deepest - group.length);
    });
  });
  return costs;
}
