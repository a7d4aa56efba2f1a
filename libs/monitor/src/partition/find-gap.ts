import { TamError } from '@tam/errors';
import type { GateReading } from '../gate/gate-reading';

/** Where the reading of a topic of a partition goes on. */
export interface NextOffset {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}

/**
 * What is wrong between our positions and the log, in words that say exactly what is missing; undefined: nothing. The
 * positions must be from before the reading was begun.
 */
export function findGap(
  positions: readonly NextOffset[],
  reading: GateReading,
  partitions: number,
): TamError | undefined {
  for (const { topic, partition, next } of positions) {
    const found = reading.offsets.get(topic);
    const subject = { topic, partition, next };
    if (!found || found.size !== partitions) {
      return new TamError(
        'TAM_MONITOR_PARTITIONS_CHANGED',
        `${topic} has ${found?.size ?? 0} partitions where ${partitions} are recorded.`,
        { topic, found: found?.size ?? 0, recorded: partitions },
      );
    }
    const offsets = found.get(partition);
    if (!offsets) continue;
    const { low, end } = offsets;
    if (next < low) {
      return new TamError(
        'TAM_MONITOR_POSITION_LOST',
        `${topic}/${partition}: offsets ${next} to ${low - 1} were not read and are gone.`,
        { ...subject, low },
      );
    }
    if (next > end) {
      return new TamError(
        'TAM_MONITOR_POSITION_BEYOND_END',
        `${topic}/${partition}: the next offset is ${next} and the log ends at ${end}.`,
        { ...subject, end },
      );
    }
  }
  return undefined;
}
