import { readFileSync } from 'node:fs';
import { TamError } from '@tam/errors';
import { canonicalJson, sha256Hex } from '@tam/record';
import { type Digest, type Edition, openEdition } from '@tam/statistics';
import { writeFile } from '../run/write-file';

/** SHA-256 of the canonical JSON of a value. */
export const digestOf: Digest = (value) => sha256Hex(canonicalJson(value));

/** Reads an edition. Throws TAM_REPLAY_INPUT and TAM_STATISTICS_EDITION_INVALID. */
export function readEdition(path: string): Edition {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TamError('TAM_REPLAY_INPUT', `${path} cannot be read.`, { file: path }, { cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TamError('TAM_STATISTICS_EDITION_INVALID', `${path} is no JSON.`, { file: path }, { cause });
  }
  return openEdition(value, digestOf);
}

/** Writes an edition as canonical JSON. Throws TAM_REPLAY_OUTPUT. */
export function writeEdition(path: string, edition: Edition): void {
  writeFile(path, [Buffer.from(`${canonicalJson(edition)}\n`)]);
}
