import { decodeMessage, partitionOf } from '@tam/events';
import type { RangeRecord } from '@tam/kafka';
import type { StoredEvent, Storer } from '@tam/record';

/** One record of a member in the log: an event that rules read, or one that could not be used and leaves a gap. */
export interface LoggedItem {
  readonly topic: string;
  readonly offset: number;
  /** undefined: a gap. */
  readonly event: StoredEvent | undefined;
}

/** What the log holds of some members of one partition. */
export class MemberLog {
  private readonly items: ReadonlyMap<string, LoggedItem[]>;

  constructor(
    members: Iterable<string>,
    private readonly partitions: number,
    private readonly toStored: Storer,
  ) {
    this.items = new Map([...members].map((memberRef) => [memberRef, []]));
  }

  /** Takes one record as the monitor takes it: what lies on a foreign partition is not applied and leaves no gap. */
  take(record: RangeRecord): void {
    const key = record.key && Buffer.from(record.key).toString();
    if (key && !this.items.has(key)) return;
    const decoded = decodeMessage(record);
    const { topic, offset, partition } = record;
    if (decoded.kind === 'fault') {
      const { memberRef } = decoded.fault;
      if (memberRef !== undefined) this.items.get(memberRef)?.push({ topic, offset, event: undefined });
    } else if (decoded.kind === 'event') {
      const { event } = decoded;
      if (partitionOf(event.memberRef, this.partitions) !== partition) return;
      const stored = this.toStored(event);
      if (stored) this.items.get(event.memberRef)?.push({ topic, offset, event: stored });
    }
  }

  /** What had been applied of a member when the next offsets were these. */
  upTo(
    memberRef: string,
    offsets: { readonly [topic: string]: number },
  ): { readonly events: readonly StoredEvent[]; readonly gaps: number } {
    const events: StoredEvent[] = [];
    let gaps = 0;
    for (const { topic, offset, event } of this.items.get(memberRef) ?? []) {
      if (offset >= (offsets[topic] ?? 0)) continue;
      if (event) events.push(event);
      else gaps++;
    }
    return { events, gaps };
  }
}
