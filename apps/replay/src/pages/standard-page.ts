import type { Evidence, PackInfo, Standard, Survey } from '@tam/standards';
import { KIND, STANDING } from '../prose/citation-words';
import { dutySentence } from '../prose/duty-sentence';
import { limitWords, spanWords } from '../prose/limit-words';
import {
  countingLines,
  endingLines,
  exceptionLines,
  figureLines,
  qualifiedLines,
  undecidedLines,
  urgencyLevelLines,
} from '../prose/rule-lines';
import { startLines } from '../prose/start-lines';
import { stopLines } from '../prose/stop-lines';
import { calendarLines } from './calendar-lines';
import { bullets, DERIVED, linked, plain, section, table } from './markdown';
import type { Place } from './place';
import { shownLocal, workedExamples, type WorkedExample } from './worked-examples';

/** What a page of one standard is made of. */
export interface StandardPageInput {
  readonly pack: PackInfo;
  /** Every version of the standard, in order. Never empty. */
  readonly versions: readonly Standard[];
  readonly place: Place;
  /** Local date from which the examples begin, and the years whose holidays are shown. */
  readonly from: string;
  readonly years: readonly number[];
}

/** The page of one standard, whole: everything that a person who knows the law needs in order to check it. */
export function standardPage(input: StandardPageInput): string {
  const { pack, versions, place, from, years } = input;
  const latest = versions.at(-1)!;
  const surveys = pack.surveys.filter(({ about }) => about.includes(latest.id));
  return [
    `# ${plain(latest.title)}`,
    '',
    DERIVED,
    '',
    `\`${latest.id}\` of [${pack.id}](README.md#${pack.id}), ${place.name}`,
    '',
    `**${plain(dutySentence(latest))}**`,
    '',
    `> ${STANDING[latest.citation.verification]}`,
    ...statusLines(pack),
    '',
    ...table(
      ['', ''],
      [
        ['whose promise', KIND[latest.kind]],
        ['authority', plain(pack.authority)],
        ['pack', `${plain(pack.title)}, version ${pack.version}, ${pack.status}`],
        [
          'in force',
          spanWords({ from: versions[0]!.from, ...(latest.to !== undefined && { to: latest.to }) }),
        ],
        ['cited', `${plain(latest.citation.text)} (${latest.citation.verification})`],
      ],
    ),
    ...section('The limit over time', [...limitTable(versions), '', ...bullets(countingLines(latest))]),
    ...section('What starts the clock', bullets(startLines(latest))),
    ...section('What stops it', bullets(stopLines(latest))),
    ...section('Exceptions', exceptionLines(latest)),
    ...section('Who is qualified', bullets(qualifiedLines(latest).map(plain))),
    ...section('Urgency', bullets(urgencyLevelLines(latest))),
    ...section('What ends it without a verdict', bullets(endingLines(latest))),
    ...section('Figures', [...bullets(figureLines(latest)), ...surveyLines(surveys)]),
    ...section('Calendars', calendarLines(latest, years)),
    ...section('Worked examples', exampleLines(latest, place, from)),
    ...section(
      'What the product does not decide',
      bullets(undecidedLines(latest, [...new Set(surveys.map(({ title }) => title))])),
    ),
    ...section('Evidence', evidenceLines(versions)),
    '',
  ].join('\n');
}

function statusLines({ status, id }: PackInfo): string[] {
  if (status === 'enacted') return [];
  const why = status === 'proposed' ? 'is only proposed' : 'is not verified as a whole';
  return ['>', `> The pack ${why}: its clocks run only on request (\`--with-pack ${id}\`).`];
}

function limitTable(versions: readonly Standard[]): string[] {
  return table(
    ['clocks that start from', 'to', 'limit', 'warning after', 'calendar', 'citation', 'tag'],
    versions.map(({ from, to, limit, warn, calendar, citation }) => [
      from,
      to ?? '',
      limitWords(limit),
      limitWords(warn),
      limit.unit === 'business-days' ? `\`${calendar.id}\`` : 'every day',
      plain(citation.text),
      citation.verification,
    ]),
  );
}

function surveyLines(surveys: readonly Survey[]): string[] {
  return surveys.map(
    ({ title, percent, citation, ...span }) =>
      `- A survey asks about this limit: ${plain(title)}, ${percent} % (${spanWords(span)}; ${plain(citation.text)}, ${citation.verification}). It is never computed from events.`,
  );
}

function exampleLines(standard: Standard, place: Place, from: string): string[] {
  const examples = workedExamples(standard, place.zone, from);
  if (examples.length === 0) return [];
  const isImmediate = standard.stop.kind === 'interpreted';
  if (isImmediate) return ['None: the promise is kept or not at the visit itself.'];
  return [
    `Counted by the product in \`${place.zone}\`, an example of a place of care.`,
    '',
    ...table(
      ['start', 'what is peculiar', 'last instant in time', 'first instant late', 'by other calendars'],
      examples.map((example) => exampleRow(example, place.zone)),
    ),
  ];
}

function exampleRow({ what, startedAt, dueAt, otherwise }: WorkedExample, zone: string): string[] {
  const byDate = new Map<number, string[]>();
  for (const { calendar, dueAt: other } of otherwise) {
    byDate.set(other, [...(byDate.get(other) ?? []), `\`${calendar}\``]);
  }
  return [
    shownLocal(startedAt, zone),
    plain(what),
    shownLocal(dueAt, zone),
    shownLocal(dueAt + 1, zone),
    [...byDate]
      .map(([other, calendars]) => `${calendars.join(', ')}: ${shownLocal(other, zone)}`)
      .join('<br>') || 'the same',
  ];
}

const CLAIMS: { readonly [claim in Evidence['claim']]: string } = {
  limit: 'the limit',
  dates: 'the dates',
  services: 'the services',
  'sub-paragraph': 'the place in the text',
  start: 'the start',
  exceptions: 'the exceptions',
};

function evidenceLines(versions: readonly Standard[]): string[] {
  const rows = versions.flatMap(({ from, citation, evidence = [] }) => [
    [from, 'as cited', plain(citation.text), linked(citation.url), citation.verification],
    ...evidence.map(({ claim, text, url, verification }) => [
      from,
      CLAIMS[claim],
      plain(text),
      linked(url),
      verification,
    ]),
  ]);
  return [
    ...table(['version from', 'says', 'source', 'address', 'tag'], rows),
    '',
    'Tags: `primary`, read in the law or on a page of the regulator; `secondary`, read in a notice or an article; `unverified`, general knowledge. The tag of a citation is the weakest of its evidence.',
  ];
}
