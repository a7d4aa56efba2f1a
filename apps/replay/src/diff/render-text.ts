import type { CaseDiff, ShownChange } from './case-diff';
import { changeRows, passageWords, silenceWords } from './change-rows';
import type { CaseDiffs, DiffReport, ShownSide } from './diff-report';
import type { DiffTotals, Passage } from './diff-tally';
import type { RuleDifference } from './pack-differences';
import { changeWords } from './why';

/** Letters of a hash that people compare. */
const HASH_SHOWN = 8;
const NUMBER_WIDTH = 8;
const NAME_WIDTH = 10;

/** The report for a terminal: what the rules say differently, the sums, and the first cases. Ends with a newline. */
export function* renderText(report: DiffReport, cases: CaseDiffs, limit: number): Generator<string> {
  yield* lines([
    `A       ${report.a.packs}`,
    `B       ${report.b.packs}`,
    `events  ${report.input}`,
    `as of   ${report.asOf ?? 'no event'}${report.knownAt === undefined ? '' : `, known at ${report.knownAt}`}`,
    '',
    'Files that differ',
    ...packLines(report),
    '',
    'Rules that differ',
    ...ruleLines(report.rules),
    '',
    ...sumLines(report),
    ...matrixLines(report.totals.passages),
  ]);
  let shown = 0;
  for (const one of cases) {
    if (shown === limit) break;
    shown++;
    yield* lines(['', ...caseLines(one)]);
  }
  const more = report.totals.cases.different - shown;
  if (more > 0)
    yield* lines(['', `${count(more, 'more case differs', 'more cases differ')}; --all shows them.`]);
}

function* lines(list: readonly string[]): Generator<string> {
  for (const line of list) yield `${line}\n`;
}

function packLines({ a, b }: DiffReport): string[] {
  const names = [...new Set([...namedIn(a), ...namedIn(b)])].sort();
  const differing = names.filter((name) => contentOf(a, name) !== contentOf(b, name));
  return differing.length === 0
    ? ['  none']
    : differing.map((name) => `  ${name} ${contentOf(a, name)} -> ${contentOf(b, name)}`);
}

function namedIn({ versions, files }: ShownSide): string[] {
  return [...versions.map(({ id }) => id), ...Object.keys(files)];
}

/** The version of a pack, or no more than the hash of a file of the installation. */
function contentOf({ versions, files }: ShownSide, name: string): string {
  const pack = versions.find(({ id }) => id === name);
  const hash = pack?.hash ?? files[name];
  if (hash === undefined) return 'none';
  return `${pack === undefined ? '' : `${pack.version} `}(${hash.slice(0, HASH_SHOWN)})`;
}

function ruleLines(rules: readonly RuleDifference[]): string[] {
  if (rules.length === 0) return ['  none'];
  return rules.flatMap(({ pack, standard, from, to, kind, changes }) => {
    const span = to === undefined ? `from ${from} on` : `from ${from} to ${to}`;
    if (kind !== 'changed') {
      return [`  ${standard} (${pack}) ${span}: ${kind === 'new' ? 'only in B' : 'only in A'}`];
    }
    return [`  ${standard} (${pack}) ${span}`, ...changes.map((change) => `    ${changeWords(change)}`)];
  });
}

function sumLines({ totals, rejected, failed }: DiffReport): string[] {
  const { cases, outcomes, noPack } = totals;
  const list = [
    `${count(cases.all, 'case', 'cases')}: ${cases.different} differ, ${cases.same} are the same`,
    `${count(outcomes.before, 'outcome', 'outcomes')} under A, ${outcomes.after} under B: ${outcomesWords(totals)}`,
  ];
  if (noPack.before + noPack.after > 0) {
    list.push(
      `no pack is assigned to ${count(noPack.before, 'case', 'cases')} under A, ${noPack.after} under B`,
    );
  }
  if (rejected > 0) list.push(`${count(rejected, 'line', 'lines')} could not be used (run says why)`);
  if (failed.length > 0) {
    list.push(
      `a rule threw for ${count(failed.length, 'member', 'members')} (TAM_RULE_FAILED), not compared`,
    );
  }
  return list;
}

function outcomesWords({ outcomes }: DiffTotals): string {
  return [
    `${outcomes.status} with another status`,
    `${outcomes.time} with other dates`,
    `${outcomes.account} with other reasons or flags`,
    `${outcomes.grounds} with other grounds only`,
    `${outcomes.new} new`,
    `${outcomes.vanished} vanished`,
    `${outcomes.same} the same`,
  ].join(', ');
}

/** By standard a table: a row a status before, a column a status after. Where no status changed, no more than a sum. */
function matrixLines(passages: readonly Passage[]): string[] {
  const standards = [...new Set(passages.map(({ standard }) => standard))];
  const steady: string[] = [];
  const tables = standards.flatMap((standard) => {
    const own = passages.filter((passage) => passage.standard === standard);
    if (own.some(({ before, after }) => before !== after)) return ['', ...tableLines(standard, own)];
    steady.push(`${standard} ${own.reduce((sum, passage) => sum + passage.count, 0)}`);
    return [];
  });
  return steady.length === 0 ? tables : [...tables, '', `every status the same: ${steady.join(', ')}`];
}

function tableLines(standard: string, own: readonly Passage[]): string[] {
  const rows = [...new Set(own.map(({ before }) => before))].sort();
  const columns = [...new Set(own.map(({ after }) => after))].sort();
  const corner = 'A \\ B';
  const width = Math.max(...rows.map((row) => row.length), corner.length);
  const widthOf = (column: string): number => Math.max(NUMBER_WIDTH, column.length);
  const cell = (row: string, column: string): string =>
    String(own.find(({ before, after }) => before === row && after === column)?.count ?? '.');
  return [
    standard,
    `  ${corner.padEnd(width)}  ${columns.map((column) => column.padStart(widthOf(column))).join('  ')}`,
    ...rows.map(
      (row) =>
        `  ${row.padEnd(width)}  ${columns.map((column) => cell(row, column).padStart(widthOf(column))).join('  ')}`,
    ),
  ];
}

function caseLines({ caseId, memberRef, timeZone, changes, silent }: CaseDiff): string[] {
  return [
    `Case ${caseId} of member ${memberRef}`,
    ...(silent === undefined ? [] : [`  ${silenceWords(silent)}`]),
    ...changes.flatMap((change) => changeLines(change, timeZone)),
  ];
}

function changeLines(change: ShownChange, timeZone: string): string[] {
  return [
    `  ${change.standard} (${change.anchorKey}): ${passageWords(change)}`,
    ...changeRows(change, timeZone).flatMap(({ name, texts }) =>
      texts.map((text, index) => `    ${(index === 0 ? name : '').padEnd(NAME_WIDTH)}${text}`),
    ),
  ];
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
