import type { Position, Progress } from '../ports';
import type { Taken } from '../queue/topic-queue';
import { endOf, type GateReading } from './gate-reading';

/** Where a partition stands once something is applied. */
export interface Standpoint {
  readonly positions: { readonly [topic: string]: Position };
  /** The offset gate, epoch ms. */
  readonly clearedTo: number;
}

/**
 * The offset gate. A topic is cleared up to T if it is applied to the end offset that was asked for after T, else up to
 * the append time of the last record applied; a partition up to the smallest over its live topics. Neither ever moves
 * back. `now` (epoch ms) bounds it: a broker whose clock runs ahead must not make deadlines pass early.
 */
export function standpointAfter(
  progress: Progress,
  taken: readonly Taken[],
  reading: GateReading | undefined,
  liveTopics: readonly string[],
  now: number,
): Standpoint {
  const positions: { [topic: string]: Position } = { ...progress.positions };
  for (const part of taken) positions[part.topic] = advanced(positions[part.topic], part, now);
  let smallest = Infinity;
  for (const topic of liveTopics) {
    const position = positions[topic];
    if (!position) return { positions, clearedTo: progress.clearedTo };
    const end = endOf(reading, topic, progress.partition);
    if (reading && end !== undefined && position.next >= end && position.clearedTo < reading.at) {
      positions[topic] = { ...position, clearedTo: reading.at };
    }
    smallest = Math.min(smallest, positions[topic]?.clearedTo ?? 0);
  }
  return { positions, clearedTo: Math.max(progress.clearedTo, smallest === Infinity ? 0 : smallest) };
}

function advanced(position: Position | undefined, part: Taken, now: number): Position {
  const last = part.items[part.items.length - 1];
  return {
    next: part.next,
    clearedTo: Math.max(position?.clearedTo ?? 0, last ? Math.min(last.appendTime, now) : 0),
    mark: part.mark ?? position?.mark ?? null,
  };
}
