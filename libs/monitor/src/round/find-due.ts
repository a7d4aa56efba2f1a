import type { Standpoint } from '../gate/cleared-to';
import type { Limits } from '../limits';
import type { OwnedPartition } from '../partition/owned-partition';
import type { DueAsk, MemberRow, RoundTransaction } from '../ports';

/** What the passing of time asks of a partition at a standpoint. */
export interface TimeAsk {
  /** Deadlines up to here are looked for; undefined: none can be there. Epoch ms, inclusive. */
  readonly dueTo: number | undefined;
  /** The instant of evaluation for deadlines that are held too long; undefined: none is. Epoch ms. */
  readonly provisionalAt: number | undefined;
  readonly settle: boolean;
}

/** How old a reading of the gate may be to show that the broker answers, ms. */
const BROKER_ANSWERS_WITHIN = 60_000;

/**
 * A deadline is reached when the gate has passed it. One that the gate has not reached for `holdFor` is said
 * provisionally, if the broker answers: where it does not, nothing can be known and nothing is said.
 */
export function timeAsk(owned: OwnedPartition, at: Standpoint, now: number, limits: Limits): TimeAsk {
  const heldTo = now - limits.gateMargin - limits.holdFor;
  const isAnswered = owned.gate !== undefined && now - owned.gate.at <= BROKER_ANSWERS_WITHIN;
  const isHeld = isAnswered && heldTo > at.clearedTo && owned.nextDue <= heldTo;
  const dueTo = isHeld ? heldTo : at.clearedTo;
  const settle = owned.mayBeUnsettled && at.clearedTo > owned.settledTo && !owned.isBackfilling(at);
  return {
    dueTo: owned.nextDue <= dueTo ? dueTo : undefined,
    provisionalAt: isHeld ? now - limits.gateMargin : undefined,
    settle,
  };
}

/** Members that the passing of time brings into a round. */
export interface DueFound {
  readonly due: ReadonlyMap<number, readonly MemberRow[]>;
  readonly unsettled: ReadonlyMap<number, readonly MemberRow[]>;
  /** By partition asked for; Infinity where no later deadline is stored. */
  readonly earliestAfter: ReadonlyMap<number, number>;
  /** All that is due, or unsettled, was found. */
  readonly isAllDue: boolean;
  readonly isAllUnsettled: boolean;
}

/** Looks for what is due and what can be settled, in partitions that may have something. */
export async function findDue(
  transaction: RoundTransaction,
  asks: ReadonlyMap<number, TimeAsk>,
  limit: number,
): Promise<DueFound> {
  const dueAsks: DueAsk[] = [];
  const settleAsks: DueAsk[] = [];
  for (const [partition, { dueTo, settle }] of asks) {
    if (dueTo !== undefined) dueAsks.push({ partition, upTo: dueTo });
    if (settle) settleAsks.push({ partition, upTo: Number.MAX_SAFE_INTEGER });
  }
  const [due, earliest, unsettled] = await Promise.all([
    dueAsks.length > 0 ? transaction.due(dueAsks, limit) : [],
    dueAsks.length > 0 ? transaction.earliestAfter(dueAsks) : [],
    settleAsks.length > 0 ? transaction.unsettled(settleAsks, limit) : [],
  ]);
  const earliestAfter = new Map(dueAsks.map(({ partition }) => [partition, Infinity]));
  for (const { partition, dueAt } of earliest) earliestAfter.set(partition, dueAt);
  return {
    due: byPartition(due),
    unsettled: byPartition(unsettled),
    earliestAfter,
    isAllDue: due.length < limit,
    isAllUnsettled: unsettled.length < limit,
  };
}

function byPartition(rows: readonly MemberRow[]): Map<number, MemberRow[]> {
  const groups = new Map<number, MemberRow[]>();
  for (const row of rows) {
    const group = groups.get(row.partition);
    if (group) group.push(row);
    else groups.set(row.partition, [row]);
  }
  return groups;
}
