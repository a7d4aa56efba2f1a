import type { DeadLetter } from '../ports';
import { opensGap, type FaultArrival } from './arrivals';
import type { ConflictFound } from './partition-round';

type Letter = Omit<DeadLetter, 'partition' | 'seq' | 'recordedAt'>;

/** The letter of a record that could not be used. */
export function faultLetter({ topic, fault }: FaultArrival): Letter {
  return {
    topic,
    offset: fault.offset,
    code: fault.code,
    pointer: fault.pointer,
    message: fault.message,
    memberRef: fault.memberRef ?? null,
    type: fault.type ?? null,
    gap: opensGap(fault),
    disposition: fault.misrouted === 'first' ? 'reroute' : 'dead',
    appendTime: fault.appendTime,
    key: fault.record.key,
    value: fault.record.value,
    headers: fault.record.headers,
  };
}

/**
 * The letter of a conflict: without the bytes, which stay where they are in the log, and without a gap mark, because
 * every variant is in the record.
 */
export function conflictLetter({ topic, arrival, index }: ConflictFound): Letter {
  const item = arrival.items[index]!;
  return {
    topic,
    offset: item.offset,
    code: 'TAM_EVENT_CONFLICT',
    pointer: '',
    message: 'An event with the same source and id and other content was delivered before.',
    memberRef: arrival.memberRef,
    type: item.event.type,
    gap: false,
    disposition: 'dead',
    appendTime: item.appendTime,
    key: null,
    value: null,
    headers: {},
  };
}
