import type { Dimension } from './counted-outcome';
import { COUNTS, OVERLAYS, reasonOf, restOf } from './columns';
import { groupKey, groupsOf, leafOf, type Group } from './grouping';
import { columnsOf } from './settle';
import type { Unit } from './units';

/**
 * All counts of one standard in one period: groups by columns. Every sum is in it, so that whatever adds up is there to
 * be seen: a group is the sum of its parts, a column that of the columns of which it is the parent.
 */
export interface CountTable {
  readonly standard: string;
  readonly by: readonly Dimension[];
  /** The whole first, each group before its parts. */
  readonly groups: readonly Group[];
  readonly columns: readonly string[];
  /** By group and column. */
  readonly counts: readonly (readonly number[])[];
}

/** Counts the units of one standard. */
export function countTable(standard: string, by: readonly Dimension[], units: readonly Unit[]): CountTable {
  const groups = groupsOf(units.map(({ outcome }) => leafOf(outcome, by)));
  const added = units.map(({ outcome, settled }) => columnsOf(outcome, settled));
  const columns = tableColumns(added.flat());
  const rowOf = new Map(groups.map((group, row) => [groupKey(group), row]));
  const columnOf = new Map(columns.map((name, column) => [name, column]));
  const counts = groups.map(() => columns.map(() => 0));
  units.forEach(({ outcome }, index) => {
    const leaf = leafOf(outcome, by);
    for (let depth = 0; depth <= leaf.length; depth++) {
      const row = counts[rowOf.get(groupKey(leaf.slice(0, depth)))!]!;
      for (const name of added[index]!) row[columnOf.get(name)!]!++;
    }
  });
  return { standard, by, groups, columns, counts };
}

/** The columns that every table has, then those of the reasons that occur, by code unit. */
function tableColumns(seen: readonly string[]): readonly string[] {
  const reasons = seen.filter(
    (name) => reasonOf(name, 'ended') !== undefined || reasonOf(name, 'undetermined') !== undefined,
  );
  return [...COUNTS, ...OVERLAYS.map(restOf), ...[...new Set(reasons)].sort()];
}
