import type { MemberRecord, StoredEvent } from '@tam/record';
import { compareEvents } from '@tam/record';
import { knownAt } from './judge-record';

/** A record as it was known just before something came late. */
export interface EarlierRecord {
  /** The last millisecond before (epoch ms). */
  readonly instant: number;
  readonly record: MemberRecord;
  /** What came late then: events, or the voids that took some back. */
  readonly came: readonly StoredEvent[];
}

/**
 * The record as it was known before each late arrival: an event recorded more than `lateAfter` ms after it happened,
 * or a void. Earliest first; none where nothing came late.
 */
export function earlierRecords(record: MemberRecord, lateAfter: number): readonly EarlierRecord[] {
  const late: StoredEvent[] = [];
  for (const kase of record.cases) {
    for (const event of kase.events) {
      if (event.recorded !== undefined && event.recorded - event.time > lateAfter) late.push(event);
    }
    for (const { by } of kase.voided) late.push(by);
  }
  if (late.length === 0) return [];
  const arrivals = [...new Set(late.map(knownAt))].sort((a, b) => a - b);
  return arrivals.map((arrival) => ({
    instant: arrival - 1,
    record: knownBefore(record, arrival),
    came: late.filter((event) => knownAt(event) === arrival),
  }));
}

function knownBefore(record: MemberRecord, arrival: number): MemberRecord {
  return {
    ...record,
    cases: record.cases.map(({ caseId, events, voided }) => {
      const known = events.filter((event) => knownAt(event) < arrival);
      const notYetTaken = voided.filter(
        ({ event, by }) => knownAt(by) >= arrival && knownAt(event) < arrival,
      );
      const taken = voided.filter(({ event, by }) => knownAt(by) < arrival && knownAt(event) < arrival);
      return {
        caseId,
        events: [...known, ...notYetTaken.map(({ event }) => event)].sort(compareEvents),
        voided: taken,
      };
    }),
  };
}
