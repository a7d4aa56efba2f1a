import type { Standpoint } from '../gate/cleared-to';
import type { Limits } from '../limits';
import type { OwnedPartition } from '../partition/owned-partition';
import type { DueAsk, Earliest, MemberRow, RoundTransaction } from '../ports';

/** Both gates of a scope, by its number, for a partition that stands there. Epoch ms. */
export type GateOf = (scope: number, at: Standpoint) => number;

/** What is asked for of one scope. Instants inclusive, epoch ms; undefined: nothing can be there. */
export interface ScopeAsk {
  readonly scope: number;
  readonly dueTo: number | undefined;
  readonly settleTo: number | undefined;
}

/** What the passing of time asks of a partition at a standpoint. Scopes of which nothing is asked are left out. */
export interface TimeAsk {
  readonly scopes: readonly ScopeAsk[];
  /** Deadlines up to here were held too long and are said ahead of the gates; -Infinity: none is. Epoch ms. */
  readonly heldTo: number;
}

/** How old a reading of the gate may be to show that the broker answers, ms. */
const BROKER_ANSWERS_WITHIN = 60_000;

/**
 * A deadline is reached when both gates have passed it. One that they have not reached for `holdFor` is said
 * provisionally, if the broker answers: where it does not, nothing can be known and nothing is said.
 */
export function timeAsk(
  owned: OwnedPartition,
  at: Standpoint,
  now: number,
  limits: Limits,
  gateOf: GateOf,
): TimeAsk {
  const reading = owned.readings.latest;
  const isAnswered = reading !== undefined && now - reading.at <= BROKER_ANSWERS_WITHIN;
  const heldTo = isAnswered ? now - limits.gateMargin - limits.holdFor : -Infinity;
  const isBackfilling = owned.isBackfilling(at);
  const scopes: ScopeAsk[] = [];
  for (const [scope, { nextDue, nextSettle }] of owned.waits.all) {
    const gate = gateOf(scope, at);
    const dueTo = Math.max(gate, heldTo);
    const isDue = nextDue <= dueTo;
    const isSettled = !isBackfilling && nextSettle <= gate;
    if (isDue || isSettled) {
      scopes.push({ scope, dueTo: isDue ? dueTo : undefined, settleTo: isSettled ? gate : undefined });
    }
  }
  return { scopes, heldTo };
}

/** Members that the passing of time brings into a round. */
export interface DueFound {
  readonly due: ReadonlyMap<number, readonly MemberRow[]>;
  readonly unsettled: ReadonlyMap<number, readonly MemberRow[]>;
  readonly nextDue: readonly Earliest[];
  readonly nextSettle: readonly Earliest[];
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
  for (const [partition, { scopes }] of asks) {
    for (const { scope, dueTo, settleTo } of scopes) {
      if (dueTo !== undefined) dueAsks.push({ partition, scope, upTo: dueTo });
      if (settleTo !== undefined) settleAsks.push({ partition, scope, upTo: settleTo });
    }
  }
  const isDue = dueAsks.length > 0;
  const isSettled = settleAsks.length > 0;
  const [due, nextDue, unsettled, nextSettle] = await Promise.all([
    isDue ? transaction.due(dueAsks, limit) : [],
    isDue ? transaction.earliestAfter(dueAsks) : [],
    isSettled ? transaction.unsettled(settleAsks, limit) : [],
    isSettled ? transaction.earliestUnsettledAfter(settleAsks) : [],
  ]);
  return {
    due: byPartition(due),
    unsettled: byPartition(unsettled),
    nextDue,
    nextSettle,
    isAllDue: due.length < limit,
    isAllUnsettled: unsettled.length < limit,
  };
}

/** Brings what the partition waits for up to what was found; what was written in the round is noted afterwards. */
export function rememberWaits(owned: OwnedPartition, { scopes }: TimeAsk, found: DueFound): void {
  const partition = owned.number;
  for (const { scope, dueTo, settleTo } of scopes) {
    const wait = owned.waits.of(scope);
    if (dueTo !== undefined)
      wait.nextDue = found.isAllDue ? atOf(found.nextDue, partition, scope) : -Infinity;
    if (settleTo === undefined) continue;
    wait.nextSettle = found.isAllUnsettled ? atOf(found.nextSettle, partition, scope) : -Infinity;
  }
}

function atOf(all: readonly Earliest[], partition: number, scope: number): number {
  return all.find((one) => one.partition === partition && one.scope === scope)?.at ?? Infinity;
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
