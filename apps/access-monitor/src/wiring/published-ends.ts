import { DETERMINATIONS_TOPIC } from '@tam/events';
import { LogRanges, type KafkaConnection } from '@tam/kafka';
import { MACHINE_RANDOMNESS } from './machine';
import type { Published } from '@tam/monitor';

/** Records at the end of each partition that are looked at: the last ones may be of several partitions of the monitor. */
const TAIL = 200;

/** The last pair of epoch and number that was published of each partition. Throws what the broker says. */
export async function publishedEnds(
  connection: KafkaConnection,
  groupId: string,
): Promise<readonly Published[]> {
  const log = new LogRanges(connection, `${groupId}-ends-${MACHINE_RANDOMNESS.token()}`);
  try {
    const ranges = (await log.offsets([DETERMINATIONS_TOPIC]))
      .filter(({ low, end }) => end > low)
      .map(({ topic, partition, low, end }) => ({
        topic,
        partition,
        from: Math.max(low, end - TAIL),
        to: end,
      }));
    const ends = new Map<number, Published>();
    if (ranges.length > 0) await log.read(ranges, ({ value }) => keepLast(ends, value));
    return [...ends.values()];
  } finally {
    await log.close();
  }
}

function keepLast(ends: Map<number, Published>, value: Uint8Array | null): void {
  const end = endOf(value);
  if (!end) return;
  const last = ends.get(end.partition);
  const isLater = !last || end.epoch > last.epoch || (end.epoch === last.epoch && end.seq > last.seq);
  if (isLater) ends.set(end.partition, end);
}

/** undefined for a record that is not a revision of ours. */
function endOf(value: Uint8Array | null): Published | undefined {
  if (!value) return undefined;
  try {
    const { data } = JSON.parse(Buffer.from(value).toString('utf8')) as { data?: Partial<Published> };
    const { partition, epoch, seq } = data ?? {};
    const isWhole = [partition, epoch, seq].every(Number.isSafeInteger);
    return isWhole ? { partition: partition!, epoch: epoch!, seq: seq! } : undefined;
  } catch {
    return undefined;
  }
}
