import { EMPTY_ROOT, nodeHash } from './node-hash';

/**
 * A Merkle tree (RFC 6962) that grows leaf by leaf and keeps only what it needs to go on: the roots of the perfect
 * subtrees it consists of (its peaks), the largest first. A tree of a million leaves has at most twenty.
 */
export class Frontier {
  private constructor(
    private count: number,
    private readonly tops: string[],
  ) {}

  /** The tree without leaves. */
  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Goes on from a tree of `size` leaves with these peaks; undefined where there are not as many as it must have. */
  static of(size: number, peaks: readonly string[]): Frontier | undefined {
    return peakSizes(size).length === peaks.length ? new Frontier(size, [...peaks]) : undefined;
  }

  /** Number of leaves. */
  get size(): number {
    return this.count;
  }

  get peaks(): readonly string[] {
    return [...this.tops];
  }

  /** Adds one leaf hash, lower-case hex. */
  append(leaf: string): void {
    let node = leaf;
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2)
      node = nodeHash(this.tops.pop()!, node);
    this.tops.push(node);
    this.count++;
  }

  root(): string {
    const { tops } = this;
    if (tops.length === 0) return EMPTY_ROOT;
    let node = tops[tops.length - 1]!;
    for (let i = tops.length - 2; i >= 0; i--) node = nodeHash(tops[i]!, node);
    return node;
  }
}

/** The sizes of the perfect subtrees of a tree, the largest first: the binary digits of its size. */
export function peakSizes(size: number): number[] {
  const sizes: number[] = [];
  for (let rest = size, power = 1; rest > 0; power *= 2) {
    if (rest % 2 === 1) sizes.unshift(power);
    rest = Math.floor(rest / 2);
  }
  return sizes;
}
