import { COUNTS, SUPPRESSED } from '@tam/statistics';
import { stringify } from 'csv-stringify/sync';
import type { AccessReport } from './access-report';
import { lossWords } from './losses-of-period';
import {
  percentWords,
  SHARE_WORDS,
  type ShownFigure,
  type ShownStandard,
  thresholdOf,
  WAIT_WORDS,
} from './words';

const MINUTE = 60_000;
/** Stands in the column of a grouping for all its values. */
const ALL = '(all)';

/** A row as a table program reads it: by column, in the order of the first one. */
type CsvRow = Record<string, string | number>;

/**
 * The report for table programs (RFC 4180): one row a standard and group. Shares in per cent to one decimal, waits in
 * minutes; empty where there is none. A text that a table program would take for a formula is quoted as text.
 */
export function renderCsv(report: AccessReport): string {
  const { standards } = report.figures;
  const reasons = (of: 'ended' | 'undetermined'): readonly string[] =>
    [...new Set(standards.flatMap(({ groups }) => groups.flatMap((group) => Object.keys(group[of]))))].sort();
  const names = { ended: reasons('ended'), undetermined: reasons('undetermined') };
  const rows = standards.flatMap((each) => each.groups.map((group) => rowOf(report, each, group, names)));
  return stringify(rows, {
    header: true,
    columns: columnsOf(report, names),
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}

interface ReasonNames {
  readonly ended: readonly string[];
  readonly undetermined: readonly string[];
}

const DESCRIPTION = [
  ...[
    'period',
    'edition',
    'as_of',
    'view',
    'incomplete',
    'losses',
    'pack',
    'standard',
    'title',
    'kind',
    'unit',
    'population',
  ],
  ...['citation', 'verification', 'threshold_percent'],
];

function columnsOf({ figures }: AccessReport, names: ReasonNames): string[] {
  return [
    ...DESCRIPTION,
    ...figures.by.map(snake),
    ...COUNTS.map(snake),
    ...names.ended.map((reason) => `ended: ${reason}`),
    ...names.undetermined.map((missing) => `undetermined: ${missing}`),
    ...SHARE_WORDS.map(([name]) => `${name}_percent`),
    ...WAIT_WORDS.map(([name]) => `${name}_wait_minutes`),
  ];
}

function rowOf(
  { figures, edition, cut, isIncomplete, losses }: AccessReport,
  { standard }: ShownStandard,
  figure: ShownFigure,
  names: ReasonNames,
): CsvRow {
  const { counts, shares, waits, group } = figure;
  return {
    period: figures.period.name,
    edition: edition ?? '',
    as_of: cut.asOf,
    view: figures.view,
    incomplete: isIncomplete ? 'yes' : 'no',
    losses: losses.map(lossWords).join(' '),
    pack: standard.pack,
    standard: standard.id,
    title: standard.title,
    kind: standard.kind,
    unit: standard.unitOfCount,
    population: standard.population,
    citation: standard.citation.text,
    verification: standard.citation.verification,
    threshold_percent: thresholdOf(standard) ?? '',
    ...Object.fromEntries(figures.by.map((dimension, depth) => [snake(dimension), group[depth] ?? ALL])),
    ...Object.fromEntries(COUNTS.map((name) => [snake(name), counts[name]])),
    ...Object.fromEntries(names.ended.map((reason) => [`ended: ${reason}`, figure.ended[reason] ?? 0])),
    ...Object.fromEntries(
      names.undetermined.map((missing) => [`undetermined: ${missing}`, figure.undetermined[missing] ?? 0]),
    ),
    ...Object.fromEntries(
      SHARE_WORDS.map(([name]) => [
        `${name}_percent`,
        shares[name] === null ? '' : percentWords(shares[name]),
      ]),
    ),
    ...Object.fromEntries(WAIT_WORDS.map(([name]) => [`${name}_wait_minutes`, minutesOf(waits, name)])),
  };
}

function minutesOf(waits: ShownFigure['waits'], name: 'median' | 'p90' | 'longest'): string | number {
  if (waits === SUPPRESSED) return waits;
  return waits === null ? '' : Math.round(waits[name] / MINUTE);
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
