import type { Told } from '../telling/truth';
import { Random } from '../world/random';
import { castCase, tell, type Cast } from './casting';
import { tellClosing } from './closing';
import { deliveriesOf, type Delivery, type Misbehaviour } from './delivery';
import { Timeline } from './timeline';

export interface LiveOptions {
  /** Events a second, on average. */
  readonly rate: number;
  readonly misbehaviour: Misbehaviour;
  /** Number of the first case, after those of the history. */
  readonly firstCase: number;
  /** Each story and the way of its events, before the first of them. */
  readonly onTold: (told: Told, deliveries: readonly Delivery[]) => void;
}

/** Share of live cases that are told about two days late and fall due within minutes. */
const CLOSING_SHARE = 0.08;
/** How soon such a case falls due, ms. */
const CLOSING_WITHIN = 10 * 60_000;
const LONGEST_CATCH_UP = 5_000;
/** Events of a new case within this time count towards the rate, ms; those of later days do not. */
const SOON = 5 * 60_000;

/**
 * Traffic as it happens: asked again and again what is due by now (epoch ms), it opens new cases as the rate allows and
 * lets those that are open go on, at the brisk pace. It looks at no clock itself.
 */
export class LiveTraffic {
  private readonly timeline = new Timeline();
  private readonly random: Random;
  private owed = 0;
  private next: number;

  constructor(
    private readonly cast: Cast,
    private readonly options: LiveOptions,
    private lastAt: number,
  ) {
    this.random = new Random(`${cast.seed}/live`);
    this.next = options.firstCase;
  }

  /** When something is due that has been told already, epoch ms. */
  get nextAt(): number | undefined {
    return this.timeline.nextAt;
  }

  /** Takes over what a history left to come. */
  add(delivery: Delivery): void {
    this.timeline.add(delivery);
  }

  /** `count` cases that fall due within `within` ms from now; what they have said before `now` is due at once. */
  openClosing(count: number, now: number, within: number): void {
    for (let i = 0; i < count; i++) this.open(now, within);
  }

  /** What is due by now, in order. After a pause no more is made up for than a few seconds' worth. */
  *due(now: number): Generator<Delivery> {
    const passed = Math.min(now - this.lastAt, LONGEST_CATCH_UP);
    this.lastAt = now;
    this.owed += (passed / 1000) * this.options.rate;
    while (this.owed >= 1)
      this.owed -= this.open(now, this.random.chance(CLOSING_SHARE) ? CLOSING_WITHIN : undefined);
    yield* this.timeline.due(now);
  }

  /** At the end: what has happened by `now` and is still on its way. */
  *happened(now: number): Generator<Delivery> {
    for (const delivery of this.timeline.due(Infinity)) if (delivery.event.time <= now) yield delivery;
  }

  /** Opens a case and answers with the number of events it brings soon. */
  private open(now: number, closingWithin: number | undefined): number {
    const n = this.next++;
    const told =
      closingWithin === undefined
        ? tell(castCase(this.cast, n, { startAt: now }), 'brisk')
        : tellClosing(this.cast, n, this.random, now, closingWithin);
    const deliveries = deliveriesOf(
      told,
      new Random(`${this.cast.seed}/way/${n}`),
      this.options.misbehaviour,
    );
    this.options.onTold(told, deliveries);
    for (const delivery of deliveries) this.timeline.add(delivery);
    return Math.max(1, deliveries.filter(({ at }) => at <= now + SOON).length);
  }
}
