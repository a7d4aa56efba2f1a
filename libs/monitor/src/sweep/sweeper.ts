import type { Limits } from '../limits';
import type { MonitorObserver } from '../observer';
import type { OwnedPartition } from '../partition/owned-partition';
import type { StartedPartition } from '../partition/start-partitions';
import { Backoff } from '../backoff';
import type { Cancel, Clock, MonitorStore, Randomness } from '../ports';
import type { Relay } from '../relay/relay';
import { orphansFor } from './orphans';

export interface SweeperParts {
  readonly store: Pick<MonitorStore, 'beat' | 'depart'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly writer: string;
  readonly partitions: number;
  /** The partitions that the source has given to this instance, whether they have started or not. */
  readonly owned: () => readonly number[];
  readonly begin: (partitions: readonly number[]) => Promise<readonly StartedPartition[]>;
  /** Rounds under way. */
  readonly roundsUnderWay: () => Promise<unknown>;
  readonly relay: Pick<Relay, 'own' | 'disown'>;
  readonly limits: Limits;
  readonly observer: MonitorObserver;
  /** Partitions were taken in. */
  readonly started: () => void;
}

/**
 * Lets deadlines pass in partitions whose owner has died, until the group has given them to somebody. Only silent ones
 * are served: nothing is read, so that the gate of a partition with unread events stays closed. Every instance says
 * that it lives, and what it owns, in one row; the turn keeps it harmless to be wrong about the death of another.
 */
export class Sweeper {
  private readonly swept = new Map<number, OwnedPartition>();
  /** Monotonic time until which a partition that failed is left alone. */
  private readonly resting = new Map<number, number>();
  private timer: Cancel | undefined;
  private beating: Promise<void> = Promise.resolve();
  private isStopped = false;
  private readonly backoff: Backoff;

  constructor(private readonly parts: SweeperParts) {
    const { randomness, limits } = parts;
    this.backoff = new Backoff(randomness, limits.beatEvery, limits.longestPause);
  }

  /** In ascending order. */
  get all(): readonly OwnedPartition[] {
    return [...this.swept.values()];
  }

  start(): void {
    if (this.isStopped) return;
    this.beating = this.beat().finally(() => {
      const pause = this.backoff.isWaiting ? this.backoff.pause() : this.parts.limits.beatEvery;
      if (!this.isStopped) this.timer = this.parts.clock.after(pause, () => this.start());
    });
  }

  /** Says that this instance lives no more, so that nobody waits for it. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.timer?.();
    await this.beating;
    this.release([...this.swept.keys()]);
    try {
      await this.parts.store.depart(this.parts.writer);
    } catch (error) {
      this.parts.observer.failed(error, []);
    }
  }

  /** These have an owner now, or another instance looks after them. */
  release(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const one = this.swept.get(partition);
      if (!one) continue;
      one.state = 'gone';
      this.swept.delete(partition);
      if (!this.parts.owned().includes(partition)) this.parts.relay.disown(partition);
    }
  }

  /** A partition could not be served: it is left alone for a while. */
  rest(partitions: readonly OwnedPartition[], pause: number): void {
    const ours = partitions.filter((one) => this.swept.get(one.number) === one);
    for (const { number } of ours) this.resting.set(number, this.parts.clock.monotonic() + pause);
    this.release(ours.map(({ number }) => number));
  }

  private async beat(): Promise<void> {
    const { store, writer, partitions, limits, observer, owned } = this.parts;
    try {
      const beats = await store.beat(writer, owned());
      if (this.isStopped) return;
      const orphans = orphansFor(writer, beats, partitions, limits.deadAfter);
      this.release([...this.swept.keys()].filter((partition) => !orphans.includes(partition)));
      await this.takeIn(
        orphans.filter((partition) => !this.swept.has(partition) && !this.isResting(partition)),
      );
    } catch (error) {
      this.backoff.failed();
      observer.failed(error, []);
    }
  }

  private async takeIn(partitions: readonly number[]): Promise<void> {
    if (partitions.length === 0) return;
    const { begin, roundsUnderWay, relay, limits, observer, started } = this.parts;
    await roundsUnderWay();
    for (const { owned, cursor } of await begin(partitions)) {
      const { number } = owned;
      if (this.isStopped || this.parts.owned().includes(number)) continue;
      if (owned.state === 'stopped') {
        this.resting.set(number, this.parts.clock.monotonic() + limits.longestPause);
        continue;
      }
      // What is swept is not consumed and cannot be proven; its next owner will.
      owned.state = 'idle';
      this.swept.set(number, owned);
      relay.own(cursor, owned.progress);
    }
    observer.sweeping([...this.swept.keys()]);
    started();
  }

  private isResting(partition: number): boolean {
    return (this.resting.get(partition) ?? -Infinity) > this.parts.clock.monotonic();
  }
}
