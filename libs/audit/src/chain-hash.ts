import { createHash, hash } from 'node:crypto';

/** The chain hash before the first entry: 64 zeros, lower-case hex of 32 zero bytes. */
export const GENESIS = '0'.repeat(64);

const LEAF = Buffer.from([0]);
const PREFIX = 1 + 32;

/**
 * The hash of one entry of an append-only chain: SHA-256 of the byte 0x00, the 32 bytes of the previous hash, and the
 * UTF-8 bytes of the entry's canonical text. The leading byte keeps entries apart from the inner nodes of a tree (RFC
 * 6962 uses 0x01 there), so that this is also the leaf hash of the entry in the tree of its partition. `prevHash` and
 * the answer are lower-case hex.
 */
export function chainHash(prevHash: string, entry: string): string {
  return createHash('sha256').update(LEAF).update(prevHash, 'hex').update(entry).digest('hex');
}

/** The same over bytes, for readers of millions of entries: one buffer is used again and again. */
export class ChainHasher {
  private scratch = Buffer.alloc(1 << 14);

  /** '' where `prevHash` is no hash. */
  hash(prevHash: string, entry: Uint8Array): string {
    const length = PREFIX + entry.length;
    if (length > this.scratch.length) this.scratch = Buffer.alloc(2 * length);
    if (this.scratch.write(prevHash, 1, 'hex') !== PREFIX - 1) return '';
    this.scratch.set(entry, PREFIX);
    return hash('sha256', this.scratch.subarray(0, length), 'hex');
  }
}
