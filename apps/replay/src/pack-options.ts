import { delimiter, join } from 'node:path';
import { Option } from 'commander';
import { loadPackSet, repositoryRoot } from '@tam/config';
import { sha256Hex } from '@tam/record';
import type { LoadedPacks } from '@tam/standards';

/** The name of what ships, where a folder of packs or calendars is asked for. */
export const CURRENT = 'current';

/** Which packs a command works with, as given on the command line. */
export interface PackOptions {
  /** Folders of packs with the path delimiter between them; `current` among them: those that ship. */
  readonly packs?: string | undefined;
  /** Folders of calendars, likewise. */
  readonly calendars?: string | undefined;
  readonly assignments?: string | undefined;
  /** Packs that are evaluated only on request. */
  readonly withPack?: readonly string[] | undefined;
}

/** Loads the packs that were asked for. Errors: TAM_PACK_*, TAM_CALENDAR_*. */
export function packsOf({ packs, calendars, assignments, withPack }: PackOptions): LoadedPacks {
  return loadPackSet({
    sha256: sha256Hex,
    ...(packs !== undefined && { packsDir: foldersIn(packs, 'libs/standards/packs') }),
    ...(calendars !== undefined && { calendarsDir: calendarFolders(calendars) }),
    ...(assignments !== undefined && { assignmentsFile: assignments }),
    ...(withPack !== undefined && { onRequest: withPack }),
  });
}

/** The folders of calendars that an option names. */
export function calendarFolders(named: string): readonly string[] {
  return foldersIn(named, 'libs/calendar/calendars');
}

function foldersIn(named: string, shipped: string): readonly string[] {
  return named
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => (folder === CURRENT ? join(repositoryRoot(__dirname) ?? '.', shipped) : folder));
}

/** `--with-pack ID`, as often as wanted. */
export function withPackOption(description: string): Option {
  return new Option('--with-pack <id>', description)
    .argParser((id: string, ids: readonly string[]) => [...ids, id])
    .default([] as readonly string[], 'none');
}
