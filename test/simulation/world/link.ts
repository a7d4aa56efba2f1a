import type { Chance } from './chance';
import type { Host } from './host';
import type { Scheduler } from './scheduler';

/** Draws how long something is on its way, ms. */
export type Latency = () => number;

/** A connection on which nothing overtakes anything, in one direction. */
class Pipe {
  private lastAt = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly latency: Latency,
  ) {}

  send(arrive: () => void): void {
    const at = Math.max(this.scheduler.now + this.latency(), this.lastAt + APART);
    this.lastAt = at;
    this.scheduler.at(at, arrive);
  }
}

/** Two messages on one pipe never arrive at the same instant, ms. */
const APART = 0.001;

/**
 * The way between a process and a service. A request arrives whatever becomes of the process that sent it; an answer
 * waits while the process is stopped and is lost when it is dead.
 */
export class Link {
  private readonly there: Pipe;
  private readonly back: Pipe;

  constructor(
    scheduler: Scheduler,
    readonly host: Host,
    latency: Latency,
  ) {
    this.there = new Pipe(scheduler, latency);
    this.back = new Pipe(scheduler, latency);
  }

  /** One request and its answer: `serve` runs at the service. */
  call<T>(serve: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.send(() => {
        try {
          const served = serve();
          if (!(served instanceof Promise)) this.answer(() => resolve(served));
          else
            served.then(
              (value) => this.answer(() => resolve(value)),
              (error: unknown) => this.answer(() => reject(error as Error)),
            );
        } catch (error) {
          this.answer(() => reject(error as Error));
        }
      });
    });
  }

  /** From the process to the service. */
  send(arrive: () => void): void {
    this.there.send(arrive);
  }

  /** From the service to the process. */
  answer(act: () => void): void {
    this.back.send(() => this.host.run(act));
  }
}

/** Mostly quick, now and then slow enough for others to get in between. */
export function weatherOf(chance: Chance, isCalm: boolean): Latency {
  if (isCalm) return () => 1;
  return () => {
    const kind = chance.fraction();
    if (kind < 0.8) return 0.2 + chance.fraction() * 2;
    if (kind < 0.97) return 2 + chance.fraction() * 15;
    return 20 + chance.fraction() * 120;
  };
}
