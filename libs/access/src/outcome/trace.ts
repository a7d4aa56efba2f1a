import type { StoredEvent, TraceStep } from '@tam/record';
import { refOf } from '../facts/fields';

/** The closed list of trace steps of a determination, in the order in which they appear. */
export type StepName =
  | 'assignment'
  | 'start'
  | 'granularity'
  | 'continuation'
  | 'cover'
  | 'agreement'
  | 'urgency'
  | 'limit'
  | 'extension'
  | 'care-interval'
  | 'call-back'
  | 'slot'
  | 'ending'
  | 'verdict';

/** One step of the arithmetic: what it used and what it says. Members stand in code-unit order, as they are printed. */
export function step(
  name: StepName,
  events: readonly StoredEvent[],
  values: TraceStep['values'],
  text: string,
): TraceStep {
  return { events: events.map(refOf), step: name, text, values };
}
