import type { Cancel, Clock } from '../ports';

interface Plan {
  readonly at: number;
  readonly number: number;
  readonly act: () => void;
}

/**
 * A clock that moves only when it is told to. `advance` runs what falls due in its order, and lets everything that
 * became ready in between (promises) run to its end before it goes on.
 */
export class VirtualClock implements Clock {
  private plans: Plan[] = [];
  private count = 0;
  private elapsed = 0;
  private ahead = 0;

  /** `settle` resolves when nothing is left that could run without time passing. `start` is the wall time at 0. */
  constructor(
    private readonly settle: () => Promise<void>,
    private readonly start: number,
  ) {}

  monotonic(): number {
    return this.elapsed;
  }

  wall(): number {
    return this.start + this.elapsed + this.ahead;
  }

  /** Somebody sets the wall clock ahead by so many ms, or back. */
  setWall(by: number): void {
    this.ahead += by;
  }

  after(delay: number, act: () => void): Cancel {
    const plan = { at: this.elapsed + Math.max(0, delay), number: this.count++, act };
    this.plans.push(plan);
    return () => {
      this.plans = this.plans.filter((other) => other !== plan);
    };
  }

  /** Lets `delay` milliseconds pass. */
  async advance(delay: number): Promise<void> {
    const until = this.elapsed + delay;
    await this.settle();
    for (let next = this.next(until); next; next = this.next(until)) {
      const plan = next;
      this.plans = this.plans.filter((other) => other !== plan);
      this.elapsed = Math.max(this.elapsed, plan.at);
      plan.act();
      await this.settle();
    }
    this.elapsed = until;
  }

  private next(until: number): Plan | undefined {
    let first: Plan | undefined;
    for (const plan of this.plans) {
      if (plan.at > until) continue;
      if (!first || plan.at < first.at || (plan.at === first.at && plan.number < first.number)) first = plan;
    }
    return first;
  }
}
