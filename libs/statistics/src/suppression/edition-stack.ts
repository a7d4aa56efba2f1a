import { isRest, OVERLAYS } from '../figures/columns';
import type { CountTable } from '../figures/count-table';
import { cellCosts } from './cell-costs';
import { Lattice } from './lattice';

/** A table with what was not shown of it: by group, the names of the columns. */
export interface PublishedTable {
  readonly table: CountTable;
  readonly hidden: readonly (readonly string[])[];
}

/** One table in the lattice of all. */
export interface Layer {
  readonly values: Float64Array;
  readonly hidden: Uint8Array;
  /** What a reader knows each cell to be at least: a group is listed because somebody is in it. */
  readonly floors: Float64Array;
}

/**
 * The published tables of one standard and period, the oldest first and the one to be published last. A reader has all
 * of them side by side. An innermost count that is the same in two of them is taken to be known as unchanged, although
 * nobody says so: a strike at most too careful.
 */
export class EditionStack {
  readonly lattice: Lattice;
  readonly layers: readonly Layer[];
  /** What it costs the reader to lose each cell. */
  readonly costs: Float64Array;

  /** Without `hidden`, nothing of the last table is hidden yet but what is never shown. */
  constructor(earlier: readonly PublishedTable[], table: CountTable, hidden?: PublishedTable['hidden']) {
    const tables = [...earlier.map((each) => each.table), table];
    const allHidden = [...earlier.map((each) => each.hidden), hidden];
    this.lattice = new Lattice(tables);
    this.layers = tables.map((each, index) => this.layerOf(each, allHidden[index], tables.slice(0, index)));
    this.costs = cellCosts(this.lattice);
  }

  /** The layer that is to be published. */
  get newest(): Layer {
    return this.layers.at(-1)!;
  }

  /** Whether an innermost cell is the same in two layers. */
  isSame(one: number, other: number, cell: number): boolean {
    return this.layers[one]!.values[cell] === this.layers[other]!.values[cell];
  }

  private layerOf(
    { groups, columns, counts, by }: CountTable,
    hidden: PublishedTable['hidden'] | undefined,
    before: readonly CountTable[],
  ): Layer {
    const { lattice } = this;
    const values = new Float64Array(lattice.size);
    const isHidden = new Uint8Array(lattice.size);
    const floors = new Float64Array(lattice.size);
    lattice.columns.forEach((name, column) => {
      if (isRest(name)) lattice.rows.forEach((_, row) => (isHidden[lattice.cell(row, column)] = 1));
    });
    const known = new Lattice(before);
    const clocks = lattice.columnOf('clocks');
    groups.forEach((group, index) => {
      const row = lattice.rowOf(group);
      columns.forEach((name, at) => {
        const cell = lattice.cell(row, lattice.columnOf(name));
        values[cell] = counts[index]![at]!;
        if (hidden?.[index]?.includes(name)) isHidden[cell] = 1;
        const isNew = group.length === 0 && isReason(name) && known.columnOf(name) < 0;
        if (isNew && values[cell] > 0) floors[cell] = 1;
      });
      const cell = lattice.cell(row, clocks);
      const isInner = by.length > 0 && group.length === by.length;
      if (isInner && known.rowOf(group) < 0 && values[cell]! > 0) floors[cell] = 1;
    });
    return { values, hidden: isHidden, floors };
  }
}

const isReason = (name: string): boolean =>
  name.includes(':') && !OVERLAYS.some((each) => name.startsWith(each));
