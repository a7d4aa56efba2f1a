import type { StoredEvent } from './stored-event';

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The one total order of events: (time, rank, source, sequence, id); strings by code unit, a missing sequence first. */
export function compareEvents(a: StoredEvent, b: StoredEvent): number {
  return (
    a.time - b.time ||
    a.rank - b.rank ||
    compareText(a.source, b.source) ||
    a.sequence - b.sequence ||
    compareText(a.id, b.id)
  );
}
