import { Option } from 'commander';
import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import type { LoadedPacks } from '@tam/standards';

export { CURRENT } from '@tam/config';

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
    ...(packs !== undefined && { packsDir: packs }),
    ...(calendars !== undefined && { calendarsDir: calendars }),
    ...(assignments !== undefined && { assignmentsFile: assignments }),
    ...(withPack !== undefined && { onRequest: withPack }),
  });
}

/** `--with-pack ID`, as often as wanted. */
export function withPackOption(description: string): Option {
  return new Option('--with-pack <id>', description)
    .argParser((id: string, ids: readonly string[]) => [...ids, id])
    .default([] as readonly string[], 'none');
}
