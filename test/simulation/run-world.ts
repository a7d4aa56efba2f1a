import { compareOutcomes } from './inspect/compare-outcomes';
import type { Divergence } from './inspect/divergence';
import { whatIsMissing } from './inspect/what-is-missing';
import { planActs } from './world/plan-acts';
import { drained } from './world/scheduler';
import { speakAgain } from './world/speak-again';
import type { World } from './world/world';

/** After the last that was planned, everything must be settled within so long, ms. */
const SETTLED_WITHIN = 30_000;
/** How often it is looked whether everything is settled, ms. */
const LOOK_EVERY = 250;
/** More steps than any schedule takes: an endless loop ends here. */
const MOST_STEPS = 200_000;

/** Runs a world to its end or to the first divergence. */
export async function runWorld(world: World): Promise<Divergence | undefined> {
  const { scheduler, figures } = world;
  let isOver = false;
  const look = (latest: number): void => {
    const missing = whatIsMissing(world);
    if (missing === undefined) {
      compareOutcomes(world);
      isOver = true;
    } else if (scheduler.now >= latest) world.report('quiet', missing);
    else {
      speakAgain(world);
      scheduler.after(LOOK_EVERY, () => look(latest));
    }
  };
  const end = planActs(world);
  scheduler.at(end, () => look(end + SETTLED_WITHIN));
  await Promise.resolve();
  while (!isOver && !world.divergence && scheduler.step()) {
    await drained();
    checkCursors(world);
    if (++figures.steps > MOST_STEPS) world.report('quiet', `more than ${MOST_STEPS} steps`);
  }
  takeFigures(world);
  return world.divergence;
}

function checkCursors(world: World): void {
  const { database, inspector } = world;
  for (const { partition, revisionSeq } of database.cursors.values()) {
    const { upTo } = inspector.published.laneOf(partition);
    if (revisionSeq > upTo) world.report('cursor', `${partition}: ${revisionSeq} noted, ${upTo} published`);
  }
}

function takeFigures({ figures, inspector, transactions, group, schedule }: World): void {
  figures.commits = inspector.commits;
  figures.revisions = inspector.revisions;
  figures.sealed = inspector.seals;
  figures.unsealed = inspector.unseals;
  figures.repacked = inspector.repacked;
  figures.settled = inspector.settlements;
  figures.provisional = inspector.provisional;
  figures.published = inspector.published.records;
  figures.republished = inspector.published.repeats;
  figures.transactionsLost = transactions.lostCount;
  figures.rebalances = group.rebalances;
  figures.deliveries = schedule.deliveries.length;
}
