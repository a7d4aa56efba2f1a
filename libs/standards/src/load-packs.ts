import { buildStandards, calendarOf } from './build-standards';
import { canonicalText } from './canonical-text';
import { checkAssignments } from './check-assignments';
import { checkForm } from './check-form';
import { checkManifest, checkStandard } from './check-meaning';
import { checkSpans } from './check-spans';
import type { KnownCode, PackFile, PackProblem } from './pack-file';
import {
  AssignmentsSchema,
  ManifestSchema,
  StandardSchema,
  type ManifestData,
  type StandardData,
} from './pack-schema';
import { resolvePacks, type LoadedPacks } from './resolve-packs';
import type { PackInfo } from './standard';

/** What the loader needs from outside: hashing is not for a pure library, the registries belong to the events. */
export interface LoaderTools {
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
  readonly isKnownCode: KnownCode;
}

/** Packs that are proven whole, or every way in which their files are wrong. */
export type LoadedOrProblems =
  | { readonly ok: true; readonly packs: LoadedPacks }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

const MANIFEST = 'pack.yaml';

interface Parsed<T> {
  readonly file: PackFile;
  readonly data: T;
}

interface PackParts {
  readonly manifest: Parsed<ManifestData>;
  readonly standards: readonly Parsed<StandardData>[];
}

/**
 * Loads packs from parsed files. A folder with `pack.yaml` is a pack; every other file of the folder is one of its
 * standards. Nothing is loaded unless all of it is right: form, dates, citations, names and assignments.
 */
export function loadPacks(
  files: readonly PackFile[],
  assignments: PackFile,
  tools: LoaderTools,
): LoadedOrProblems {
  const problems: PackProblem[] = [];
  const parts = [...byFolder(files)].flatMap(([folder, inFolder]) => {
    const found = readPack(folder, inFolder, tools.isKnownCode);
    if ('problems' in found) problems.push(...found.problems);
    return 'problems' in found ? [] : [found.parts];
  });
  problems.push(...duplicates(parts));
  const rows = checkForm(AssignmentsSchema, assignments);
  if ('problems' in rows) problems.push(...rows.problems);
  if (problems.length > 0 || 'problems' in rows) return { ok: false, problems };

  const packs = parts.map((part) => packInfo(part, tools));
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const unassignable = checkAssignments(rows.data, byId, assignments.path);
  if (unassignable.length > 0) return { ok: false, problems: unassignable };
  return { ok: true, packs: resolvePacks(packs, rows.data.assignments) };
}

function byFolder(files: readonly PackFile[]): ReadonlyMap<string, readonly PackFile[]> {
  const folders = new Map<string, PackFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/'));
    const inFolder = folders.get(folder);
    if (inFolder === undefined) folders.set(folder, [file]);
    else inFolder.push(file);
  }
  return folders;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function readPack(
  folder: string,
  files: readonly PackFile[],
  known: KnownCode,
): { readonly parts: PackParts } | { readonly problems: readonly PackProblem[] } {
  const manifestFile = files.find((file) => nameOf(file.path) === MANIFEST);
  const others = files.filter((file) => file !== manifestFile);
  if (manifestFile === undefined || others.length === 0) {
    const message =
      manifestFile === undefined ? `The folder has no ${MANIFEST}.` : 'The folder holds no standard.';
    return { problems: [{ code: 'TAM_PACK_EMPTY', file: folder, pointer: '', message }] };
  }
  const manifest = checkForm(ManifestSchema, manifestFile);
  if ('problems' in manifest) return manifest;
  const problems = [
    ...misplaced(manifestFile, manifest.data.id, nameOf(folder)),
    ...checkManifest(manifestFile, manifest.data, known),
  ];
  const standards: Parsed<StandardData>[] = [];
  for (const file of others) {
    const formed = checkForm(StandardSchema, file);
    if ('problems' in formed) {
      problems.push(...formed.problems);
      continue;
    }
    const { data } = formed;
    problems.push(
      ...misplaced(file, data.id, nameOf(file.path).replace(/\.yaml$/, '')),
      ...checkSpans(data, file.path),
      ...checkStandard(file, data, manifest.data, known),
    );
    standards.push({ file, data });
  }
  if (problems.length > 0) return { problems };
  return { parts: { manifest: { file: manifestFile, data: manifest.data }, standards } };
}

function misplaced(file: PackFile, id: string, name: string): readonly PackProblem[] {
  if (id === name) return [];
  const message = `The id is "${id}", but the place is named "${name}".`;
  return [{ code: 'TAM_PACK_MISPLACED', file: file.path, pointer: '/id', message }];
}

function duplicates(packs: readonly PackParts[]): readonly PackProblem[] {
  const firstPlace = new Map<string, string>();
  const problems: PackProblem[] = [];
  for (const { file, data } of packs.flatMap((pack) => [pack.manifest, ...pack.standards])) {
    const first = firstPlace.get(data.id);
    if (first === undefined) firstPlace.set(data.id, file.path);
    else {
      const message = `"${data.id}" is also the id of ${first}.`;
      problems.push({ code: 'TAM_PACK_DUPLICATE_ID', file: file.path, pointer: '/id', message });
    }
  }
  return problems;
}

function packInfo({ manifest, standards }: PackParts, tools: LoaderTools): PackInfo {
  const { id, version, title, authority, status } = manifest.data;
  const contents = standards.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const built = contents.flatMap((data) => buildStandards(manifest.data, data));
  const ends = built.map((standard) => standard.to);
  const last = ends.includes(undefined) ? undefined : ends.reduce((a, b) => (a! > b! ? a : b));
  return {
    id,
    version,
    title,
    authority,
    status,
    calendar: calendarOf(manifest.data.calendar),
    hash: tools.sha256(canonicalText({ manifest: manifest.data, standards: contents })),
    from: built.map((standard) => standard.from).reduce((a, b) => (a < b ? a : b)),
    ...(last !== undefined && { to: last }),
    standards: built,
  };
}
