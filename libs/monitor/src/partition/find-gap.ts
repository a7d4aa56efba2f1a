import { TamError } from '@tam/errors';
import type { GateReading } from '../gate/gate-reading';
import type { FoundGap } from '../ports';

/** Where the reading of a topic of a partition goes on. */
export interface NextOffset {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}

/** That a topic has not the recorded number of partitions, in words; undefined: all have. Nobody can accept that. */
export function findChange(
  topics: readonly string[],
  reading: GateReading,
  partitions: number,
): TamError | undefined {
  for (const topic of topics) {
    const found = reading.offsets.get(topic)?.size ?? 0;
    if (found !== partitions) {
      return new TamError(
        'TAM_MONITOR_PARTITIONS_CHANGED',
        `${topic} has ${found} partitions where ${partitions} are recorded.`,
        { topic, found, recorded: partitions },
      );
    }
  }
  return undefined;
}

/**
 * Everything that is wrong between our positions and the ends of the log. The positions must be from before the reading
 * was begun. A log that was emptied up to just where we stand lacks nothing.
 */
export function findGaps(positions: readonly NextOffset[], reading: GateReading): readonly FoundGap[] {
  return positions.flatMap(({ topic, partition, next }): FoundGap[] => {
    const offsets = reading.offsets.get(topic)?.get(partition);
    if (!offsets) return [];
    const { low, end } = offsets;
    const place = { topic, partition, expected: next };
    if (next < low) return [{ ...place, code: 'TAM_MONITOR_POSITION_LOST', found: low }];
    if (next > end) return [{ ...place, code: 'TAM_MONITOR_POSITION_BEYOND_END', found: end }];
    return [];
  });
}

/** A gap in words that say exactly what is missing. */
export function gapError(gap: FoundGap): TamError {
  const { topic, partition, code, expected, found } = gap;
  const where = `${topic}/${partition}`;
  const words = {
    TAM_MONITOR_POSITION_LOST: `${where}: offsets ${expected} to ${found - 1} were not read and are gone.`,
    TAM_MONITOR_POSITION_BEYOND_END: `${where}: the next offset is ${expected} and the log ends at ${found}.`,
    TAM_MONITOR_LOG_REPLACED: `${where}: the record at offset ${found} is not the one that was read there.`,
  };
  return new TamError(code, words[code], { topic, partition, expected, found });
}
