import { SeededRandomness } from '@tam/monitor';

/** Chance that repeats itself from its seed, with the few questions that a schedule asks of it. */
export class Chance {
  private readonly source: SeededRandomness;

  constructor(private readonly seed: number) {
    this.source = new SeededRandomness(seed);
  }

  /** Uniform in [0, 1). */
  fraction(): number {
    return this.source.fraction();
  }

  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.source.fraction() * (most - least + 1));
  }

  is(probability: number): boolean {
    return this.source.fraction() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.source.fraction() * items.length)]!;
  }

  /** The items in any order. */
  shuffle<T>(items: readonly T[]): T[] {
    const mixed = [...items];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = this.whole(0, i);
      [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
    }
    return mixed;
  }

  /** Chance of its own for one purpose: what it is asked has no influence on this one. */
  fork(purpose: string): Chance {
    let hash = this.seed ^ 0x811c9dc5;
    for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193);
    return new Chance(hash >>> 0);
  }
}
