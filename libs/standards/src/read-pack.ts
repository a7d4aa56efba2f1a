import { checkForm } from './check-form';
import { checkManifest, checkStandard, type KnownNames } from './check-meaning';
import { checkSpans } from './check-spans';
import type { PackFile, PackProblem } from './pack-file';
import {
  ManifestSchema,
  StandardSchema,
  SurveySchema,
  type ManifestData,
  type StandardData,
  type SurveyData,
} from './pack-schema';

/** A file whose form is right, with what it holds. */
export interface Parsed<T> {
  readonly file: PackFile;
  readonly data: T;
}

/** The files of one pack, each of the right form. */
export interface PackParts {
  readonly manifest: Parsed<ManifestData>;
  readonly standards: readonly Parsed<StandardData>[];
  readonly surveys: readonly Parsed<SurveyData>[];
}

const MANIFEST = 'pack.yaml';
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The parts of one pack, or every way in which its files are wrong. `files` are those of one folder. */
export function readPack(
  folder: string,
  files: readonly PackFile[],
  known: KnownNames,
): { readonly parts: PackParts } | { readonly problems: readonly PackProblem[] } {
  const manifestFile = files.find((file) => nameOf(file.path) === MANIFEST);
  if (manifestFile === undefined) return emptyPack(folder, `The folder has no ${MANIFEST}.`);
  const others = files.filter((file) => file !== manifestFile);
  const standardFiles = others.filter((file) => !isSurvey(file));
  if (standardFiles.length === 0) return emptyPack(folder, 'The folder holds no standard.');
  const manifest = checkForm(ManifestSchema, manifestFile);
  if ('problems' in manifest) return manifest;
  const problems = [
    ...misplaced(manifestFile, manifest.data.id, nameOf(folder)),
    ...checkManifest(manifestFile, manifest.data, known),
  ];
  const standards: Parsed<StandardData>[] = [];
  for (const file of standardFiles) {
    const formed = checkForm(StandardSchema, file);
    if ('problems' in formed) {
      problems.push(...formed.problems);
      continue;
    }
    problems.push(
      ...misplaced(file, formed.data.id, nameOf(file.path).replace(/\.yaml$/, '')),
      ...checkSpans(formed.data.values, file.path),
      ...checkStandard(file, formed.data, manifest.data, known),
    );
    standards.push({ file, data: formed.data });
  }
  const surveys: Parsed<SurveyData>[] = [];
  for (const file of others.filter(isSurvey)) {
    const formed = checkForm(SurveySchema, file);
    if ('problems' in formed) {
      problems.push(...formed.problems);
      continue;
    }
    problems.push(
      ...misplaced(file, formed.data.id, nameOf(file.path).replace(/\.yaml$/, '')),
      ...checkSpans(formed.data.values, file.path),
    );
    surveys.push({ file, data: formed.data });
  }
  if (problems.length > 0) return { problems };
  return { parts: { manifest: { file: manifestFile, data: manifest.data }, standards, surveys } };
}

/** A file that says of itself that it is a survey, whatever else is right or wrong in it. */
function isSurvey({ data }: PackFile): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'survey-only';
}

function emptyPack(folder: string, message: string): { readonly problems: readonly PackProblem[] } {
  return { problems: [{ code: 'TAM_PACK_EMPTY', file: folder, pointer: '', message }] };
}

function misplaced(file: PackFile, id: string, name: string): readonly PackProblem[] {
  if (id === name) return [];
  const message = `The id is "${id}", but the place is named "${name}".`;
  return [{ code: 'TAM_PACK_MISPLACED', file: file.path, pointer: '/id', message }];
}
