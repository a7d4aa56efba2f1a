import { buildPack } from './build-pack';
import type { PackFile, PackProblem } from './pack-file';
import type { LoaderTools } from './load-packs';
import { readPack } from './read-pack';
import type { PackInfo } from './standard';

/** What is wrong with one pack, and what is known of it where nothing is. */
export interface VerifiedPack {
  readonly problems: readonly PackProblem[];
  readonly pack?: PackInfo;
}

/** Proves one pack by itself, as far as that goes without the other packs and the assignments. */
export function verifyPackFiles(
  folder: string,
  files: readonly PackFile[],
  tools: LoaderTools,
): VerifiedPack {
  const found = readPack(folder, files, tools);
  return 'problems' in found
    ? { problems: found.problems }
    : { problems: [], pack: buildPack(found.parts, tools) };
}
