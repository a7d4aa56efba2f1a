import type { CaseDiff, ShownChange } from './case-diff';
import { changeRows, passageWords, silenceWords } from './change-rows';
import type { CaseDiffs, DiffReport, ShownSide } from './diff-report';
import type { Passage } from './diff-tally';
import { STYLE } from './html-style';
import { escaped, pageStart, table } from './html-text';
import { changeWords } from './why';

const SAME_STATUS = 'same-status';

/**
 * The report as one page that needs nothing else: no script, no network. The cases are filtered by check boxes through
 * the style sheet alone; a browser that cannot do that shows them all.
 */
export function* renderHtml(report: DiffReport, cases: CaseDiffs, limit: number): Generator<string> {
  const filters = filtersOf(report.totals.passages);
  yield pageStart('What the rules say differently', STYLE + filterStyle(filters.length));
  yield '<main>\n<h1>What the rules say differently</h1>\n';
  yield* head(report);
  yield* sums(report);
  yield `<h2>Cases that differ</h2>\n${filterForm(filters)}`;
  let shown = 0;
  for (const one of cases) {
    if (shown === limit) break;
    shown++;
    yield caseArticle(one, filters);
  }
  const more = report.totals.cases.different - shown;
  if (more > 0) yield `<p>${more} more cases differ; <code>--all</code> shows them.</p>\n`;
  if (shown + more === 0) yield '<p>None.</p>\n';
  yield '</main>\n</body>\n</html>\n';
}

function* head({ a, b, input, asOf, knownAt, rules }: DiffReport): Generator<string> {
  const side = ({ packs, versions }: ShownSide): string =>
    [
      `<code>${escaped(packs)}</code>`,
      ...versions.map(({ id, version, status, hash }) =>
        escaped(`${id} ${version}, ${status}, ${hash.slice(0, 8)}`),
      ),
    ].join('<br>');
  yield table(
    'What was compared',
    ['', ''],
    [
      ['Packs A', side(a)],
      ['Packs B', side(b)],
      ['Events', `<code>${escaped(input)}</code>`],
      ['As of', escaped(asOf ?? 'no event')],
      ...(knownAt === undefined ? [] : [['Known at', escaped(knownAt)]]),
    ],
  );
  yield '<h2>Rules that differ</h2>\n';
  if (rules.length === 0) yield '<p>All packs say the same.</p>\n';
  else {
    const rows = rules.map(({ pack, standard, from, to, kind, changes }) => [
      `<code>${escaped(standard)}</code> (${escaped(pack)})`,
      from,
      to ?? 'on',
      kind === 'changed'
        ? changes.map((change) => escaped(changeWords(change))).join('<br>')
        : `only in ${kind === 'new' ? 'B' : 'A'}`,
    ]);
    yield table(
      'Standards by the dates on which clocks start',
      ['Standard', 'From', 'To', 'What differs'],
      rows,
    );
  }
}

function* sums({ totals, rejected, failed }: DiffReport): Generator<string> {
  const { cases, outcomes, noPack, passages } = totals;
  yield '<h2>Totals</h2>\n';
  const rows: [string, number][] = [
    ['cases', cases.all],
    ['cases that differ', cases.different],
    ['cases that are the same', cases.same],
    ['outcomes under A', outcomes.before],
    ['outcomes under B', outcomes.after],
    ['with another status', outcomes.status],
    ['with other dates', outcomes.time],
    ['with other reasons or flags', outcomes.account],
    ['with other grounds only', outcomes.grounds],
    ['new', outcomes.new],
    ['vanished', outcomes.vanished],
    ['the same', outcomes.same],
    ['cases without a pack under A', noPack.before],
    ['cases without a pack under B', noPack.after],
    ['lines that could not be used', rejected],
    ['members not compared, because a rule threw', failed.length],
  ];
  yield table(
    'Counts',
    ['', 'Number'],
    rows.map(([name, number]) => [name, String(number)]),
  );
  for (const standard of new Set(passages.map((passage) => passage.standard)))
    yield matrix(standard, passages);
}

function matrix(standard: string, passages: readonly Passage[]): string {
  const own = passages.filter((passage) => passage.standard === standard);
  const rows = [...new Set(own.map(({ before }) => before))].sort();
  const columns = [...new Set(own.map(({ after }) => after))].sort();
  const counted = (row: string, column: string): string =>
    String(own.find(({ before, after }) => before === row && after === column)?.count ?? 0);
  return table(
    `${standard}: status under A (rows) and B (columns)`,
    ['A \\ B', ...columns],
    rows.map((row) => [escaped(row), ...columns.map((column) => counted(row, column))]),
  );
}

/** What the boxes choose among: each passage between two statuses of a standard, and all else. */
function filtersOf(passages: readonly Passage[]): readonly string[] {
  const keys = passages
    .filter(({ before, after }) => before !== after)
    .map(({ standard, before, after }) => `${standard}: ${before} -> ${after}`);
  return [...keys, SAME_STATUS];
}

function filterStyle(number: number): string {
  const shown = Array.from({ length: number }, (_, index) => `body:has(#f${index}:checked) .f${index}`);
  return `@supports selector(body:has(p)) { @media screen { article { display: none; } ${shown.join(', ')} { display: block; } } }\n`;
}

function filterForm(filters: readonly string[]): string {
  const boxes = filters.map((filter, index) => {
    const words = filter === SAME_STATUS ? 'same status, other details' : filter;
    return `<label><input type="checkbox" id="f${index}" checked> ${escaped(words)}</label>`;
  });
  return `<form class="filter"><fieldset><legend>Show cases with</legend>\n${boxes.join('\n')}\n</fieldset></form>\n`;
}

function caseArticle(
  { caseId, memberRef, timeZone, changes, silent }: CaseDiff,
  filters: readonly string[],
): string {
  const classes = new Set(changes.map((change) => `f${filters.indexOf(filterOf(change))}`));
  if (changes.length === 0) classes.add(`f${filters.indexOf(SAME_STATUS)}`);
  return [
    `<article class="${[...classes].join(' ')}">`,
    `<h3>Case <code>${escaped(caseId)}</code> of member <code>${escaped(memberRef)}</code></h3>`,
    ...(silent === undefined ? [] : [`<p>${escaped(silenceWords(silent))}</p>`]),
    ...changes.map((change) => changeHtml(change, timeZone)),
    '</article>',
    '',
  ].join('\n');
}

function filterOf(change: ShownChange): string {
  const words = passageWords(change);
  return words.includes(' -> ') ? `${change.standard}: ${words}` : SAME_STATUS;
}

function changeHtml(change: ShownChange, timeZone: string): string {
  const items = changeRows(change, timeZone).map(
    ({ name, texts }) => `<dt>${escaped(name.trim())}</dt><dd>${texts.map(escaped).join('<br>')}</dd>`,
  );
  const title = `${change.standard} (${change.anchorKey}): ${passageWords(change)}`;
  return `<p><strong>${escaped(title)}</strong></p>\n<dl>${items.join('')}</dl>`;
}
