import type { LogSource, MonitorStore, TopicOffsets } from '../ports';

/** What the broker held at one moment: the end offsets asked for after `at`. */
export interface GateReading {
  /** T: the database's clock less the margin, before the broker was asked. Epoch ms. */
  readonly at: number;
  readonly offsets: ReadonlyMap<string, ReadonlyMap<number, TopicOffsets>>;
}

/**
 * Asks the database for the time and then the broker for its offsets. `margin` (ms) is taken off the time, because
 * the broker stamps an event a little before it can be seen at the end of the log.
 */
export async function readGate(
  store: Pick<MonitorStore, 'now'>,
  source: Pick<LogSource, 'offsets'>,
  topics: readonly string[],
  margin: number,
): Promise<GateReading> {
  const at = (await store.now()) - margin;
  const offsets = new Map<string, Map<number, TopicOffsets>>(topics.map((topic) => [topic, new Map()]));
  for (const row of await source.offsets(topics)) offsets.get(row.topic)?.set(row.partition, row);
  return { at, offsets };
}

/** The end offset of that reading; undefined where the broker did not name the partition. */
export function endOf(
  reading: GateReading | undefined,
  topic: string,
  partition: number,
): number | undefined {
  return reading?.offsets.get(topic)?.get(partition)?.end;
}
