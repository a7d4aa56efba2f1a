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

/** The seed of every run that is not told another: a change that is proven today is proven by the same cases tomorrow. */
const SEED = 20261124;

/**
 * Holds a property against many cases. A failure prints its seed. TAM_SEED takes that number to see it again, or
 * `random` to look where nobody looked before.
 */
export function holds<T>(property: fc.IProperty<T>, numRuns = 250): void {
  const told = process.env['TAM_SEED'];
  const seed = told === undefined ? SEED : Number(told);
  fc.assert(property, { numRuns, ...(told !== 'random' && { seed }) });
}
