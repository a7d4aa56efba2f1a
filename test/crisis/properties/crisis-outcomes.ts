import { createCrisisEvaluator } from '@tam/crisis';
import type { TamEvent } from '@tam/events';
import { canonicalJson, fold, type Evaluation, type Finding, type StoredEvent } from '@tam/record';
import { store } from '../crisis-story';
import { waitingBook } from './waiting-rules';

export { holds } from '../../properties/outcomes';

export const evaluator = createCrisisEvaluator(waitingBook);

export function stored(events: readonly TamEvent[]): StoredEvent[] {
  return events.flatMap((event) => store(event) ?? []);
}

export function evaluateAll(events: readonly StoredEvent[], asOf: number): Evaluation<Finding> {
  return evaluator.evaluate(fold('member-1', events), asOf);
}

/** The bytes of every finding: what "the same" means. */
export function bytesOf(events: readonly StoredEvent[], asOf: number): string {
  return canonicalJson(evaluateAll(events, asOf).outcomes);
}
