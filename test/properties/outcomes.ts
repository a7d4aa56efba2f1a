import type { TamEvent } from '@tam/events';
import { canonicalJson, fold, type Determination, type StoredEvent } from '@tam/record';
import fc from 'fast-check';
import { store } from '../stories/story';
import { evaluator } from './every-kind';

/** Events as a record keeps them. */
export function stored(events: readonly TamEvent[]): StoredEvent[] {
  return events.flatMap((event) => store(event) ?? []);
}

/** Every outcome of one member's events at an instant. */
export function outcomesOf(events: readonly StoredEvent[], asOf: number, gaps = 0): readonly Determination[] {
  return evaluator.evaluate(fold('member-1', events, gaps), asOf).outcomes;
}

/** The bytes of every outcome: what "the same" means. */
export function bytesOf(events: readonly StoredEvent[], asOf: number, gaps = 0): string {
  return canonicalJson(outcomesOf(events, asOf, gaps));
}

/**
 * Holds a property against random cases. A failure prints the seed; set TAM_SEED to that number to see it again.
 */
export function holds<T>(property: fc.IProperty<T>, numRuns = 250): void {
  const seed = process.env['TAM_SEED'];
  fc.assert(property, { numRuns, ...(seed !== undefined && { seed: Number(seed) }) });
}
