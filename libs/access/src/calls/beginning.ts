import type { StoredEvent, VoidedEvent } from '@tam/record';
import { isAuthorizedVoid } from '../facts/actor';

/** What started a wait: the earliest of the events that could have. */
export interface Beginning {
  /** The event that is the start now; where all were voided, the first of those. */
  readonly event: StoredEvent;
  /** The event whose time counts: an earlier one that one person alone voided keeps the start. */
  readonly since: StoredEvent;
  /** All were voided and nothing replaces them. */
  readonly isVoid: boolean;
  /** It was taken out by one person alone and entered again. */
  readonly reentered: boolean;
}

/** The beginning that events in the order of the record tell; undefined: there never was one. */
export function beginningOf(
  standing: readonly StoredEvent[],
  voided: readonly VoidedEvent[],
): Beginning | undefined {
  const [event] = standing;
  if (!event) {
    const first = voided[0]?.event;
    return first && { event: first, since: first, isVoid: true, reentered: false };
  }
  const kept = voided.find((one) => !isAuthorizedVoid(one.by))?.event;
  const reentered = kept !== undefined && kept.time < event.time;
  return { event, since: reentered ? kept : event, isVoid: false, reentered };
}
