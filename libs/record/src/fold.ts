import { canonicalJson } from './canonical';
import type { CaseRecord, LostSpan, MemberRecord, VoidedEvent } from './member-record';
import { compareEvents } from './order';
import type { StoredEvent } from './stored-event';

/** The type whose events take others out of the record; a void of a void does nothing. */
export const EVENT_VOIDED = 'intake.event-voided.v1';

/**
 * The bytes by which two deliveries of one (source, id) are the same event or a conflict: everything stored of it
 * except the recorded time.
 */
export function storedBytes(event: StoredEvent): string {
  const { caseId, fields, sensitivity, sequence, testRecord, time, type } = event;
  return canonicalJson({ caseId, fields, sensitivity, sequence, testRecord, time, type });
}

const NOTHING_LOST: readonly LostSpan[] = [];

/**
 * Makes the record of one member out of its events, whatever their order, batching or duplication: a set, deduplicated
 * by (source, id), conflicts decided by the smallest canonical bytes, voids applied, in one total order.
 */
export function fold(
  memberRef: string,
  events: readonly StoredEvent[],
  gaps = 0,
  lost: readonly LostSpan[] = NOTHING_LOST,
): MemberRecord {
  const conflicts = new Set<StoredEvent>();
  const distinct = deduplicate(events, conflicts).sort(compareEvents);
  const voids = voidsOf(distinct);
  const cases = new Map<string, { events: StoredEvent[]; voided: VoidedEvent[] }>();
  for (const event of distinct) {
    let kase = cases.get(event.caseId);
    if (!kase) cases.set(event.caseId, (kase = { events: [], voided: [] }));
    if (event.type === EVENT_VOIDED) continue;
    const by = voids?.get(refKey(event.source, event.id));
    if (by) kase.voided.push({ event, by });
    else kase.events.push(event);
  }
  const ids = [...cases.keys()].sort();
  return {
    memberRef,
    cases: ids.map((caseId): CaseRecord => ({ caseId, ...cases.get(caseId)! })),
    conflicts,
    gaps,
    lost,
  };
}

function refKey(source: string, id: string): string {
  return `${source}\u0000${id}`;
}

function deduplicate(events: readonly StoredEvent[], conflicts: Set<StoredEvent>): StoredEvent[] {
  const variants = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const key = refKey(event.source, event.id);
    const seen = variants.get(key);
    if (seen) seen.push(event);
    else variants.set(key, [event]);
  }
  if (variants.size === events.length) return [...events];
  const chosen: StoredEvent[] = [];
  for (const deliveries of variants.values()) {
    if (deliveries.length === 1) chosen.push(deliveries[0]!);
    else chosen.push(choose(deliveries, conflicts));
  }
  return chosen;
}

function choose(deliveries: readonly StoredEvent[], conflicts: Set<StoredEvent>): StoredEvent {
  let smallest = '';
  let winner: StoredEvent | undefined;
  let differ = false;
  for (const delivery of deliveries) {
    const bytes = storedBytes(delivery);
    if (!winner) {
      winner = delivery;
      smallest = bytes;
    } else if (bytes === smallest) {
      winner = earlierRecorded(winner, delivery);
    } else {
      differ = true;
      if (bytes < smallest) {
        winner = delivery;
        smallest = bytes;
      }
    }
  }
  if (differ) {
    winner = deliveries.filter((d) => storedBytes(d) === smallest).reduce(earlierRecorded);
    conflicts.add(winner);
  }
  return winner!;
}

function earlierRecorded(a: StoredEvent, b: StoredEvent): StoredEvent {
  if (b.recorded === undefined) return a;
  return a.recorded === undefined || b.recorded < a.recorded ? { ...a, recorded: b.recorded } : a;
}

function voidsOf(events: readonly StoredEvent[]): Map<string, StoredEvent> | undefined {
  let voids: Map<string, StoredEvent> | undefined;
  for (const event of events) {
    if (event.type !== EVENT_VOIDED) continue;
    const target = event.fields['voids'] as { source?: unknown; id?: unknown } | undefined;
    if (typeof target?.source !== 'string' || typeof target.id !== 'string') continue;
    voids ??= new Map();
    const key = refKey(target.source, target.id);
    if (!voids.has(key)) voids.set(key, event);
  }
  return voids;
}
