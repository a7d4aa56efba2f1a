import type { Limits } from '../limits';
import type { OwnedPartition } from '../partition/owned-partition';
import type { Taken } from '../queue/topic-queue';
import type { RoundPlan } from './run-round';

export interface InputTopics {
  readonly live: readonly string[];
  readonly backfill: readonly string[];
}

/** A round, or how many milliseconds to wait before asking again; Infinity: until something comes. */
export type RoundChoice =
  | { readonly kind: 'round'; readonly plan: RoundPlan; readonly lastPartition: number }
  | { readonly kind: 'wait'; readonly for: number };

/**
 * Chooses what goes into the next round: of every partition that is free and has something waiting, beginning behind
 * the partition that was last served, live topics first. A round begins when a deadline is reached, when it is full,
 * or when the first event has waited long enough.
 */
export function chooseRound(
  partitions: readonly OwnedPartition[],
  after: number,
  monotonic: number,
  topics: InputTopics,
  limits: Limits,
): RoundChoice {
  const free = partitions.filter((one) => one.state === 'idle' && (one.isTimeReady || one.hasQueued));
  const wait = waitFor(free, monotonic, limits);
  if (wait > 0) return { kind: 'wait', for: wait };
  const order = [...free.filter((one) => one.number > after), ...free.filter((one) => one.number <= after)];
  return fill(order, after, topics, limits);
}

function waitFor(free: readonly OwnedPartition[], monotonic: number, limits: Limits): number {
  let wait = Infinity;
  let queued = 0;
  for (const one of free) {
    if (one.isTimeReady) return 0;
    queued += one.queued;
    wait = Math.min(wait, (one.waitingSince ?? monotonic) + limits.roundWithin - monotonic);
  }
  return queued >= limits.roundEvents ? 0 : wait;
}

function fill(
  order: readonly OwnedPartition[],
  after: number,
  topics: InputTopics,
  limits: Limits,
): RoundChoice {
  const share = Math.max(limits.partitionEvents, Math.ceil(limits.roundEvents / order.length));
  let room = limits.roundEvents;
  let backfillRoom = limits.backfillEvents;
  let lastPartition = after;
  const chosen: { owned: OwnedPartition; taken: Taken[] }[] = [];
  for (const owned of order) {
    if (room <= 0 && !owned.isTimeReady) continue;
    const live = takeFrom(owned, topics.live, Math.min(room, share));
    const backfill = takeFrom(owned, topics.backfill, Math.min(room, backfillRoom));
    const backfillCount = countOf(backfill);
    room -= countOf(live) + backfillCount;
    backfillRoom -= backfillCount;
    const taken = [...live, ...backfill];
    if (taken.length === 0 && !owned.isTimeReady) continue;
    if (taken.length > 0) lastPartition = owned.number;
    chosen.push({ owned, taken });
  }
  for (const { owned } of chosen) {
    owned.state = 'busy';
    owned.isTimeReady = false;
    if (!owned.hasQueued) owned.waitingSince = undefined;
  }
  if (chosen.length === 0) return { kind: 'wait', for: Infinity };
  chosen.sort((a, b) => a.owned.number - b.owned.number);
  return { kind: 'round', plan: { partitions: chosen }, lastPartition };
}

function takeFrom(owned: OwnedPartition, topics: readonly string[], limit: number): Taken[] {
  const taken: Taken[] = [];
  let room = limit;
  topics.forEach((topic, i) => {
    const part = owned.queues.get(topic)?.take(Math.ceil(room / (topics.length - i)));
    if (!part) return;
    room -= part.items.length;
    taken.push(part);
  });
  return taken;
}

function countOf(taken: readonly Taken[]): number {
  return taken.reduce((sum, { items }) => sum + items.length, 0);
}
