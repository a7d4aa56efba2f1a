import type { StoredEvent } from '@tam/record';
import type { SourceTable } from '@tam/standards';
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
 * A response that was confirmed or ended with an outcome by dueAt (epoch ms) while nobody recorded its arrival: it may
 * have been there in time. What is told later proves nothing, unless its source has no way to tell of arrivals; and a
 * response that is only called ended, by whoever owed it, was not there.
 */
export function arrivalDoubt(
  events: readonly StoredEvent[],
  dueAt: number,
  sources: SourceTable,
): Doubt | undefined {
  if (events.some(({ type }) => type === ARRIVED)) return undefined;
  const open = events.some(
    (event) =>
      (event.type === CONFIRMED || (event.type === ENDED && textOf(event, 'outcome') !== undefined)) &&
      (event.time <= dueAt || sources.cannotSend(event.source, ARRIVED)),
  );
  return open ? ARRIVAL_UNRECORDED : undefined;
}

/** The ends by which the member's side called a response off. */
export function responseEndings(events: readonly StoredEvent[]): readonly Ending[] {
  return events
    .filter((event) => event.type === ENDED && MEMBER_SIDE.has(actorOf(event, 'by')?.office ?? ''))
    .map((event) => ({ reason: 'withdrawn-by-member', at: event.time, event, closing: false }));
}
