import type { Cancel, Clock } from '@tam/monitor';
import type { Scheduler } from './scheduler';

export type HostState = 'running' | 'stopped' | 'dead';

/**
 * One operating-system process. All that happens in it happens through `run`, one act after the other; between two acts
 * it may be stopped (what comes meanwhile waits) or killed (what was under way never comes back).
 */
export class Host implements Clock {
  state: HostState = 'running';
  /** The host's own idea of the time of day is off by so much, ms. */
  wallOffset = 0;
  private waiting: (() => void)[] = [];
  private readonly farewells: (() => void)[] = [];
  private isCatchingUp = false;

  constructor(
    readonly name: string,
    private readonly scheduler: Scheduler,
    private readonly start: number,
    /** Called before each act; true: the process dies here. */
    private readonly diesNow: () => boolean,
  ) {}

  monotonic(): number {
    return this.scheduler.now;
  }

  wall(): number {
    return this.start + Math.floor(this.scheduler.now) + this.wallOffset;
  }

  after(delay: number, act: () => void): Cancel {
    return this.scheduler.after(delay, () => this.run(act));
  }

  run(act: () => void): void {
    if (this.state === 'dead') return;
    if (this.state === 'stopped' || this.waiting.length > 0) this.waiting.push(act);
    else this.perform(act);
  }

  /** Runs once when the process has died. */
  onDeath(farewell: () => void): void {
    this.farewells.push(farewell);
  }

  kill(): void {
    if (this.state === 'dead') return;
    this.state = 'dead';
    this.waiting = [];
    for (const farewell of this.farewells) farewell();
  }

  /** SIGSTOP. */
  halt(): void {
    if (this.state === 'running') this.state = 'stopped';
  }

  /** SIGCONT: what came meanwhile happens now, in its order, each as an act of its own. */
  resume(): void {
    if (this.state !== 'stopped') return;
    this.state = 'running';
    this.catchUp();
  }

  private perform(act: () => void): void {
    if (this.diesNow()) this.kill();
    else act();
  }

  private catchUp(): void {
    if (this.isCatchingUp || this.waiting.length === 0) return;
    this.isCatchingUp = true;
    this.scheduler.after(GAP, () => {
      this.isCatchingUp = false;
      if (this.state !== 'running') return;
      const act = this.waiting.shift();
      if (act) this.perform(act);
      this.catchUp();
    });
  }
}

/** Between two acts that waited, ms. */
const GAP = 0.01;
