import { isRest } from '../figures/columns';
import type { CountTable } from '../figures/count-table';
import type { Group } from '../figures/grouping';
import type { PublishedTable } from '../suppression/edition-stack';
import { Lattice } from '../suppression/lattice';
import { requireSameQuestion, type Edition } from './edition';

/** One count that is another in the later edition. */
export interface CountChange {
  readonly standard: string;
  readonly group: Group;
  readonly column: string;
  readonly before: number;
  readonly after: number;
}

/** What changed between two editions of one period, and in what they rest on. */
export interface EditionDiff {
  readonly from: string;
  readonly to: string;
  /** Packs whose hash is another, that came, or that went; in code-unit order. */
  readonly packs: readonly string[];
  readonly evaluator?: { readonly before: string; readonly after: string };
  readonly changes: readonly CountChange[];
}

/** Every count that changed, small ones too: for those who may see single cases. Throws TAM_STATISTICS_EDITION_MISMATCH. */
export function diffEditions(from: Edition, to: Edition): EditionDiff {
  requireSameQuestion(from.figures, to.figures);
  const all = (tables: readonly CountTable[]): readonly PublishedTable[] =>
    tables.map((table) => ({ table, hidden: table.groups.map(() => table.columns.filter(isRest)) }));
  return diffOf(from, to, all(from.figures.tables), all(to.figures.tables));
}

/**
 * The changes that may be shown to everybody: of counts that both publications show. No such change is of 1 to 10, for
 * the later publication was made so. Undefined where one of the two was not published. Throws
 * TAM_STATISTICS_EDITION_MISMATCH.
 */
export function publishedDiff(from: Edition, to: Edition): EditionDiff | undefined {
  requireSameQuestion(from.figures, to.figures);
  const before = from.publications.at(-1);
  const after = to.publications.at(-1);
  if (before === undefined || after === undefined || to.publications.length === from.publications.length)
    return undefined;
  return diffOf(from, to, before, after);
}

function diffOf(
  from: Edition,
  to: Edition,
  before: readonly PublishedTable[],
  after: readonly PublishedTable[],
): EditionDiff {
  const names = [...new Set([...Object.keys(from.packs), ...Object.keys(to.packs)])].sort();
  return {
    from: from.id,
    to: to.id,
    packs: names.filter((name) => from.packs[name] !== to.packs[name]),
    ...(from.evaluator !== to.evaluator && {
      evaluator: { before: from.evaluator, after: to.evaluator },
    }),
    changes: standardsOf(before, after).flatMap((standard) =>
      changesOf(
        standard,
        before.find(({ table }) => table.standard === standard),
        after.find(({ table }) => table.standard === standard),
      ),
    ),
  };
}

const standardsOf = (...sides: (readonly PublishedTable[])[]): readonly string[] => [
  ...new Set(sides.flatMap((tables) => tables.map(({ table }) => table.standard))),
];

function changesOf(
  standard: string,
  before: PublishedTable | undefined,
  after: PublishedTable | undefined,
): readonly CountChange[] {
  const tables = [before, after].flatMap((each) => (each === undefined ? [] : [each.table]));
  const lattice = new Lattice(tables);
  return lattice.rows.flatMap((group) =>
    lattice.columns.flatMap((column) => {
      const [old, now] = [shownCount(before, group, column), shownCount(after, group, column)];
      if (old === undefined || now === undefined || old === now) return [];
      return [{ standard, group, column, before: old, after: now }];
    }),
  );
}

/** A count that is shown; 0 where the table has no such group or column; undefined where it is hidden. */
function shownCount(published: PublishedTable | undefined, group: Group, column: string): number | undefined {
  if (isRest(column)) return undefined;
  if (published === undefined) return 0;
  const { table, hidden } = published;
  const row = table.groups.findIndex(
    (each) => each.length === group.length && each.every((value, depth) => value === group[depth]),
  );
  if (row < 0) return 0;
  if (hidden[row]!.includes(column)) return undefined;
  return table.counts[row]![table.columns.indexOf(column)] ?? 0;
}
