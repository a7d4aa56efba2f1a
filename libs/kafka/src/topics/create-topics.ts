import type { Admin, ITopicConfig } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 20_000;
const EVERY = 50;

/**
 * Creates topics and waits until every partition has a leader. The client's own waiting gives up when the broker, right
 * after it has created a topic, does not know it yet; a first write would meet the same and be sent twice.
 */
export async function createTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  await admin.createTopics({ topics: [...topics], waitForLeaders: false });
  const limit = performance.now() + PATIENCE;
  while (!(await haveLeaders(admin, topics))) {
    if (performance.now() > limit) throw new Error('The new topics have no leaders yet');
    await pause(EVERY);
  }
}

async function haveLeaders(admin: Admin, wanted: readonly ITopicConfig[]): Promise<boolean> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) });
    const areKnown = topics.every(({ name, partitions }) => {
      const count = wanted.find(({ topic }) => topic === name)?.numPartitions ?? 1;
      return partitions.length >= count && partitions.every(({ leader }) => leader >= 0);
    });
    // A leader that is named may not have opened its log yet; one that says its end has.
    if (areKnown) await Promise.all(topics.map(({ name }) => admin.fetchTopicOffsets(name)));
    return areKnown;
  } catch {
    // Not known yet; asked again until the patience is over.
    return false;
  }
}
