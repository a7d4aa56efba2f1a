import { partitionOf, type TamEvent } from '@tam/events';
import { BACKFILL, INTAKE, SCHEDULING, type Delivery, type Schedule } from '../schedule';
import { LIMITS, OFFER, REQUEST, VOIDED, WITHDRAWN } from '../rules/plain-rules';
import type { Chance } from '../world/chance';

/** Regions of requests: the first two are those of which sources speak. */
export const REGIONS = ['north', 'south', 'north', 'south', 'east', 'hills'] as const;
/** Everything reaches the log within so long, ms. */
export const WINDOW = 5_000;

interface Setting {
  readonly chance: Chance;
  readonly start: number;
  readonly partitions: number;
}

interface Told {
  readonly event: TamEvent;
  readonly topic: string;
  /** When it reaches the log, ms from the begin. */
  readonly at: number;
}

/** What happens to a few members, how it reaches the log, and what else lies in it. */
export function planHistory(setting: Setting): Pick<Schedule, 'start' | 'decidedTo' | 'deliveries'> {
  const { chance, partitions, start } = setting;
  const members = Array.from({ length: chance.whole(1, 6) }, (_, i) => `m${i}`);
  const told = members.flatMap((memberRef) => tellMember(memberRef, setting));
  const events = told.map(({ event, topic, at }): Delivery => {
    const partition = partitionOf(event.memberRef, partitions);
    return { kind: 'event', at, topic, partition, event };
  });
  const deliveries = [...events, ...noise(members, told, setting)].sort((a, b) => a.at - b.at);
  return { start, decidedTo: start + WINDOW + LIMITS.later + 500, deliveries };
}

function tellMember(memberRef: string, { chance, start }: Setting): Told[] {
  const told: Told[] = [];
  let count = 0;
  const begun = chance.whole(-2_000, WINDOW - 2_000);
  const tell = (type: string, caseId: string, time: number, data: TamEvent['data'], id?: string): void => {
    const isHistory = chance.is(0.15);
    const topic = isHistory ? BACKFILL : type === OFFER || type === WITHDRAWN ? SCHEDULING : INTAKE;
    const late = chance.is(0.2) ? chance.whole(0, 3_000) : chance.whole(0, 60);
    const at = Math.min(WINDOW, Math.max(0, time + late));
    const source = `${type === OFFER || type === WITHDRAWN ? '/sim/scheduling' : '/sim/intake'}${chance.is(0.1) ? '/new' : ''}`;
    const event = {
      source,
      id: id ?? `${memberRef}-${count++}`,
      type,
      time: start + time,
      memberRef,
      caseId,
      data,
    };
    // History says itself when it was recorded, or nobody knows.
    const recorded =
      isHistory && chance.is(0.5) ? { recordedTime: start + time + chance.whole(0, 2_000) } : {};
    told.push({ event: { ...event, ...recorded }, topic, at });
  };
  for (let i = 0; i < chance.whole(1, 2); i++) {
    const caseId = `${memberRef}-c${i}`;
    const asked = begun + chance.whole(0, 1_500);
    const region = chance.pick(REGIONS);
    tell(REQUEST, caseId, asked, { region, ...(chance.is(0.4) && { statedUrgency: 'urgent' }) });
    for (let n = chance.whole(0, 3); n > 0; n--) {
      const offerId = `o${chance.whole(0, 2)}`;
      const offered = asked + drawOfferDelay(chance);
      tell(OFFER, caseId, offered, { offerId });
      if (chance.is(0.25)) tell(WITHDRAWN, caseId, offered + chance.whole(-50, 800), { offerId });
    }
  }
  return disturb(told, { chance, tell: (one) => told.push(one), memberRef });
}

/** Around the limits more often than elsewhere, and on the millisecond now and then. */
function drawOfferDelay(chance: Chance): number {
  const limit = chance.pick([LIMITS.later, LIMITS.soon]);
  return chance.is(0.3) ? limit + chance.whole(-1, 1) : chance.whole(-100, limit + 400);
}

interface Disturbance {
  readonly chance: Chance;
  readonly tell: (one: Told) => void;
  readonly memberRef: string;
}

/** Where a second delivery may turn up. */
const ELSEWHERE = [INTAKE, SCHEDULING, BACKFILL] as const;

/** Duplicates, conflicts, voids and corrections of what was told. */
function disturb(told: Told[], { chance, tell, memberRef }: Disturbance): Told[] {
  const said = [...told];
  let voids = 0;
  for (const one of said) {
    const later = (): number => Math.min(WINDOW, Math.max(0, one.at + chance.whole(-300, 2_500)));
    if (chance.is(0.25))
      tell({ ...one, at: later(), topic: chance.pick([...ELSEWHERE, one.topic, one.topic, one.topic]) });
    if (chance.is(0.12)) tell({ ...one, at: later(), event: otherThan(one.event, chance) });
    if (chance.is(0.12)) {
      const { source, id, time, caseId } = one.event;
      const event: TamEvent = {
        source: '/sim/intake',
        id: `${memberRef}-v${voids++}`,
        type: VOIDED,
        time: time + chance.whole(0, 500),
        memberRef,
        caseId,
        data: { voids: { source, id } },
      };
      tell({ event, at: later(), topic: INTAKE });
      if (chance.is(0.3)) {
        const corrected = { ...one.event, id: `${id}-corrected`, time: time + chance.whole(-200, 200) };
        tell({ ...one, at: later(), event: corrected });
      }
    }
  }
  return told;
}

/** The same identity, and something else said under it. */
function otherThan(event: TamEvent, chance: Chance): TamEvent {
  if (chance.is(0.5)) return { ...event, time: event.time + chance.pick([-700, -1, 1, 700]) };
  if (event.type === REQUEST) return { ...event, data: { ...event.data, region: 'west' } };
  return { ...event, data: { ...event.data, offerId: 'o9' } };
}

/** What lies between the events: things hidden, unusable, misrouted, and transactions that are open for a while. */
function noise(
  members: readonly string[],
  told: readonly Told[],
  { chance, partitions }: Setting,
): Delivery[] {
  const found: Delivery[] = [];
  const anywhere = (): { at: number; topic: string; partition: number } => ({
    at: chance.whole(0, WINDOW),
    topic: chance.pick([INTAKE, SCHEDULING, BACKFILL]),
    partition: chance.whole(0, partitions - 1),
  });
  for (let n = chance.whole(0, 4); n > 0; n--) found.push({ kind: 'hidden', ...anywhere() });
  if (chance.is(0.5)) found.push({ kind: 'skipped', ...anywhere() });
  if (chance.is(0.5)) {
    const memberRef = chance.is(0.8) ? chance.pick(members) : undefined;
    const place = anywhere();
    const partition = memberRef === undefined ? place.partition : partitionOf(memberRef, partitions);
    found.push({ kind: 'garbage', ...place, partition, memberRef });
  }
  if (chance.is(0.1)) {
    const place = anywhere();
    for (let n = chance.whole(4, 9); n > 0; n--) {
      found.push({
        kind: 'garbage',
        ...place,
        at: Math.min(WINDOW, place.at + n * 20),
        memberRef: undefined,
      });
    }
  }
  if (chance.is(0.3) && partitions > 1) {
    const { event, topic, at } = chance.pick(told);
    const partition = (partitionOf(event.memberRef, partitions) + 1) % partitions;
    found.push({ kind: 'misrouted', at, topic, partition, event });
  }
  if (chance.is(0.3)) {
    const place = anywhere();
    const until = Math.min(WINDOW + 1, place.at + chance.whole(50, 1_500));
    found.push({ kind: 'open', ...place }, { kind: 'close', ...place, at: until });
  }
  return found;
}
