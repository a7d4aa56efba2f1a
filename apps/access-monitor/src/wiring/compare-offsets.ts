import type { MonitorStore, TopicPosition } from '@tam/monitor';
import type { Logger } from '@tam/observability';

/**
 * Says where the broker remembers other positions of the group than the database has: an operator has set them, or the
 * database was restored, or the process was killed before it told the broker. The database decides in any case.
 */
export async function compareOffsets(
  remembered: () => Promise<readonly TopicPosition[]>,
  store: Pick<MonitorStore, 'progress'>,
  logger: Logger,
): Promise<void> {
  try {
    const found = await remembered();
    const rows = await store.progress([...new Set(found.map(({ partition }) => partition))]);
    const nextOf = ({ topic, partition }: TopicPosition): number | undefined =>
      rows.find((row) => row.partition === partition)?.positions[topic]?.next;
    const ahead = found.filter((one) => one.offset > (nextOf(one) ?? Infinity));
    const behind = found.filter((one) => one.offset < (nextOf(one) ?? -Infinity));
    if (ahead.length > 0)
      logger.warn(
        'The broker remembers later offsets of the group than the database; the database decides.',
        {
          count: ahead.length,
        },
      );
    if (behind.length > 0)
      logger.info(
        'The broker remembers earlier offsets of the group than the database; the database decides.',
        {
          count: behind.length,
        },
      );
  } catch (error) {
    logger.debug('What the broker remembers of the group is not known; nothing depends on it.', { error });
  }
}
