import { SeededRandomness } from '@tam/monitor';
import { randomInt } from 'node:crypto';

/** Chance of one test: the same seed draws the same moments and choices. */
export class Chance {
  private readonly randomness: SeededRandomness;

  private constructor(readonly seed: number) {
    this.randomness = new SeededRandomness(seed);
  }

  /** From TAM_SEED, else 1; `random` takes a new one. Tells which, so that a failure can be seen again. */
  static ofRun(what: string): Chance {
    const told = process.env['TAM_SEED'] ?? '1';
    const seed = told === 'random' ? randomInt(2 ** 31) : Number(told);
    tell(`${what}: seed ${seed}`);
    return new Chance(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.randomness.fraction() * (most - least + 1));
  }

  one<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new Error('There is nothing to choose from.');
    return choice;
  }
}

/** How often a test kills: TAM_FAULT_CYCLES, else what it says itself. */
export const cyclesOr = (own: number): number => Number(process.env['TAM_FAULT_CYCLES'] ?? own);

/** A line beside the results of the tests. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);
