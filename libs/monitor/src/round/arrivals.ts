import type { StoredEvent, Storer } from '@tam/record';
import type { OwnedPartition } from '../partition/owned-partition';
import type { LetterKey, LogEvent, LogFault, OpenLetter } from '../ports';
import type { Taken } from '../queue/topic-queue';
import type { TopicTally } from './figures';

/** What a round brings to one member. The three arrays run in step. */
export interface Arrival {
  readonly memberRef: string;
  readonly stored: StoredEvent[];
  readonly topics: string[];
  readonly items: LogEvent[];
  /** Unusable events of the member, less those whose redrive has come. */
  gaps: number;
}

export interface FaultArrival {
  readonly topic: string;
  readonly fault: LogFault;
}

/** What a round brings to one partition. */
export interface PartitionArrivals {
  readonly owned: OwnedPartition;
  readonly taken: readonly Taken[];
  readonly members: Map<string, Arrival>;
  readonly faults: readonly FaultArrival[];
  /** Dead letters of this partition whose redrive has come. */
  readonly redriven: readonly LetterKey[];
  readonly records: number;
}

/** Sorts the records of a stretch by member; needs no lock, so it is done before there is one. */
export function sortArrivals(
  owned: OwnedPartition,
  taken: readonly Taken[],
  toStored: Storer,
  tally: TopicTally,
): PartitionArrivals {
  const members = new Map<string, Arrival>();
  const faults: FaultArrival[] = [];
  const redriven: LetterKey[] = [];
  let records = 0;
  for (const { topic, items } of taken) {
    const figures = tally.of(topic);
    records += items.length;
    for (const item of items) {
      if (item.kind === 'skipped' || item.kind === 'control') {
        figures.skipped++;
        continue;
      }
      if (item.redriveOf?.partition === owned.number) redriven.push(item.redriveOf);
      if (item.kind === 'fault') {
        faults.push({ topic, fault: item });
        if (opensGap(item)) arrivalOf(members, item.memberRef!).gaps++;
        if (item.misrouted !== 'no' && item.source !== undefined) tally.stray(item.source);
        if (item.misrouted === 'first') figures.republished++;
        else figures.deadLetter++;
      } else {
        const stored = toStored(item.event);
        if (!stored) {
          figures.unread++;
          continue;
        }
        const arrival = arrivalOf(members, item.event.memberRef);
        arrival.stored.push(stored);
        arrival.topics.push(topic);
        arrival.items.push(item);
      }
    }
  }
  return { owned, taken, members, faults, redriven, records };
}

/** Whether the member of an unusable event is incomplete from now on: not where the event itself is sound. */
export function opensGap(fault: LogFault): boolean {
  return fault.memberRef !== undefined && fault.misrouted === 'no';
}

/** The gaps of these letters are settled: each counts against those that the round opens. */
export function closeGaps(arrivals: PartitionArrivals, letters: readonly OpenLetter[]): void {
  for (const { memberRef, gap } of letters) {
    if (gap && memberRef !== null) arrivalOf(arrivals.members, memberRef).gaps--;
  }
}

function arrivalOf(members: Map<string, Arrival>, memberRef: string): Arrival {
  let arrival = members.get(memberRef);
  if (!arrival) {
    arrival = { memberRef, stored: [], topics: [], items: [], gaps: 0 };
    members.set(memberRef, arrival);
  }
  return arrival;
}
