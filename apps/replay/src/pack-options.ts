import { Option } from 'commander';
import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import type { LoadedPacks } from '@tam/standards';

/** The name of the packs that ship, where a folder is asked for. */
export const CURRENT = 'current';

/** Which packs a command works with, as given on the command line. */
export interface PackOptions {
  /** A folder of packs; `current` or missing: those that ship. */
  readonly packs?: string | undefined;
  readonly assignments?: string | undefined;
  /** Packs that are evaluated only on request. */
  readonly withPack?: readonly string[] | undefined;
}

/** Loads the packs that were asked for. Errors: TAM_PACK_*. */
export function packsOf({ packs, assignments }: PackOptions): LoadedPacks {
  return loadPackSet({
    sha256: sha256Hex,
    ...(packs !== undefined && packs !== CURRENT && { packsDir: packs }),
    ...(assignments !== undefined && { assignmentsFile: assignments }),
  });
}

/** `--with-pack ID`, as often as wanted. */
export function withPackOption(description: string): Option {
  return new Option('--with-pack <id>', description)
    .argParser((id: string, ids: readonly string[]) => [...ids, id])
    .default([] as readonly string[], 'none');
}
