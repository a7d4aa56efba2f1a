import { Frontier } from './frontier';

/** Leaves [from, to) of a tree. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below a number of at least 2: where RFC 6962 parts a tree. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Computes the roots of ranges that do not overlap while the leaves of a tree pass by once, in their order. */
export class SubtreeRoots {
  private readonly waiting: LeafRange[];
  private readonly roots = new Map<number, string>();
  private current = Frontier.empty();

  constructor(
    private readonly ranges: readonly LeafRange[],
    /** Number of the next leaf that will pass. */
    private next = 0,
  ) {
    this.waiting = ranges.filter(({ from }) => from >= next).sort((a, b) => a.from - b.from);
  }

  append(leaf: string): void {
    const number = this.next++;
    const [range] = this.waiting;
    if (!range || number < range.from) return;
    this.current.append(leaf);
    if (this.next < range.to) return;
    this.roots.set(range.from, this.current.root());
    this.current = Frontier.empty();
    this.waiting.shift();
  }

  /** In the order of the ranges; `known` answers for those that lie before the first leaf that passed. */
  all(known: (range: LeafRange) => string | undefined = () => undefined): string[] {
    return this.ranges.map((range) => {
      const root = this.roots.get(range.from) ?? known(range);
      if (root === undefined) throw new RangeError(`Leaves ${range.from} to ${range.to} have not passed.`);
      return root;
    });
  }
}
