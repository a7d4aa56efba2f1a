import type { LogSource, MonitorStore, TopicOffsets } from '../ports';
import type { ControlFollower } from '../sources/control-follower';
import type { TimeHeard } from '../time/steady-time';
import { NO_WORDS, type Words } from '../sources/words';

/** What the broker held at one moment: the end offsets asked for after `at`. */
export interface GateReading {
  /** T: the database's clock less the margin, before the broker was asked. Epoch ms. */
  readonly at: number;
  readonly heard: TimeHeard;
  readonly offsets: ReadonlyMap<string, ReadonlyMap<number, TopicOffsets>>;
  /** What the sources were known to have said before the broker was asked. */
  readonly words: Words;
  /** Whether the control topic, too, is read to its end of then. */
  isControlRead(): boolean;
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
  monotonic: () => number,
  control?: Pick<ControlFollower, 'topic' | 'words' | 'isReadTo' | 'reviewEnd'>,
): Promise<GateReading> {
  const asked = monotonic();
  const heard = { now: await store.now(), asked, answered: monotonic() };
  const words = control?.words ?? NO_WORDS;
  const wanted = control ? [...topics, control.topic] : topics;
  const offsets = new Map<string, Map<number, TopicOffsets>>(wanted.map((topic) => [topic, new Map()]));
  for (const row of await source.offsets(wanted)) offsets.get(row.topic)?.set(row.partition, row);
  const controlEnd = control ? (offsets.get(control.topic)?.get(0)?.end ?? 0) : 0;
  control?.reviewEnd(controlEnd);
  return {
    at: heard.now - margin,
    heard,
    offsets,
    words,
    isControlRead: () => control?.isReadTo(controlEnd) ?? true,
  };
}

/** The end offset of that reading; undefined where the broker did not name the partition. */
export function endOf(
  reading: GateReading | undefined,
  topic: string,
  partition: number,
): number | undefined {
  return reading?.offsets.get(topic)?.get(partition)?.end;
}
