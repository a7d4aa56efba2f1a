import type { Position, Progress } from '../ports';
import type { Taken } from '../queue/topic-queue';
import type { HeardBy } from '../sources/source-gate';
import { NO_WORDS } from '../sources/words';
import { endOf } from './gate-reading';
import type { PartitionReadings } from './partition-readings';

/** Where a partition stands once something is applied. `clearedTo` is the offset gate. */
export interface Standpoint extends HeardBy {
  readonly positions: { readonly [topic: string]: Position };
}

/**
 * The offset gate. A topic is cleared up to T if it is applied to the end offset that was asked for after T, else up to
 * the append time of the last record applied; a partition up to the smallest over its live topics. The control topic
 * is one of them: without its end, T is not reached. Neither ever moves back. `now` (epoch ms) bounds it: a broker
 * whose clock runs ahead must not make deadlines pass early.
 */
export function standpointAfter(
  progress: Progress,
  taken: readonly Taken[],
  readings: PartitionReadings,
  liveTopics: readonly string[],
  now: number,
): Standpoint {
  const reading = readings.latest;
  const isControlRead = reading?.isControlRead() ?? false;
  const positions: { [topic: string]: Position } = { ...progress.positions };
  for (const part of taken) positions[part.topic] = advanced(positions[part.topic], part, now);
  let smallest = Infinity;
  for (const topic of liveTopics) {
    const position = positions[topic];
    if (!position) return standpoint(positions, progress.clearedTo, readings);
    const end = endOf(reading, topic, progress.partition);
    const isReached = end !== undefined && position.next >= end && isControlRead;
    if (reading && isReached && position.clearedTo < reading.at) {
      positions[topic] = { ...position, clearedTo: reading.at };
    }
    smallest = Math.min(smallest, positions[topic]?.clearedTo ?? 0);
  }
  const clearedTo = Math.max(progress.clearedTo, smallest === Infinity ? 0 : smallest);
  return standpoint(positions, clearedTo, readings);
}

function standpoint(
  positions: Standpoint['positions'],
  clearedTo: number,
  readings: PartitionReadings,
): Standpoint {
  const { words, at: readAt } = readings.reachedAt(positions) ?? { words: NO_WORDS, at: 0 };
  return { positions, clearedTo, words, readAt };
}

function advanced(position: Position | undefined, part: Taken, now: number): Position {
  const last = part.items[part.items.length - 1];
  return {
    next: part.next,
    clearedTo: Math.max(position?.clearedTo ?? 0, last ? Math.min(last.appendTime, now) : 0),
    mark: part.mark ?? position?.mark ?? null,
  };
}
