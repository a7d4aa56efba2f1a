import { peakSizes } from './frontier';
import { nodeHash } from './node-hash';
import { type LeafRange, splitOf, SubtreeRoots } from './subtree-roots';

/** A tree as far as proofs speak of it. */
export interface TreeHead {
  /** Number of leaves. */
  readonly size: number;
  readonly root: string;
}

/** The subtrees whose roots prove that a tree grew out of an older one of `older` leaves (RFC 6962, 2.1.2). */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  return older === 0 ? [] : proofOf(older, 0, newer, true);
}

/** `older`: how many of the leaves [from, to) are old; `isWhole`: they are all the old ones, so their root is known. */
function proofOf(older: number, from: number, to: number, isWhole: boolean): LeafRange[] {
  const size = to - from;
  if (older === size) return isWhole ? [] : [{ from, to }];
  const split = splitOf(size);
  const middle = from + split;
  return older <= split
    ? [...proofOf(older, from, middle, isWhole), { from: middle, to }]
    : [...proofOf(older - split, middle, to, false), { from, to: middle }];
}

/** Builds the proof that a tree grew out of an older one, from the older one's peaks and the leaves that came since. */
export class ConsistencyBuilder {
  private readonly roots: SubtreeRoots;
  private readonly old = new Map<number, string>();

  constructor(older: number, peaks: readonly string[], newer: number) {
    this.roots = new SubtreeRoots(consistencyRanges(older, newer), older);
    let from = 0;
    peakSizes(older).forEach((size, i) => {
      this.old.set(from, peaks[i]!);
      from += size;
    });
  }

  /** The next new leaf. */
  append(leaf: string): void {
    this.roots.append(leaf);
  }

  /** Once all new leaves have passed. Every old subtree that a proof names is a peak of the old tree. */
  proof(): string[] {
    return this.roots.all(({ from }) => this.old.get(from));
  }
}

/** Whether a proof shows that the newer tree begins with the leaves of the older one (RFC 9162, 2.1.4.2). */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly string[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  if (older.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const [first] = path;
  if (first === undefined) return false;
  let place = older.size - 1;
  let last = newer.size - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let old = first;
  let whole = first;
  for (const step of path.slice(1)) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      old = nodeHash(step, old);
      whole = nodeHash(step, whole);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else whole = nodeHash(whole, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && old === older.root && whole === newer.root;
}

const half = (number: number): number => Math.floor(number / 2);
const isPowerOfTwo = (number: number): boolean => peakSizes(number).length === 1;
