import { buildPack } from './build-pack';
import { canonicalText } from './canonical-text';
import { checkAssignments } from './check-assignments';
import { checkLines, checkSources } from './check-deployment';
import { checkForm } from './check-form';
import { LinesSchema, SourcesSchema, type LineRow, type SourceRow } from './deployment-schema';
import type { KnownNames } from './findings';
import type { PackFile, PackProblem } from './pack-file';
import { AssignmentsSchema } from './pack-schema';
import { readPack, type PackParts } from './read-pack';
import { resolvePacks, type LoadedPacks } from './resolve-packs';

/** The parsed files of a pack set. */
export interface PackSetFiles {
  /** A folder with `pack.yaml` is a pack; every other file of the folder is one of its standards or surveys. */
  readonly packs: readonly PackFile[];
  readonly assignments: PackFile;
  readonly sources?: PackFile | undefined;
  readonly lines?: PackFile | undefined;
}

/** What the loader needs from outside: hashing is not for a pure library, the registries belong to the events. */
export interface LoaderTools extends KnownNames {
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
  /** Packs that are evaluated although they are unverified or only proposed, by id; left out: none. */
  readonly onRequest?: readonly string[] | undefined;
}

/** Packs that are proven whole, or every way in which their files are wrong. */
export type LoadedOrProblems =
  | { readonly ok: true; readonly packs: LoadedPacks }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Loads packs from parsed files. Nothing is loaded unless all of it is right: form, dates, citations, names,
 * assignments, and what the deployer says of sources and lines. Error: TAM_PACK_UNKNOWN_PACK where a pack that is asked
 * for is not there.
 */
export function loadPacks(files: PackSetFiles, tools: LoaderTools): LoadedOrProblems {
  const problems: PackProblem[] = [];
  const parts = [...byFolder(files.packs)].flatMap(([folder, inFolder]) => {
    const found = readPack(folder, inFolder, tools);
    if ('problems' in found) problems.push(...found.problems);
    return 'problems' in found ? [] : [found.parts];
  });
  problems.push(...duplicates(parts));
  const rows = checkForm(AssignmentsSchema, files.assignments);
  if ('problems' in rows) problems.push(...rows.problems);
  const sources = readSources(files.sources, tools, problems);
  const lines = readLines(files.lines, tools, problems);
  if (problems.length > 0 || 'problems' in rows) return { ok: false, problems };

  const packs = parts.map((part) => buildPack(part, tools));
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const unassignable = checkAssignments(rows.data, byId, files.assignments.path, tools);
  if (unassignable.length > 0) return { ok: false, problems: unassignable };
  const hashes = fileHashes(files, lines, tools);
  const { onRequest = [], calendars } = tools;
  const deployed = { assignments: rows.data.assignments, sources, lines, calendars, onRequest, hashes };
  return { ok: true, packs: resolvePacks(packs, deployed) };
}

function readSources(
  file: PackFile | undefined,
  known: KnownNames,
  problems: PackProblem[],
): readonly SourceRow[] {
  if (file === undefined) return [];
  const formed = checkForm(SourcesSchema, file);
  problems.push(...('problems' in formed ? formed.problems : checkSources(file, formed.data, known)));
  return 'problems' in formed ? [] : formed.data.sources;
}

function readLines(
  file: PackFile | undefined,
  known: KnownNames,
  problems: PackProblem[],
): readonly LineRow[] {
  if (file === undefined) return [];
  const formed = checkForm(LinesSchema, file);
  problems.push(...('problems' in formed ? formed.problems : checkLines(file, formed.data, known)));
  return 'problems' in formed ? [] : formed.data.lines;
}

/** What a deployer's files decide is bound like a pack, with the calendars they name: outcomes change with it. */
function fileHashes(
  files: PackSetFiles,
  lines: readonly LineRow[],
  { sha256, calendars }: LoaderTools,
): { readonly [name: string]: string } {
  const named = [...new Set(lines.flatMap(({ calendar }) => calendar ?? []))].sort();
  const contents = {
    'assignments.yaml': files.assignments.data,
    ...(files.sources && { 'sources.yaml': files.sources.data }),
    ...(files.lines && {
      'lines.yaml': { file: files.lines.data, calendars: named.map((name) => calendars.get(name)) },
    }),
  };
  return Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [name, sha256(canonicalText(content))]),
  );
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

function duplicates(packs: readonly PackParts[]): readonly PackProblem[] {
  const firstPlace = new Map<string, string>();
  const problems: PackProblem[] = [];
  const parts = packs.flatMap((pack) => [pack.manifest, ...pack.standards, ...pack.surveys]);
  for (const { file, data } of parts) {
    const first = firstPlace.get(data.id);
    if (first === undefined) firstPlace.set(data.id, file.path);
    else {
      const message = `"${data.id}" is also the id of ${first}.`;
      problems.push({ code: 'TAM_PACK_DUPLICATE_ID', file: file.path, pointer: '/id', message });
    }
  }
  return problems;
}
