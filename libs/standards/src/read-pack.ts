import type { Static } from '@sinclair/typebox';
import { checkForm } from './check-form';
import { checkManifest, checkStatus } from './check-manifest';
import { checkSpans } from './check-spans';
import { checkStandard } from './check-standard';
import { checkSurvey } from './check-survey';
import type { KnownNames } from './findings';
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
const stemOf = (path: string): string => nameOf(path).replace(/\.yaml$/, '');

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
  const standards = readEach(StandardSchema, standardFiles, problems, (file, data) =>
    checkStandard(file, data, manifest.data, known),
  );
  const ids = new Set(standardFiles.map(({ path }) => stemOf(path)));
  const surveys = readEach(SurveySchema, others.filter(isSurvey), problems, (file, data) =>
    checkSurvey(file, data, ids, known),
  );
  if (problems.length === 0) {
    const contents = standards.map(({ data }) => data);
    problems.push(...checkStatus(manifestFile, manifest.data, contents));
  }
  if (problems.length > 0) return { problems };
  return { parts: { manifest: { file: manifestFile, data: manifest.data }, standards, surveys } };
}

/** The files whose form is right; what is wrong with any of them is added to the problems. */
function readEach<S extends typeof StandardSchema | typeof SurveySchema>(
  schema: S,
  files: readonly PackFile[],
  problems: PackProblem[],
  check: (file: PackFile, data: Static<S>) => readonly PackProblem[],
): readonly Parsed<Static<S>>[] {
  const parsed: Parsed<Static<S>>[] = [];
  for (const file of files) {
    const formed = checkForm(schema, file);
    if ('problems' in formed) {
      problems.push(...formed.problems);
      continue;
    }
    const { data } = formed;
    problems.push(
      ...misplaced(file, data.id, stemOf(file.path)),
      ...checkSpans(data.values, file.path),
      ...check(file, data),
    );
    parsed.push({ file, data });
  }
  return parsed;
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
