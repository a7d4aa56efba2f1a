import { Findings, type KnownNames } from './findings';
import type { PackFile, PackProblem } from './pack-file';
import type { SurveyData } from './pack-schema';

/** What of a survey has the right form and still cannot be meant; `standards` are the ids of its pack. */
export function checkSurvey(
  file: PackFile,
  survey: SurveyData,
  standards: ReadonlySet<string>,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  for (const [index, id] of survey.about.entries()) {
    if (standards.has(id)) continue;
    findings.add('TAM_PACK_UNKNOWN_STANDARD', `/about/${index}`, `The pack holds no standard "${id}".`);
  }
  for (const [index, { percent, citation, evidence }] of survey.values.entries()) {
    const pointer = `/values/${index}`;
    if (percent === 0) {
      findings.add('TAM_PACK_INVALID_LIMIT', `${pointer}/percent`, 'A share of 0 percent asks for nothing.');
    }
    findings.citation(citation, evidence, pointer);
  }
  return findings.problems;
}
