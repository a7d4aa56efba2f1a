import type { Randomness } from './ports';

/** Pauses after failures: doubling, up to a longest, each spread over its upper half so that instances drift apart. */
export class Backoff {
  private failures = 0;

  constructor(
    private readonly randomness: Randomness,
    private readonly first: number,
    private readonly longest: number,
  ) {}

  /** Whether the last attempt failed. */
  get isWaiting(): boolean {
    return this.failures > 0;
  }

  failed(): void {
    this.failures++;
  }

  succeeded(): void {
    this.failures = 0;
  }

  /** How long to wait now, ms. */
  pause(): number {
    const full = Math.min(this.first * 2 ** Math.min(this.failures - 1, 20), this.longest);
    return full * (0.5 + this.randomness.fraction() / 2);
  }
}
