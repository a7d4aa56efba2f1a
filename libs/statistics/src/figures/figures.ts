import type { CountedOutcome, CountedStandard, Dimension } from './counted-outcome';
import { COUNTS, reasonOf, type CountName } from './columns';
import { countTable, type CountTable } from './count-table';
import { groupKey, leafOf, type Group } from './grouping';
import { isIn, type Period } from './period';
import { isCounted } from './settle';
import { sharesOf, type ShareCounts, type Shares } from './shares';
import { unitsOf } from './units';
import { summarise, waitsOf, type Waits } from './waits';

/** The figures of one group; `Count`, `Share` and `Wait` are what a cell may hold. */
export interface Figure<Count, Share, Wait> {
  readonly group: Group;
  readonly counts: { readonly [name in CountName]: Count };
  /** By reason. */
  readonly ended: { readonly [reason: string]: Count };
  /** By what is missing. */
  readonly undetermined: { readonly [missing: string]: Count };
  readonly shares: Shares<Share>;
  readonly waits: Wait;
}

/** The figures of one standard, the whole first and each group before its parts. */
export interface StandardFigures<Count, Share, Wait> {
  readonly standard: CountedStandard;
  readonly groups: readonly Figure<Count, Share, Wait>[];
}

export type OperationalFigure = Figure<number, number | null, Waits | null>;

/** Unsuppressed figures, for those who may see single cases; never for publication: `publish` makes those. */
export interface OperationalFigures {
  readonly view: 'operational';
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly standards: readonly StandardFigures<number, number | null, Waits | null>[];
  /** By standard, as they are; suppression works on these. */
  readonly tables: readonly CountTable[];
  /** Outcomes of the period that no figure holds. */
  readonly leftOut: { readonly outsidePopulation: number; readonly testRecords: number };
}

export interface FiguresQuestion {
  readonly period: Period;
  readonly by: readonly Dimension[];
  /** The instant of the outcomes, epoch ms: only what was due before it is counted as due. */
  readonly asOf: number;
  /** Those to show, also where nothing is counted, in the order in which to show them. */
  readonly standards: readonly CountedStandard[];
}

/**
 * The figures of a period: a census of its clocks, by standard and group. Outcomes of standards that were not asked for
 * are left alone.
 */
export function figuresOf(
  { period, by, asOf, standards }: FiguresQuestion,
  outcomes: Iterable<CountedOutcome>,
): OperationalFigures {
  const byStandard = new Map<string, CountedOutcome[]>(standards.map(({ id }) => [id, []]));
  const leftOut = { outsidePopulation: 0, testRecords: 0 };
  for (const outcome of outcomes) {
    const list = byStandard.get(outcome.standard);
    if (list === undefined || !isIn(period, outcome.period)) continue;
    if (isCounted(outcome)) list.push(outcome);
    else if (outcome.testRecord) leftOut.testRecords++;
    else leftOut.outsidePopulation++;
  }
  const found = standards.map((standard) => ofStandard(standard, by, byStandard.get(standard.id)!, asOf));
  return {
    view: 'operational',
    period,
    by,
    standards: found.map(({ figures }) => figures),
    tables: found.map(({ table }) => table),
    leftOut,
  };
}

function ofStandard(
  standard: CountedStandard,
  by: readonly Dimension[],
  outcomes: readonly CountedOutcome[],
  asOf: number,
): { figures: OperationalFigures['standards'][number]; table: CountTable } {
  const units = unitsOf(standard, outcomes, asOf);
  const table = countTable(standard.id, by, units);
  const members = new Map<string, (typeof units)[number][]>(
    table.groups.map((group) => [groupKey(group), []]),
  );
  for (const unit of units) {
    const leaf = leafOf(unit.outcome, by);
    for (let depth = 0; depth <= leaf.length; depth++)
      members.get(groupKey(leaf.slice(0, depth)))!.push(unit);
  }
  const groups = table.groups.map((group, row) => ({
    group,
    ...cellsOf(table.columns, table.counts[row]!),
    waits: summarise(waitsOf(members.get(groupKey(group))!)),
  }));
  return { figures: { standard, groups }, table };
}

/** The counts of one group by their names, with their shares. */
function cellsOf(
  columns: readonly string[],
  row: readonly number[],
): Omit<OperationalFigure, 'group' | 'waits'> {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, row[columns.indexOf(name)]!]));
  return {
    counts: counts as OperationalFigure['counts'],
    ...reasonsOf(columns, row),
    shares: sharesOf(counts as unknown as ShareCounts),
  };
}

/** The cells of a row that are named by a reason. */
export function reasonsOf<Cell>(
  columns: readonly string[],
  row: readonly Cell[],
): { readonly ended: { [reason: string]: Cell }; readonly undetermined: { [missing: string]: Cell } } {
  const of = (kind: 'ended' | 'undetermined'): { [reason: string]: Cell } =>
    Object.fromEntries(
      columns.flatMap((name, column) => {
        const reason = reasonOf(name, kind);
        return reason === undefined ? [] : [[reason, row[column]!]];
      }),
    );
  return { ended: of('ended'), undetermined: of('undetermined') };
}
