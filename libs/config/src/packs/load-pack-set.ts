import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { loadCalendars, type Calendar } from '@tam/calendar';
import { TamError, type ErrorCode } from '@tam/errors';
import { isKnownCode } from '@tam/events';
import { loadPacks, type KnownCode, type LoadedPacks, type PackProblem } from '@tam/standards';
import { readYamlFile, type YamlFile } from './read-yaml-file';
import { repositoryRoot } from './repository-root';

/** Where the packs, their calendars and their assignments are; what is not given is what ships. */
export interface PackSetSource {
  readonly packsDir?: string;
  readonly calendarsDir?: string;
  readonly assignmentsFile?: string;
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
  /** The registries in use, with a deployer's own codes; the shipped ones where it is left out. */
  readonly isKnownCode?: KnownCode;
}

/**
 * Reads every pack under a folder, every calendar under another, and the file of assignments. All that is wrong is said
 * in one error, a line each with file and line number. The error's code is that of its first problem.
 */
export function loadPackSet({
  packsDir,
  calendarsDir,
  assignmentsFile,
  ...tools
}: PackSetSource): LoadedPacks {
  const folder = packsDir ?? shipped('libs/standards/packs');
  const assignments = assignmentsFile ?? shipped('assignments.yaml');
  for (const place of [folder, assignments]) mustExist(place, 'TAM_PACK_NOT_FOUND');
  const calendars = loadCalendarsIn(calendarsDir);
  const files = readYamlFilesIn(folder);
  const assigned = readYamlFile(assignments, displayPath(assignments));
  const result = loadPacks(files, assigned, { isKnownCode, ...tools, calendars });
  if (!result.ok) throw problemsError(result.problems, [...files, assigned]);
  return result.packs;
}

/** Reads every named calendar under a folder; the shipped ones where none is given. */
export function loadCalendarsIn(calendarsDir?: string): ReadonlyMap<string, Calendar> {
  const folder = calendarsDir ?? shipped('libs/calendar/calendars');
  mustExist(folder, 'TAM_CALENDAR_NOT_FOUND');
  const files = readYamlFilesIn(folder);
  const result = loadCalendars(files);
  if (!result.ok) throw problemsError(result.problems, files);
  return result.calendars;
}

function mustExist(place: string, code: ErrorCode): void {
  if (!existsSync(place)) throw new TamError(code, `${place} is not there.`, { file: place });
}

function readYamlFilesIn(folder: string): readonly YamlFile[] {
  return yamlFilesIn(folder).map((file) => readYamlFile(file, displayPath(file)));
}

function shipped(path: string): string {
  return join(repositoryRoot(__dirname) ?? '.', path);
}

/** As a person in the current folder would name the file. */
function displayPath(file: string): string {
  const fromHere = relative('', file);
  const path = fromHere.startsWith('..') ? resolve(file) : fromHere;
  return path.split(sep).join('/');
}

function yamlFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function problemsError(problems: readonly PackProblem[], files: readonly YamlFile[]): TamError {
  const lines = problems.map(({ code, file, pointer, message }) => {
    const line = files.find((read) => read.path === file)?.lineOf(pointer);
    const place = line === undefined ? file : `${file}:${line}`;
    return `${place}${pointer === '' ? '' : ` at ${pointer}`}: ${message} [${code}]`;
  });
  const [first] = problems;
  const code = first?.code ?? 'TAM_PACK_INVALID';
  return new TamError(code, lines.join('\n'), {
    problems: problems.length,
    ...(first && { file: first.file }),
  });
}
