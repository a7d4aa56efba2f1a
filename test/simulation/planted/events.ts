import type { TamEvent } from '@tam/events';
import type { LogBatch, LogItem, MemoryLog } from '@tam/monitor';
import { EVENT_VOIDED } from '@tam/record';
import { readingOtherwise } from './delegate';
import type { Planting } from './planting';

/** Something that the whole installation remembers, made anew for each run. */
function remembered<T>(make: () => T): (log: MemoryLog) => T {
  const byRun = new WeakMap<MemoryLog, T>();
  return (log) => {
    let memory = byRun.get(log);
    if (memory === undefined) byRun.set(log, (memory = make()));
    return memory;
  };
}

type Change = (event: TamEvent, place: string) => TamEvent | undefined;

/** Every event as this change leaves it; undefined: it is passed over. */
function changeEvents(batch: LogBatch, change: Change): LogBatch {
  const items = batch.items.map((item): LogItem => {
    if (item.kind !== 'event') return item;
    const { offset, appendTime } = item;
    const event = change(item.event, `${batch.topic}/${batch.partition}/${offset}`);
    return event ? { ...item, event } : { kind: 'skipped', offset, appendTime, type: item.event.type };
  });
  return { ...batch, items };
}

const identity = ({ source, id }: TamEvent): string => `${source} ${id}`;

const firstPlaces = remembered(() => new Map<string, string>());

/** An event is known again only by where it lies in the log: sent a second time it is a second event. */
export const DEDUPLICATED_BY_OFFSET: Planting = {
  name: 'deduplication by offset only',
  source: (sound, { log }) =>
    readingOtherwise(sound, (batch) =>
      changeEvents(batch, (event, place) => {
        const places = firstPlaces(log);
        const first = places.get(identity(event)) ?? place;
        places.set(identity(event), first);
        return first === place ? event : { ...event, id: `${event.id} at ${place}` };
      }),
    ),
};

const arrivals = remembered(() => new Map<string, TamEvent>());

/** Of two deliveries that say different things under one identity the one that came first is believed. */
export const CONFLICT_BY_ARRIVAL: Planting = {
  name: 'conflict by arrival order',
  source: (sound, { log }) =>
    readingOtherwise(sound, (batch) =>
      changeEvents(batch, (event) => {
        const first = arrivals(log).get(identity(event)) ?? event;
        arrivals(log).set(identity(event), first);
        const { recordedTime } = event;
        return { ...first, ...(recordedTime !== undefined && { recordedTime }) };
      }),
    ),
};

const delivered = remembered(() => new Set<string>());

/** A void of something that has not come yet finds nothing, and is forgotten. */
export const LOST_VOID: Planting = {
  name: 'a lost void',
  source: (sound, { log }) =>
    readingOtherwise(sound, (batch) =>
      changeEvents(batch, (event) => {
        const known = delivered(log);
        known.add(identity(event));
        if (event.type !== EVENT_VOIDED) return event;
        const target = event.data['voids'] as { source: string; id: string };
        return known.has(`${target.source} ${target.id}`) ? event : undefined;
      }),
    ),
};
