/**
 * A small seeded generator of numbers (sfc32). Everything random in a simulation comes from one of these, so that the
 * same seed tells the same stories on every machine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  /** The whole state follows from `seed`; equal seeds give equal sequences. */
  constructor(private readonly seed: string) {
    const word = wordsOf(seed);
    this.a = word();
    this.b = word();
    this.c = word();
    for (let i = 0; i < 12; i++) this.next();
  }

  /**
   * A generator of its own for one named part (a case, a delivery). What is drawn from it moves nothing in the parent,
   * so that a knob turned for one part leaves all other parts as they were.
   */
  fork(label: string): Random {
    return new Random(`${this.seed}/${label}`);
  }

  /** A number >= 0 and < 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in `share` of the draws; 0 never, 1 always. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the list, each as likely as the others. */
  pick<const T>(list: readonly [T, ...T[]]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One of the list, as likely as its weight; the list must hold one weight above 0. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let left = this.next() * list.reduce((sum, item) => sum + item.weight, 0);
    const chosen = list.find((item) => (left -= item.weight) < 0);
    return chosen ?? (list.filter((item) => item.weight > 0).at(-1) as T);
  }
}

/** Spreads a text over 32-bit words (xmur3), because neighbouring seeds must not start neighbouring sequences. */
function wordsOf(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    return (hash ^= hash >>> 16) | 0;
  };
}
