import type { TopicPosition } from '@tam/monitor';
import { createClient, IMPATIENT } from '../client/client';
import type { KafkaConnection, KafkaLog } from '../client/connection';

/**
 * What the broker remembers of a group, for lag tools; places of which it remembers nothing are not mentioned. It is
 * never where reading begins. Rejects with what the client says.
 */
export async function rememberedOffsets(
  connection: KafkaConnection,
  log: KafkaLog,
  groupId: string,
  topics: readonly string[],
): Promise<readonly TopicPosition[]> {
  const admin = createClient(connection, log, IMPATIENT).admin({ retry: { ...IMPATIENT } });
  try {
    await admin.connect();
    const found = await admin.fetchOffsets({ groupId, topics: [...topics] });
    return found.flatMap(({ topic, partitions }) =>
      partitions
        .map(({ partition, offset }) => ({ topic, partition, offset: Number(offset) }))
        .filter(({ offset }) => offset >= 0),
    );
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
