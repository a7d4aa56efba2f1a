import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EVENT_TYPES, isKnownCode } from '@tam/events';
import { loadPacks, type KnownCode, type LoadedPacks } from '@tam/standards';
import { loadCalendarsIn } from './load-calendars-in';
import { problemsError } from './located-problem';
import type { YamlFile } from './read-yaml-file';
import { foldersOf, mustExist, readNamed, readYamlFolders, shipped, type Folders } from './yaml-folder';

/** Where the packs, their calendars and what the deployer says are; what is not given is what ships. */
export interface PackSetSource {
  readonly packsDir?: Folders;
  readonly calendarsDir?: Folders;
  readonly assignmentsFile?: string;
  /** How sources deliver; left out: `sources.yaml` beside the assignments, if it is there. */
  readonly sourcesFile?: string;
  /** When telephone lines are open; left out: `lines.yaml` beside the assignments, if it is there. */
  readonly linesFile?: string;
  /** Packs that are evaluated although they are unverified or only proposed, by id. */
  readonly onRequest?: readonly string[];
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
  /** The registries in use, with a deployer's own codes; the shipped ones where it is left out. */
  readonly isKnownCode?: KnownCode;
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(EVENT_TYPES);

/** The names that ship: code registries and event types. */
export const SHIPPED_NAMES = {
  isKnownCode,
  isKnownEventType: (type: string): boolean => KNOWN_TYPES.has(type),
};

/**
 * Reads every pack under some folders, every calendar under others, the file of assignments, and those of sources and
 * lines. All that is wrong is said in one error, a line each with file and line number. The error's code is that of its
 * first problem.
 */
export function loadPackSet(source: PackSetSource): LoadedPacks {
  const { packsDir, calendarsDir, assignmentsFile, sourcesFile, linesFile, ...tools } = source;
  const folders = foldersOf(packsDir, 'libs/standards/packs');
  const place = assignmentsFile ?? shipped('assignments.yaml');
  for (const needed of [...folders, place]) mustExist(needed, 'TAM_PACK_NOT_FOUND');
  const calendars = loadCalendarsIn(calendarsDir);
  const packs = readYamlFolders(folders, 'TAM_PACK_NOT_FOUND');
  const assignments = readNamed(place);
  const sources = readBeside(place, 'sources.yaml', sourcesFile);
  const lines = readBeside(place, 'lines.yaml', linesFile);
  const result = loadPacks({ packs, assignments, sources, lines }, { ...SHIPPED_NAMES, ...tools, calendars });
  if (result.ok) return result.packs;
  const optional = [sources, lines].filter((file) => file !== undefined);
  throw problemsError(result.problems, [...packs, assignments, ...optional]);
}

function readBeside(assignments: string, name: string, given: string | undefined): YamlFile | undefined {
  const file = given ?? join(dirname(assignments), name);
  if (given !== undefined) mustExist(given, 'TAM_PACK_NOT_FOUND');
  return existsSync(file) ? readNamed(file) : undefined;
}
