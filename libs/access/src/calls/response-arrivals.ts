import type { StoredEvent } from '@tam/record';
import type { Ending } from '../clocks/endings';
import { actorOf, textOf } from '../facts/fields';
import { actSlot, type Doubt, type Slot } from '../slots/slot';

const ARRIVED = 'intake.crisis-response-arrived.v1';
const CONFIRMED = 'intake.crisis-response-confirmed.v1';
const ENDED = 'intake.crisis-response-ended.v1';
const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);

const ARRIVAL_UNRECORDED: Doubt = { missing: 'whether and when it arrived', because: 'arrival-unrecorded' };

/** The arrivals of a response; a confirmation proves that it had arrived by then. */
export function arrivalsOf(responseId: string, events: readonly StoredEvent[]): readonly Slot[] {
  return events
    .filter((event) => event.type === ARRIVED || isProof(event))
    .map((event) => actSlot({ kind: 'arrival', key: responseId, event, at: event.time }));
}

function isProof(event: StoredEvent): boolean {
  const outcome = textOf(event, 'outcome');
  return event.type === CONFIRMED && (outcome === undefined || outcome === 'arrived');
}

/**
 * A response whose arrival nobody recorded, but that was confirmed or ended with an outcome: it may have been there in
 * time. One that is only called ended, by whoever owed it, was not.
 */
export function arrivalDoubt(events: readonly StoredEvent[]): Doubt | undefined {
  if (events.some(({ type }) => type === ARRIVED)) return undefined;
  const open = events.some(
    (event) => event.type === CONFIRMED || (event.type === ENDED && textOf(event, 'outcome') !== undefined),
  );
  return open ? ARRIVAL_UNRECORDED : undefined;
}

/** The ends by which the member's side called a response off. */
export function responseEndings(events: readonly StoredEvent[]): readonly Ending[] {
  return events
    .filter((event) => event.type === ENDED && MEMBER_SIDE.has(actorOf(event, 'by')?.office ?? ''))
    .map((event) => ({ reason: 'withdrawn-by-member', at: event.time, event, closing: false }));
}
