import { OVERLAYS, parentOf, restOf } from '../figures/columns';
import type { CountTable } from '../figures/count-table';
import { compareGroups, groupKey, outerOf, type Group } from '../figures/grouping';

/**
 * How the cells of a table hang together: rows are groups, a tree by their parts; columns are counts, a tree of which
 * overlays are further partitions of `determined`. Several tables of one standard share the lattice of all their rows
 * and columns.
 */
export class Lattice {
  readonly rows: readonly Group[];
  readonly columns: readonly string[];
  /** Index of the row or column of which one is a part; -1: of none. */
  readonly rowParent: readonly number[];
  readonly columnParent: readonly number[];
  /** The parts of each; empty for the innermost. */
  readonly rowParts: readonly (readonly number[])[];
  readonly columnParts: readonly (readonly number[])[];
  /** Each overlay with what it leaves over. */
  readonly overlays: readonly (readonly [overlay: number, rest: number])[];
  readonly determined: number;
  private readonly rowIndex: ReadonlyMap<string, number>;
  private readonly columnIndex: ReadonlyMap<string, number>;

  constructor(tables: readonly CountTable[]) {
    const rows = new Map(tables.flatMap(({ groups }) => groups).map((group) => [groupKey(group), group]));
    this.rows = [...rows.values()].sort(compareGroups);
    const fixed = tables[0]?.columns ?? [];
    const more = tables.flatMap(({ columns }) => columns).filter((name) => !fixed.includes(name));
    this.columns = [...fixed, ...[...new Set(more)].sort()];
    this.rowIndex = new Map(this.rows.map((group, index) => [groupKey(group), index]));
    this.columnIndex = new Map(this.columns.map((name, index) => [name, index]));
    this.rowParent = this.rows.map((group) => this.rowOf(outerOf(group)));
    this.columnParent = this.columns.map((name) => this.columnOf(parentOf(name)));
    this.rowParts = partsOf(this.rowParent);
    this.columnParts = partsOf(this.columnParent);
    this.overlays = OVERLAYS.map((name) => [this.columnOf(name), this.columnOf(restOf(name))]);
    this.determined = this.columnOf('determined');
  }

  rowOf(group: Group | undefined): number {
    return group === undefined ? -1 : (this.rowIndex.get(groupKey(group)) ?? -1);
  }

  columnOf(name: string | undefined): number {
    return name === undefined ? -1 : (this.columnIndex.get(name) ?? -1);
  }

  cell(row: number, column: number): number {
    return row * this.columns.length + column;
  }

  get size(): number {
    return this.rows.length * this.columns.length;
  }
}

function partsOf(parents: readonly number[]): readonly (readonly number[])[] {
  const parts: number[][] = parents.map(() => []);
  parents.forEach((parent, index) => {
    if (parent >= 0) parts[parent]!.push(index);
  });
  return parts;
}

/** From an index up to the outermost, itself first. */
export function upwards(parents: readonly number[], from: number): readonly number[] {
  const path: number[] = [];
  for (let at = from; at >= 0; at = parents[at]!) path.push(at);
  return path;
}

/** The innermost parts of an index; itself where it has none. */
export function innermost(parts: readonly (readonly number[])[], of: number): readonly number[] {
  const own = parts[of]!;
  return own.length === 0 ? [of] : own.flatMap((part) => innermost(parts, part));
}
