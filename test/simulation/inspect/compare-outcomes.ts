import { canonicalJson, createStorer, fold, type StoredEvent } from '@tam/record';
import { sealedOf } from './member-checks';
import type { World } from '../world/world';

/** Holds what was said in the end, kept and published, against one evaluation over all events of the log. */
export function compareOutcomes(world: World): void {
  for (let partition = 0; partition < world.schedule.partitions; partition++)
    comparePartition(world, partition);
  compareConsumed(world);
}

function comparePartition(world: World, partition: number): void {
  const { database, inspector } = world;
  const asOf = Math.max(world.horizon, database.progress.get(partition)!.clearedTo);
  const expected = new Map<string, string>();
  for (const [memberRef, { events, gaps }] of membersOf(world, partition)) {
    const { outcomes } = evaluatorFor(world, partition, memberRef).evaluate(
      fold(memberRef, events, gaps),
      asOf,
    );
    for (const outcome of outcomes) expected.set(outcome.id, canonicalJson(outcome));
  }
  const said = [...inspector.said.byOutcome.values()].filter(({ row }) => row.partition === partition);
  for (const { row, text, entry } of said) {
    const wanted = expected.get(row.outcomeId) ?? 'null';
    if (text !== wanted) world.report('final', `${row.caseId}: ${text} where one evaluation says ${wanted}`);
    if (entry.basis !== 'confirmed')
      world.report('final', `${row.caseId}: ${row.status} stays ${entry.basis}`);
    expected.delete(row.outcomeId);
  }
  for (const text of expected.values()) world.report('final', `never said: ${text}`);
  for (const standing of database.standings.values()) {
    if (standing.partition !== partition) continue;
    const last = inspector.said.byOutcome.get(standing.outcomeId);
    const isSame =
      last?.row.seq === standing.seq &&
      last.row.status === standing.status &&
      last.entry.basis === standing.basis;
    if (!isSame) world.report('standing', `${standing.caseId}: ${standing.status} at ${standing.seq}`);
  }
}

/** The active rules; who was sealed before they were activated stays as it was. */
function evaluatorFor(
  { database, inspector, ruleSets, active }: World,
  partition: number,
  memberRef: string,
) {
  if (sealedOf(database, partition, memberRef).length === 0) return active;
  const said = [...inspector.said.byOutcome.values()].filter(({ row }) => row.memberRef === memberRef);
  const last = said.sort((one, other) => one.row.seq - other.row.seq).at(-1);
  return ruleSets.get(last?.entry.evaluation.rules ?? '') ?? active;
}

/** All events and gaps of each member of a partition, straight from the log. */
function membersOf(
  world: World,
  partition: number,
): Map<string, { readonly events: StoredEvent[]; gaps: number }> {
  const toStored = createStorer(world.rules.evaluator.reads);
  const members = new Map<string, { readonly events: StoredEvent[]; gaps: number }>();
  const memberOf = (memberRef: string): { readonly events: StoredEvent[]; gaps: number } => {
    let member = members.get(memberRef);
    if (!member) members.set(memberRef, (member = { events: [], gaps: 0 }));
    return member;
  };
  for (const item of world.input.items(partition)) {
    if (item.kind === 'event') {
      const stored = toStored(item.event);
      if (stored) memberOf(item.event.memberRef).events.push(stored);
    } else if (item.kind === 'fault' && item.memberRef !== undefined && item.misrouted === 'no') {
      memberOf(item.memberRef).gaps++;
    }
  }
  for (const { seq, gap, memberRef } of world.database.letters(partition)) {
    const isSettled = world.database.settledLetters.has(`${partition}/${seq}`);
    if (isSettled && gap && memberRef !== null) memberOf(memberRef).gaps--;
  }
  return members;
}

/**
 * A consumer that applies only greater (epoch, seq) holds in the end what the database holds. Excepted is what was
 * published and then lost by a restore, where nothing has been said of the outcome since: nothing tells its consumers
 * that it was never said. What was said since they must hold: that is what the epoch is for.
 */
function compareConsumed(world: World): void {
  const { inspector, figures, database } = world;
  const { consumed } = inspector.published;
  for (const [outcomeId, { row, text }] of inspector.said.byOutcome) {
    const held = consumed.get(outcomeId)?.row;
    const isLost = held && database.revisions(held.partition)[held.seq - 1] !== held;
    if (isLost && !inspector.published.isSince(row)) figures.orphans++;
    else if (!held || canonicalJson((JSON.parse(held.entry) as { outcome: unknown }).outcome) !== text) {
      world.report(
        'published',
        `consumers hold ${held?.status ?? 'nothing'} of ${row.caseId}, not ${row.status}`,
      );
    }
  }
  for (const outcomeId of consumed.keys()) {
    if (inspector.said.byOutcome.has(outcomeId)) continue;
    figures.orphans++;
    if (figures.restores === 0) world.report('published', `consumers hold ${outcomeId}, which nobody said`);
  }
}
