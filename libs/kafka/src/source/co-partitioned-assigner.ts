import { AssignerProtocol, type Cluster, type PartitionAssigner } from 'kafkajs';
import { assignPartitions } from './assign-partitions';

const NAME = 'TamCoPartitionedSticky';
const VERSION = 1;

/**
 * Gives the same partition numbers of all topics to the same member, because the events of one member lie on one number
 * of each topic; the client's own assigner parts them with some numbers of members. `owned` is asked at each join for
 * what this member has, so that a rebalance moves as little as it can. Changing NAME needs a roll-out in two steps.
 */
export function coPartitionedAssigner(owned: () => readonly number[]): PartitionAssigner {
  return ({ cluster }) => ({
    name: NAME,
    version: VERSION,
    protocol: ({ topics }) => ({
      name: NAME,
      metadata: AssignerProtocol.MemberMetadata.encode({
        version: VERSION,
        topics,
        userData: Buffer.from(JSON.stringify(owned())),
      }),
    }),
    assign: ({ members, topics }) => {
      const shares = assignPartitions(
        members.map(({ memberId, memberMetadata }) => ({ id: memberId, had: readOwned(memberMetadata) })),
        topics.flatMap((topic) => partitionsOf(cluster, topic)),
      );
      return Promise.resolve(
        [...shares].map(([memberId, share]) => ({
          memberId,
          memberAssignment: AssignerProtocol.MemberAssignment.encode({
            version: VERSION,
            userData: Buffer.alloc(0),
            assignment: Object.fromEntries(
              topics.map((topic) => {
                const existing = new Set(partitionsOf(cluster, topic));
                return [topic, share.filter((partition) => existing.has(partition))];
              }),
            ),
          }),
        })),
      );
    },
  });
}

function partitionsOf(cluster: Cluster, topic: string): number[] {
  return cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
}

function readOwned(metadata: Buffer): number[] {
  try {
    const text = AssignerProtocol.MemberMetadata.decode(metadata)?.userData.toString() ?? '';
    const owned: unknown = JSON.parse(text);
    return Array.isArray(owned) ? owned.filter((partition) => typeof partition === 'number') : [];
  } catch {
    // A member that does not say what it had simply keeps nothing.
    return [];
  }
}
