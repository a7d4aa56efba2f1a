import { MemoryStore, type DeadLetter, type MemberRow, type Progress, type RoundWrites } from '@tam/monitor';
import { NO_WRITES } from '../no-writes';
import type { World } from './world';

/** Somebody else may have the partition for a moment, ms. */
const TRIED_AGAIN_AFTER = 7;

/** As the tool does it: a named person gives a dead letter up; it takes a turn of the partition and closes the gap. */
export function discardLetter(world: World): void {
  const { database, schedule, scheduler } = world;
  for (let partition = 0; partition < schedule.partitions; partition++) {
    const letter = database
      .letters(partition)
      .find(({ gap, seq }) => gap && !database.settledLetters.has(`${partition}/${seq}`));
    const row = database.progress.get(partition);
    if (!letter || !row) continue;
    const round = new MemoryStore(database).round([row], 'dead-letters somebody', ({ held }) =>
      Promise.resolve(settling(world, letter, held[0]!)),
    );
    void round.then(({ fenced }) => {
      if (fenced.length > 0 && world.database === database)
        scheduler.after(TRIED_AGAIN_AFTER, () => discardLetter(world));
    });
    return;
  }
}

/** The gap is closed, and its member is due at once. */
function settling(world: World, { partition, seq, memberRef }: DeadLetter, held: Progress): RoundWrites {
  const { database, inspector, figures } = world;
  const { turn: _turn, writer: _writer, ...row } = held;
  if (database.settledLetters.has(`${partition}/${seq}`)) return { ...NO_WRITES, progress: [row] };
  world.trace(`letter ${partition}/${seq} of ${memberRef} is discarded`);
  figures.discarded++;
  inspector.discard(partition, seq);
  const members = [...database.members.values()]
    .filter((member) => member.partition === partition && member.memberRef === memberRef)
    .map((member): MemberRow => ({
      ...member,
      gaps: Math.max(0, member.gaps - 1),
      scope: 0,
      dueAt: Math.min(member.dueAt ?? row.clearedTo, row.clearedTo),
    }));
  return { ...NO_WRITES, progress: [row], members, settlements: [{ partition, seq }] };
}
