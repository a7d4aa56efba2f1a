import { problemText, type PackReport } from '@tam/config';
import { ERRORS } from '@tam/errors';
import type { PackInfo, Standard, Survey } from '@tam/standards';
import { citationLine, KIND } from '../prose/citation-words';
import { dutySentence } from '../prose/duty-sentence';
import { limitWords, spanWords } from '../prose/limit-words';
import { coverageOf } from './coverage';

/** What is wrong with a pack, a problem a line and what to do about it below. */
export function renderProblems({ problems }: PackReport): string[] {
  return problems.flatMap((problem) => [problemText(problem), `    ${ERRORS[problem.code].todo}`]);
}

/** What a pack promises, and the proof that each promise has one value on every date. */
export function renderPack(pack: PackInfo): string[] {
  const { id, version, status, authority, title, calendar, hash, standards, surveys } = pack;
  const alternatives = [...new Set(standards.flatMap((one) => one.alternativeCalendars))];
  return [
    `Pack ${id} ${version} (${status}): ${title}`,
    `  authority  ${authority}`,
    `  in force   ${spanWords(pack)}`,
    `  calendar   ${calendar.id}${alternatives.length === 0 ? '' : `; could be meant: ${alternatives.map((one) => one.id).join(', ')}`}`,
    `  read       sha256 ${hash}`,
    ...byId(standards).flatMap((versions) => ['', ...standardLines(versions)]),
    ...byId(surveys).flatMap((versions) => ['', ...surveyLines(versions)]),
  ];
}

/** The standards of a pack whose dates are not covered, which no pack that was loaded should have. */
export function uncovered({ standards }: PackInfo): string[] {
  return byId(standards).flatMap((versions) =>
    coverageOf(versions).wrong.map((date) => `${versions[0]!.id}: not exactly one value on ${date}.`),
  );
}

function byId<T extends { readonly id: string }>(versions: readonly T[]): readonly (readonly T[])[] {
  const found = new Map<string, T[]>();
  for (const version of versions) found.set(version.id, [...(found.get(version.id) ?? []), version]);
  return [...found.values()];
}

function standardLines(versions: readonly Standard[]): string[] {
  const latest = versions.at(-1)!;
  const { dates } = coverageOf(versions);
  return [
    `Standard ${latest.id}`,
    `  ${dutySentence(latest)}`,
    `  ${KIND[latest.kind]}`,
    ...versions.flatMap((version) => [
      `  ${spanWords(version)}: ${limitWords(version.limit)}, warns after ${limitWords(version.warn)}${calendarOf(version)}`,
      `    ${citationLine(version.citation)}`,
    ]),
    `  one value on each date of change and the days beside it:`,
    ...dates.map(
      ({ date, version }) => `    ${date}  ${version === undefined ? 'none' : `that of ${version}`}`,
    ),
  ];
}

function calendarOf({ calendar, limit }: Standard): string {
  return limit.unit === 'business-days' ? `, calendar ${calendar.id}` : '';
}

function surveyLines(versions: readonly Survey[]): string[] {
  const latest = versions.at(-1)!;
  return [
    `Survey ${latest.id}: never computed from events`,
    `  ${latest.title}`,
    ...versions.flatMap((version) => [
      `  ${spanWords(version)}: ${version.percent} % of ${version.about.join(', ')}`,
      `    ${citationLine(version.citation)}`,
    ]),
  ];
}
