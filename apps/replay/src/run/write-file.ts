import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { TamError } from '@tam/errors';

const PENDING = 1 << 24;

/**
 * Writes parts one after the other beside the file and renames it into place: an output is whole or not there.
 * Throws TAM_REPLAY_OUTPUT.
 */
export function writeFile(path: string, parts: Iterable<Uint8Array>): void {
  const beside = `${path}.new`;
  try {
    const file = openSync(beside, 'w');
    try {
      writeParts(file, parts);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new TamError('TAM_REPLAY_OUTPUT', `${path} cannot be written.`, { file: path }, { cause });
  }
}

function writeParts(file: number, parts: Iterable<Uint8Array>): void {
  const pending = Buffer.allocUnsafeSlow(PENDING);
  let used = 0;
  const flush = (): void => {
    writeAll(file, pending.subarray(0, used));
    used = 0;
  };
  for (const part of parts) {
    if (used + part.length > pending.length) flush();
    if (part.length > pending.length) writeAll(file, part);
    else {
      pending.set(part, used);
      used += part.length;
    }
  }
  flush();
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
