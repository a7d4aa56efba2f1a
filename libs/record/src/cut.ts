import type { MemberRecord } from './member-record';
import type { StoredEvent } from './stored-event';

/** How it stood: the record without the events that happened after an instant (epoch ms, inclusive). Voids acted first. */
export function upTo(record: MemberRecord, instant: number): MemberRecord {
  return {
    ...record,
    cases: record.cases.map((kase) => ({
      caseId: kase.caseId,
      events: kase.events.filter((event) => event.time <= instant),
      voided: kase.voided.filter(({ event }) => event.time <= instant),
    })),
  };
}

/**
 * What could be known: the events recorded by an instant (epoch ms, inclusive). Where the recorded time is missing the
 * event's own time stands in. Cut before the fold, so that a void that was not yet known does not act.
 */
export function knownAt(events: readonly StoredEvent[], instant: number): StoredEvent[] {
  return events.filter((event) => (event.recorded ?? event.time) <= instant);
}
