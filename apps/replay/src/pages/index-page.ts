import type { PackInfo, Standard } from '@tam/standards';
import { KIND } from '../prose/citation-words';
import { dutySentence } from '../prose/duty-sentence';
import { limitWords, spanWords } from '../prose/limit-words';
import { DERIVED, plain, table } from './markdown';
import type { PackPlace } from './place';

/** The page that leads to all others: the packs by place, each with its standards. */
export function indexPage(packs: readonly PackPlace[]): string {
  const places = [...new Set(packs.map(({ place }) => place.name))];
  return [
    '# Standards',
    '',
    DERIVED,
    '',
    'Every promise that the product knows, from the data by which it judges. Each page says what starts and stops the clock, how it is counted, what is excepted, and how far each part has been read in the law. [Calendars](calendars.md) has the holidays.',
    '',
    'Tags: `primary`, read in the law or on a page of the regulator; `secondary`, read in a notice or an article; `unverified`, general knowledge for at least one part. A pack that is unverified or proposed is evaluated only on request.',
    '',
    ...table(
      ['place', 'pack', 'status', 'authority', 'standards', 'verification'],
      packs.map(({ pack, place }) => [
        place.name,
        `[${pack.id}](#${pack.id})`,
        pack.status,
        plain(pack.authority),
        String(latestOf(pack).length),
        tagsOf(pack),
      ]),
    ),
    ...places.flatMap((name) => [
      '',
      `## ${name}`,
      ...packs.filter(({ place }) => place.name === name).flatMap(packLines),
    ]),
    '',
  ].join('\n');
}

function packLines({ pack, folder }: PackPlace): string[] {
  const { id, title, version, status, authority } = pack;
  return [
    '',
    `### ${id}`,
    '',
    `${plain(title)}. ${plain(authority)}. Version ${version}, ${status}, ${spanWords(pack)}. What is left out: [README](../../libs/standards/packs/${folder}/${id}/README.md).`,
    '',
    ...table(
      ['standard', 'promise', 'limit', 'kind', 'verification'],
      latestOf(pack).map((standard) => [
        `[${standard.id}](${standard.id}.md)`,
        plain(dutySentence(standard)),
        limitWords(standard.limit),
        KIND[standard.kind].split(':')[0]!,
        standard.citation.verification,
      ]),
    ),
    ...pack.surveys.flatMap((survey) => [
      '',
      `Tested by a survey, never computed from events: ${plain(survey.title)}, ${survey.percent} % of ${survey.about.join(', ')}, ${spanWords(survey)} (${plain(survey.citation.text)}, ${survey.citation.verification}).`,
    ]),
  ];
}

function latestOf({ standards }: PackInfo): readonly Standard[] {
  return [...new Map(standards.map((standard) => [standard.id, standard])).values()];
}

function tagsOf(pack: PackInfo): string {
  const counts = new Map<string, number>();
  for (const { citation } of latestOf(pack)) {
    counts.set(citation.verification, (counts.get(citation.verification) ?? 0) + 1);
  }
  return ['primary', 'secondary', 'unverified']
    .filter((tag) => counts.has(tag))
    .map((tag) => `${counts.get(tag)} ${tag}`)
    .join(', ');
}
