import { TOPICS } from '../schedule';
import type { World } from '../world/world';

/** What is still to come before the run may end; undefined: nothing. */
export function whatIsMissing(world: World): string | undefined {
  const { database, input, inspector, schedule } = world;
  for (let partition = 0; partition < schedule.partitions; partition++) {
    const row = database.progress.get(partition);
    if (!row) return `partition ${partition} has no row`;
    for (const topic of TOPICS) {
      const next = row.positions[topic]?.next ?? 0;
      const end = input.endOf(topic, partition);
      if (next < end) return `${topic}/${partition} is applied to ${next} of ${end}`;
    }
    if (row.rules !== database.installation?.rules)
      return `partition ${partition} is not evaluated under the rules`;
    const lane = inspector.published.laneOf(partition);
    if (lane.upTo < row.seq) return `partition ${partition} is published to ${lane.upTo} of ${row.seq}`;
    const noted = database.cursors.get(partition)?.revisionSeq ?? 0;
    if (noted < row.seq) return `partition ${partition} is noted as published to ${noted} of ${row.seq}`;
    const letter = database
      .letters(partition)
      .find(({ seq, disposition }) => seq > lane.lettersUpTo && disposition === 'dead');
    if (letter) return `dead letter ${partition}/${letter.seq} is not published`;
  }
  for (const { partition, memberRef, dueAt, settleAt } of database.members.values()) {
    // Whom a person has made due is due at the gate, which may be ahead of all that was planned.
    const decidedTo = Math.max(world.horizon, database.progress.get(partition)!.clearedTo);
    if (dueAt !== null && dueAt <= decidedTo) return `${memberRef} has a deadline open`;
    if (settleAt !== null) return `${memberRef} is not settled`;
  }
  return undefined;
}
