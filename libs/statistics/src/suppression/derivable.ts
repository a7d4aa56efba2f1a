import type { CountTable } from '../figures/count-table';
import { EditionStack, type PublishedTable } from './edition-stack';
import { type Following, followingFrom } from './following';

/** A small count, or a small change since an earlier table, that follows from what is shown. */
export interface DerivedCell {
  readonly group: readonly string[];
  readonly column: string;
  /** Index of the table, the oldest 0. */
  readonly edition: number;
  /** Index of the table since which the change follows; absent: the count itself does. */
  readonly since?: number;
  /** What follows: it lies between these, both included. */
  readonly low: number;
  readonly high: number;
}

/**
 * What somebody can derive who has the shown cells of a table, knows how its cells add up, and calculates: every count
 * of 1 to 10, shown or not, that follows exactly or is known to lie within 1 to 10. An attack of its own, which shares
 * nothing with how cells are chosen: elimination over all equations, and bounds by whole and parts until none tightens.
 */
export function derivable(
  table: CountTable,
  isShown: (group: readonly string[], column: string) => boolean,
): readonly DerivedCell[] {
  const hidden = table.groups.map((group) => table.columns.filter((name) => !isShown(group, name)));
  return derivableFrom([{ table, hidden }]);
}

/** The same of several published tables side by side, the oldest first, with what changed between two of them. */
export function derivableFrom(published: readonly PublishedTable[]): readonly DerivedCell[] {
  const last = published.at(-1);
  if (last === undefined) return [];
  const stack = new EditionStack(published.slice(0, -1), last.table, last.hidden);
  return followingFrom(stack).map((following) => derivedCell(stack, following));
}

function derivedCell(
  { lattice }: EditionStack,
  { row, column, layer, since, low, high }: Following,
): DerivedCell {
  return {
    group: lattice.rows[row]!,
    column: lattice.columns[column]!,
    edition: layer,
    ...(since !== undefined && { since }),
    low,
    high,
  };
}
