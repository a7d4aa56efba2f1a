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

/**
 * The past of a simulation, told case by case in the order of their requests. Every event that happened by the end of
 * the stretch is delivered, in the order of its arrival; what would happen later is left untold. A case whose truth is
 * not settled by the end (a void still to come) is left out whole. `onTold` sees each story before its first event.
 */
export function* history(
  cast: Cast,
  stretch: Stretch,
  misbehaviour: Misbehaviour,
  onTold: (told: Told) => void,
): Generator<Delivery> {
  const timeline = new Timeline();
  for (const { n, startAt } of arrivals(cast, stretch)) {
    yield* timeline.due(startAt);
    const told = tell(castCase(cast, n, stretch));
    if (told.settledFrom > stretch.end) continue;
    onTold(told);
    for (const delivery of deliveriesOf(told, new Random(`${cast.seed}/way/${n}`), misbehaviour)) {
      if (delivery.event.time <= stretch.end) timeline.add(delivery);
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
