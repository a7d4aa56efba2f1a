import { hash } from 'node:crypto';

/** The chain hash before the first entry: 64 zeros, lower-case hex of 32 zero bytes. */
export const GENESIS = '0'.repeat(64);

const PREFIX = 1 + 32;
/** Of one character of a text, in UTF-8. */
const MOST_BYTES = 3;

/**
 * The hash of one entry of an append-only chain: SHA-256 of the byte 0x00, the 32 bytes of the previous hash, and the
 * UTF-8 bytes of the entry's canonical text. The leading byte keeps entries apart from the inner nodes of a tree (RFC
 * 6962 uses 0x01 there), so that this is also the leaf hash of the entry in the tree of its partition. `prevHash` and
 * the answer are lower-case hex.
 */
export function chainHash(prevHash: string, entry: string): string {
  return hasher.hash(prevHash, entry);
}

/** The same for who makes or reads a great many: one buffer is used again and again. */
export class ChainHasher {
  private scratch = Buffer.alloc(1 << 14);

  /** '' where `prevHash` is no hash. The entry as text or as its bytes. */
  hash(prevHash: string, entry: string | Uint8Array): string {
    const most = PREFIX + (typeof entry === 'string' ? MOST_BYTES : 1) * entry.length;
    if (most > this.scratch.length) this.scratch = Buffer.alloc(2 * most);
    const { scratch } = this;
    if (scratch.write(prevHash, 1, 'hex') !== PREFIX - 1) return '';
    let length = entry.length;
    if (typeof entry === 'string') length = scratch.write(entry, PREFIX);
    else scratch.set(entry, PREFIX);
    return hash('sha256', scratch.subarray(0, PREFIX + length), 'hex');
  }
}

const hasher = new ChainHasher();
