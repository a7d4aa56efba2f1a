import { COUNTS } from '../figures/columns';
import type { CountTable } from '../figures/count-table';
import type { CountedStandard, Dimension } from '../figures/counted-outcome';
import { reasonsOf, type Figure, type OperationalFigures, type StandardFigures } from '../figures/figures';
import { groupKey, type Group } from '../figures/grouping';
import type { Period } from '../figures/period';
import { sharesOf, type ShareCounts, type Shares } from '../figures/shares';
import type { Waits } from '../figures/waits';
import type { PublishedTable } from './edition-stack';
import { LARGEST_SMALL_CELL } from './small-cell';
import { suppress } from './suppress';

/** Stands for what is not published. It says nothing of why: small, or needed to protect what is small. */
export const SUPPRESSED = 'suppressed';

export type Suppressed = typeof SUPPRESSED;

export type PublishedFigure = Figure<
  number | Suppressed,
  number | null | Suppressed,
  Waits | null | Suppressed
>;

/** Figures that may be shown to everybody. */
export interface PublishedFigures {
  readonly view: 'published';
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly standards: readonly StandardFigures<
    number | Suppressed,
    number | null | Suppressed,
    Waits | null | Suppressed
  >[];
}

/** A publication, with what its successors must know of it. */
export interface Publication {
  readonly figures: PublishedFigures;
  readonly tables: readonly PublishedTable[];
}

/**
 * Makes figures fit to be shown to everybody: no count of 1 to 10 of them follows, alone or together with what was
 * published of the period before. `earlier` are the tables of all earlier publications of the period, the oldest first.
 */
export function publish(
  figures: OperationalFigures,
  earlier: readonly (readonly PublishedTable[])[] = [],
): Publication {
  const tables = figures.tables.map((table) =>
    suppress(
      table,
      earlier.flatMap((edition) => edition.filter((each) => each.table.standard === table.standard)),
    ),
  );
  const { period, by } = figures;
  const standards = figures.standards.map(({ standard, groups }, index) =>
    publishedFigures(
      standard,
      tables[index]!,
      new Map(groups.map((each) => [groupKey(each.group), each.waits])),
    ),
  );
  return { figures: { view: 'published', period, by, standards }, tables };
}

function publishedFigures(
  standard: CountedStandard,
  { table, hidden }: PublishedTable,
  waits: ReadonlyMap<string, Waits | null>,
): PublishedFigures['standards'][number] {
  const rows = table.groups.map((_, row) => shownRow(table, row, hidden[row]!));
  const shownWaits = waitsToShow(table, hidden, waits);
  const groups = table.groups.map((group, row) => {
    const cell = (name: string): number | Suppressed => rows[row]![table.columns.indexOf(name)]!;
    const counts = Object.fromEntries(COUNTS.map((name) => [name, cell(name)])) as PublishedFigure['counts'];
    return {
      group,
      counts,
      ...reasonsOf(table.columns, rows[row]!),
      shares: sharesToShow(counts),
      waits: shownWaits.get(groupKey(group))!,
    };
  });
  return { standard, groups };
}

function shownRow(
  { columns, counts }: CountTable,
  row: number,
  hidden: readonly string[],
): (number | Suppressed)[] {
  return columns.map((name, column) => (hidden.includes(name) ? SUPPRESSED : counts[row]![column]!));
}

/** A share is shown where every count that it is made of is. */
function sharesToShow(counts: PublishedFigure['counts']): Shares<number | null | Suppressed> {
  const { met, breached, undetermined, flagged } = counts;
  const isShown = (...cells: (number | Suppressed)[]): boolean => !cells.includes(SUPPRESSED);
  const shares = sharesOf(counts as unknown as ShareCounts);
  const hasRate = isShown(met, breached);
  const hasAll = isShown(met, breached, undetermined, flagged);
  const hasCoverage = isShown(counts.determined, undetermined, flagged);
  return {
    rate: hasRate ? shares.rate : SUPPRESSED,
    worst: hasAll ? shares.worst : SUPPRESSED,
    best: hasAll ? shares.best : SUPPRESSED,
    coverage: hasAll && hasCoverage ? shares.coverage : SUPPRESSED,
  };
}

/**
 * Waits are shown of more than ten, and only where met and breached are; never those of a group of whose parts one is
 * kept back and none that is shown has the same longest wait: that wait would be one of the part kept back.
 */
function waitsToShow(
  { groups, columns, counts }: CountTable,
  hidden: PublishedTable['hidden'],
  waits: ReadonlyMap<string, Waits | null>,
): ReadonlyMap<string, Waits | null | Suppressed> {
  const shown = new Map<string, Waits | null | Suppressed>();
  for (let row = groups.length - 1; row >= 0; row--) {
    const group = groups[row]!;
    const own = waits.get(groupKey(group)) ?? null;
    const isHidden = hidden[row]!.includes('met') || hidden[row]!.includes('breached');
    const isEmpty = counts[row]![columns.indexOf('clocks')] === 0;
    shown.set(
      groupKey(group),
      isHidden ? SUPPRESSED : isEmpty ? null : openWaits(own, partsOf(groups, group), shown),
    );
  }
  return shown;
}

function openWaits(
  own: Waits | null,
  parts: readonly Group[],
  shown: ReadonlyMap<string, Waits | null | Suppressed>,
): Waits | null | Suppressed {
  if (own === null || own.count <= LARGEST_SMALL_CELL) return SUPPRESSED;
  const ofParts = parts.map((part) => shown.get(groupKey(part))!);
  const isKept = ofParts.includes(SUPPRESSED);
  const isOfShown = ofParts.some(
    (part) => part !== null && part !== SUPPRESSED && part.longest === own.longest,
  );
  return isKept && !isOfShown ? SUPPRESSED : own;
}

const partsOf = (groups: readonly Group[], group: Group): readonly Group[] =>
  groups.filter(
    (each) => each.length === group.length + 1 && group.every((value, depth) => each[depth] === value),
  );
