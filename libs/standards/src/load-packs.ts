import type { Calendar } from '@tam/calendar';
import { buildStandards, buildSurveys, calendarOf } from './build-standards';
import { canonicalText } from './canonical-text';
import { checkAssignments } from './check-assignments';
import { checkForm } from './check-form';
import type { KnownNames } from './check-meaning';
import type { PackFile, PackProblem } from './pack-file';
import { AssignmentsSchema, type ManifestData, type StandardData } from './pack-schema';
import { readPack, type PackParts } from './read-pack';
import { resolvePacks, type LoadedPacks } from './resolve-packs';
import type { PackInfo } from './standard';

/** What the loader needs from outside: hashing is not for a pure library, the registries belong to the events. */
export interface LoaderTools extends KnownNames {
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
}

/** Packs that are proven whole, or every way in which their files are wrong. */
export type LoadedOrProblems =
  | { readonly ok: true; readonly packs: LoadedPacks }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Loads packs from parsed files. A folder with `pack.yaml` is a pack; every other file of the folder is one of its
 * standards or surveys. Nothing is loaded unless all of it is right: form, dates, citations, names and assignments.
 */
export function loadPacks(
  files: readonly PackFile[],
  assignments: PackFile,
  tools: LoaderTools,
): LoadedOrProblems {
  const problems: PackProblem[] = [];
  const parts = [...byFolder(files)].flatMap(([folder, inFolder]) => {
    const found = readPack(folder, inFolder, tools);
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

function packInfo({ manifest, standards, surveys }: PackParts, tools: LoaderTools): PackInfo {
  const { id, version, title, authority, status } = manifest.data;
  const contents = standards.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const asked = surveys.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const built = contents.flatMap((data) => buildStandards(manifest.data, data, tools.calendars));
  const calendars = namedCalendars(manifest.data, contents, tools.calendars);
  const ends = built.map((standard) => standard.to);
  const last = ends.includes(undefined) ? undefined : ends.reduce((a, b) => (a! > b! ? a : b));
  return {
    id,
    version,
    title,
    authority,
    status,
    calendar: calendarOf(manifest.data.calendar, tools.calendars),
    hash: tools.sha256(
      canonicalText({ manifest: manifest.data, standards: contents, surveys: asked, calendars }),
    ),
    from: built.map((standard) => standard.from).reduce((a, b) => (a < b ? a : b)),
    ...(last !== undefined && { to: last }),
    standards: built,
    surveys: asked.flatMap((data) => buildSurveys(manifest.data, data)),
  };
}

/** Every calendar that a pack names, by id: a holiday that changes is another pack, because outcomes change with it. */
function namedCalendars(
  manifest: ManifestData,
  standards: readonly StandardData[],
  calendars: ReadonlyMap<string, Calendar>,
): readonly Calendar[] {
  const own = standards.flatMap(({ values }) => values.map(({ calendar }) => calendar ?? manifest.calendar));
  const names = new Set([manifest.calendar, ...manifest.alternativeCalendars, ...own]);
  return [...names].sort().map((name) => calendarOf(name, calendars));
}
