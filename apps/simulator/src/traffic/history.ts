import type { Told } from '../telling/truth';
import { Random } from '../world/random';
import { castCase, tell, type Cast } from './casting';
import { deliveriesOf, type Delivery, type Misbehaviour } from './delivery';
import { Timeline } from './timeline';

/** A stretch of simulated time: `cases` requests arrive between `from` and `end` (epoch ms). */
export interface Stretch {
  readonly cases: number;
  readonly from: number;
  readonly end: number;
}

/** Who hears of what a past leaves behind. */
export interface HistoryListener {
  /** Each story and the way of its events, before the first of them. */
  onTold(told: Told, deliveries: readonly Delivery[]): void;
  /** What is still to come when the stretch ends. Left out: it never comes, and the truth must be cut there. */
  onLeft?(delivery: Delivery): void;
}

/**
 * The past of a simulation, told case by case in the order of their requests, each event in the order of its arrival.
 * Without `onLeft` every event that happened by the end is delivered, however late it was recorded; with it, those
 * that arrived by the end, and the listener has the rest. A case whose truth is not settled by the end (a void still to
 * come) is left out whole.
 */
export function* history(
  cast: Cast,
  stretch: Stretch,
  misbehaviour: Misbehaviour,
  listener: HistoryListener,
): Generator<Delivery> {
  const timeline = new Timeline();
  for (const { n, startAt } of arrivals(cast, stretch)) {
    yield* timeline.due(startAt);
    const told = tell(castCase(cast, n, stretch));
    if (told.settledFrom > stretch.end) continue;
    const deliveries = deliveriesOf(told, new Random(`${cast.seed}/way/${n}`), misbehaviour);
    listener.onTold(told, deliveries);
    for (const delivery of deliveries) {
      const isPast = (listener.onLeft ? delivery.at : delivery.event.time) <= stretch.end;
      if (isPast) timeline.add(delivery);
      else listener.onLeft?.(delivery);
    }
  }
  yield* timeline.due(Infinity);
}

function arrivals(cast: Cast, stretch: Stretch): readonly { readonly n: number; readonly startAt: number }[] {
  const all = Array.from({ length: stretch.cases }, (_, n) => ({
    n,
    startAt: castCase(cast, n, stretch).startAt,
  }));
  return all.sort((a, b) => a.startAt - b.startAt || a.n - b.n);
}
