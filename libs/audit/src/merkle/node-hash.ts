import { hash } from 'node:crypto';

const PAIR = Buffer.alloc(1 + 32 + 32, 1);

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = hash('sha256', '', 'hex');

/** An inner node of a tree (RFC 6962): SHA-256 of the byte 0x01 and both hashes. Lower-case hex. */
export function nodeHash(left: string, right: string): string {
  PAIR.write(left, 1, 'hex');
  PAIR.write(right, 33, 'hex');
  return hash('sha256', PAIR, 'hex');
}
