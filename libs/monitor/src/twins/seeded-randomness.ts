import type { Randomness } from '../ports';

/** Chance that repeats itself: the same seed gives the same numbers (mulberry32) and the same names. */
export class SeededRandomness implements Randomness {
  private state: number;
  private tokens = 0;

  constructor(private readonly seed: number) {
    this.state = seed >>> 0;
  }

  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  token(): string {
    return `${this.seed}-${++this.tokens}`;
  }
}
