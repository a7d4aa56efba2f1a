import type { CountedStandard } from '@tam/statistics';
import { escaped, pageStart, table } from '../diff/html-text';
import type { AccessReport } from './access-report';
import { STYLE } from './html-style';
import {
  caveatsOf,
  COUNT_WORDS,
  KIND_WORDS,
  percentWords,
  populationWords,
  SHARE_WORDS,
  type ShownFigure,
  type ShownStandard,
  thresholdOf,
  WAIT_WORDS,
  waitWords,
} from './words';

/** The report as one page that needs nothing else: no script, no network; it prints as it stands. */
export function* renderHtml(report: AccessReport): Generator<string> {
  const { figures } = report;
  const title = `Timely access, ${figures.period.name}`;
  yield pageStart(title, STYLE);
  yield `<main>\n<h1>${escaped(title)}</h1>\n`;
  yield* head(report);
  for (const kind of Object.keys(KIND_WORDS) as CountedStandard['kind'][]) {
    const standards = figures.standards.filter(({ standard }) => standard.kind === kind);
    if (standards.length === 0) continue;
    yield `<section>\n<h2>${KIND_WORDS[kind]}</h2>\n`;
    for (const each of standards) yield* standardArticle(report, each);
    yield '</section>\n';
  }
  if (figures.standards.length === 0) yield '<p>No clock of any standard falls into the period.</p>\n';
  yield* surveys(report);
  yield* changes(report);
  yield '</main>\n</body>\n</html>\n';
}

function* head(report: AccessReport): Generator<string> {
  const { figures, cut, edition, evaluator, packs } = report;
  const { from, to } = figures.period;
  const rows: [string, string][] = [
    ['Period', `${from} to ${to}, by the local date of each clock`],
    ['View', figures.view === 'published' ? 'published' : 'operational, not for publication'],
    ['Edition', edition ?? 'not frozen'],
    ['As of', cut.knownAt === undefined ? cut.asOf : `${cut.asOf}, as known at ${cut.knownAt}`],
    ...(report.isIncomplete ? [['Complete', 'no: events are missing, see below'] as [string, string]] : []),
    ['Evaluator', evaluator],
    ...packs.map(({ id, version, title, authority, status, hash }): [string, string] => [
      'Pack',
      `${title} (${id} ${version}, ${authority}, ${status}, ${hash.slice(0, 12)})`,
    ]),
  ];
  yield '<dl>\n';
  for (const [name, value] of rows) yield `<dt>${name}</dt><dd>${escaped(value)}</dd>\n`;
  yield '</dl>\n<h2>How to read the figures</h2>\n<ul>\n';
  for (const caveat of caveatsOf(report)) yield `<li>${escaped(caveat)}</li>\n`;
  yield '</ul>\n';
}

function* standardArticle(report: AccessReport, shown: ShownStandard): Generator<string> {
  const { standard, groups } = shown;
  const threshold = thresholdOf(standard);
  yield `<article id="${escaped(standard.id)}">\n<h3>${escaped(standard.title)} <code>${escaped(standard.id)}</code></h3>\n`;
  yield `<p>${citationWords(standard)}</p>\n`;
  yield `<p>Counted: ${populationWords(standard)}.`;
  if (threshold !== undefined) yield ` The text asks for ${threshold} % of them.`;
  yield (
    '</p>\n<div class="wide" role="region" tabindex="0" ' +
    `aria-label="Figures of ${escaped(standard.title)}">\n`
  );
  yield table(
    `${standard.title}: figures`,
    [
      report.figures.by.length === 0 ? 'Group' : report.figures.by.join(' / '),
      ...SHARE_WORDS.map(([, words]) => `${words} (%)`),
      ...COUNT_WORDS.map(([, words]) => words),
      ...WAIT_WORDS.map(([, words]) => words),
    ],
    groups.map(rowOf),
  );
  yield '</div>\n';
  const whole = groups[0]!;
  yield reasons('Ended, by reason', whole.ended);
  yield reasons('Undetermined, by what is missing', whole.undetermined);
  yield '</article>\n';
}

function rowOf({ group, counts, shares, waits }: ShownFigure): readonly string[] {
  return [
    group.length === 0 ? 'All' : group.join(' / '),
    ...SHARE_WORDS.map(([name]) => percentWords(shares[name])),
    ...COUNT_WORDS.map(([name]) => String(counts[name])),
    ...WAIT_WORDS.map(([name]) => waitWords(waits, name)),
  ].map(escaped);
}

function citationWords({ citation }: CountedStandard): string {
  const { text, url, verification } = citation;
  const source = url === undefined ? escaped(text) : `<a href="${escaped(url)}">${escaped(text)}</a>`;
  return `${source} <span class="tag">${verification}</span>`;
}

function reasons(title: string, counts: ShownFigure['ended']): string {
  const entries = Object.entries(counts);
  if (entries.length === 0) return '';
  const list = entries.map(([reason, count]) => `${escaped(reason)} ${count}`).join(', ');
  return `<p>${title}: ${list}.</p>\n`;
}

/** Apart from every rate of the duties: what a survey of providers tests is another population. */
function* surveys({ surveys: list }: AccessReport): Generator<string> {
  if (list.length === 0) return;
  yield '<section>\n<h2>Thresholds that a survey tests</h2>\n';
  yield '<p>A regulator tests these by asking providers for their next free appointment. No figure of this report is such a survey, and none can be held against these thresholds.</p>\n';
  yield table(
    'Survey thresholds',
    ['Survey', 'Threshold', 'About', 'Source'],
    list.map(({ title, percent, about, citation }) => [
      escaped(title),
      `${percent} %`,
      escaped(about.join(', ')),
      `${escaped(citation.text)} <span class="tag">${citation.verification}</span>`,
    ]),
  );
  yield '</section>\n';
}

function* changes({ changes: diff }: AccessReport): Generator<string> {
  if (diff === undefined) return;
  yield `<section>\n<h2>Changed since ${escaped(diff.from)}</h2>\n`;
  if (diff.packs.length > 0) yield `<p>Other packs: ${escaped(diff.packs.join(', '))}.</p>\n`;
  if (diff.evaluator)
    yield `<p>Evaluator: ${escaped(diff.evaluator.before)}, now ${escaped(diff.evaluator.after)}.</p>\n`;
  if (diff.changes.length === 0) yield '<p>No count that is shown in both is another.</p>\n';
  else
    yield table(
      'Counts that changed',
      ['Standard', 'Group', 'Count', 'Before', 'After', 'Change'],
      diff.changes.map(({ standard, group, column, before, after }) =>
        [
          ...[standard, group.join(' / ') || 'All', column, String(before), String(after)],
          `${after > before ? '+' : ''}${after - before}`,
        ].map(escaped),
      ),
    );
  yield '</section>\n';
}
