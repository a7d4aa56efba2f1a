import type { TamEvent } from '@tam/events';
import type { Told } from '../telling/truth';
import type { Random } from '../world/random';

/** How badly the sources behave. Shares are of all events, 0 to 1. */
export interface Misbehaviour {
  /** Events recorded long after they happened. */
  readonly late: { readonly share: number; readonly upTo: number };
  /** Events sent a second time. */
  readonly duplicates: number;
  /** Events that arrive after others recorded later. */
  readonly disorder: { readonly share: number; readonly upTo: number };
}

export const WELL_BEHAVED: Misbehaviour = {
  late: { share: 0, upTo: 0 },
  duplicates: 0,
  disorder: { share: 0, upTo: 0 },
};

/** One event on its way, due at `at` (epoch ms); `event.recordedTime` is set. */
export interface Delivery {
  readonly at: number;
  readonly event: TamEvent;
}

/** The longest a well-behaved source takes to record an event, ms. */
const USUAL_LAG = 3_000;

/** The events of a story as they travel: each recorded a little later, some much later, twice, or out of order. */
export function deliveriesOf(told: Told, random: Random, misbehaviour: Misbehaviour): readonly Delivery[] {
  const { late, duplicates, disorder } = misbehaviour;
  return told.utterances.flatMap(({ event, heardAt }) => {
    const lag = random.whole(20, USUAL_LAG) + (random.chance(late.share) ? random.whole(0, late.upTo) : 0);
    const recorded = { ...event, recordedTime: heardAt + lag };
    const detour = random.chance(disorder.share) ? random.whole(0, disorder.upTo) : 0;
    const first = { at: heardAt + lag + detour, event: recorded };
    if (!random.chance(duplicates)) return [first];
    return [first, { at: first.at + random.whole(1_000, 600_000), event: recorded }];
  });
}
