import { ChainHasher } from './chain-hash';

/** One entry as it was stored or exported. */
export interface ChainEntry {
  /** Position in the chain: 1, 2, 3 ... without a gap. */
  readonly seq: number;
  /** Canonical text, byte for byte. */
  readonly entry: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** Where a chain stands before the entries to be verified: (0, GENESIS) at its beginning. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The first thing that is wrong, at the index of the entry in the input. */
export interface ChainFault {
  readonly index: number;
  readonly seq: number;
  readonly fault: 'seq-missing' | 'seq-repeated' | 'link-broken' | 'entry-altered';
}

export type ChainVerdict =
  { readonly kind: 'whole'; readonly head: ChainHead } | { readonly kind: 'broken'; readonly at: ChainFault };

/**
 * Walks a chain from a known head and names the first entry that does not belong: one that is missing or comes twice
 * (by number), one that names another predecessor, or one whose text does not give its hash.
 */
export function verifyChain(from: ChainHead, entries: Iterable<ChainEntry>): ChainVerdict {
  const hasher = new ChainHasher();
  let head = from;
  let index = 0;
  for (const entry of entries) {
    const fault = faultAfter(head, entry, hasher);
    if (fault) return { kind: 'broken', at: { index, seq: entry.seq, fault } };
    head = entry;
    index++;
  }
  return { kind: 'whole', head: { seq: head.seq, hash: head.hash } };
}

/** What is wrong with an entry as the next one after a head; undefined: nothing. */
export function faultAfter(
  { seq, hash }: ChainHead,
  entry: ChainEntry,
  hasher: ChainHasher,
): ChainFault['fault'] | undefined {
  if (entry.seq > seq + 1) return 'seq-missing';
  if (entry.seq <= seq) return 'seq-repeated';
  if (entry.prevHash !== hash) return 'link-broken';
  return hasher.hash(entry.prevHash, Buffer.from(entry.entry)) === entry.hash ? undefined : 'entry-altered';
}
