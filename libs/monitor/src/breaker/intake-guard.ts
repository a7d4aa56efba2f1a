import type { Limits } from '../limits';
import type { MonitorObserver } from '../observer';
import type { OwnedPartition } from '../partition/owned-partition';
import type { Cancel, Clock, LogBatch, LogSource, MonitorStore } from '../ports';
import { FloodBreaker } from './flood-breaker';

export interface GuardParts {
  readonly store: Pick<MonitorStore, 'noteBreaker' | 'breakerReleases'>;
  readonly source: Pick<LogSource, 'pause' | 'seek' | 'resume'>;
  readonly clock: Clock;
  readonly topics: readonly string[];
  /** The partition as it is owned now; undefined: it is not, or not yet. */
  readonly owned: (partition: number) => OwnedPartition | undefined;
  /** The database's time, epoch ms. */
  readonly now: () => number;
  readonly limits: Limits;
  readonly observer: MonitorObserver;
}

/**
 * Pauses the intake of a partition that is flooded with unusable records, and lets it go on when the pause is over or a
 * person says so. Positions stand where they are: nothing is lost, and the gate stays closed meanwhile.
 */
export class IntakeGuard {
  private readonly breakers = new Map<number, FloodBreaker>();
  /** When each paused partition was paused, by the database's clock, epoch ms. */
  private readonly pausedAt = new Map<number, number>();
  private timer: Cancel | undefined;

  constructor(private readonly parts: GuardParts) {}

  /** Whether what comes of this partition is dropped: it is read again once its intake goes on. */
  isPaused(partition: number): boolean {
    return this.breakers.get(partition)?.isOpen(this.parts.clock.monotonic()) ?? false;
  }

  /** Takes note of a batch that was queued. */
  count({ partition, items }: LogBatch): void {
    let records = 0;
    let faults = 0;
    for (const item of items) {
      if (item.kind === 'event') records++;
      else if (item.kind === 'fault') {
        records++;
        if (item.misrouted !== 'first') faults++;
      }
    }
    if (records === 0) return;
    const flood = this.breakerOf(partition).count(records, faults, this.parts.clock.monotonic());
    if (flood) {
      this.hold(partition);
      this.parts.observer.flooded(partition, flood);
    }
  }

  /** Partitions that began anew are read on by the source: what is paused stays so. */
  reapply(partitions: readonly number[]): void {
    const paused = partitions.filter((partition) => this.isPaused(partition));
    if (paused.length === 0) return;
    for (const topic of this.parts.topics) this.parts.source.pause(topic, paused);
  }

  stop(): void {
    this.timer?.();
  }

  private breakerOf(partition: number): FloodBreaker {
    let breaker = this.breakers.get(partition);
    if (!breaker) {
      breaker = new FloodBreaker(this.parts.limits.flood);
      this.breakers.set(partition, breaker);
    }
    return breaker;
  }

  private hold(partition: number): void {
    const { clock, now } = this.parts;
    this.reapply([partition]);
    const at = now();
    this.pausedAt.set(partition, at);
    this.note(partition, at + this.breakerOf(partition).remaining(clock.monotonic()));
    this.timer ??= clock.after(this.parts.limits.releaseEvery, () => void this.look());
  }

  /** Lets go on what has been paused long enough, or what a person has released since it was paused. */
  private async look(): Promise<void> {
    const { store, clock, observer, limits } = this.parts;
    const paused = [...this.pausedAt.keys()];
    let released: readonly number[] = [];
    try {
      released = (await store.breakerReleases(paused))
        .filter(({ partition, at }) => at >= (this.pausedAt.get(partition) ?? Infinity))
        .map(({ partition }) => partition);
    } catch (error) {
      observer.failed(error, paused);
    }
    for (const partition of paused) {
      if (released.includes(partition) || !this.isPaused(partition)) this.goOn(partition);
    }
    this.timer =
      this.pausedAt.size > 0 ? clock.after(limits.releaseEvery, () => void this.look()) : undefined;
  }

  private goOn(partition: number): void {
    const { source, topics, clock, observer, owned } = this.parts;
    this.breakerOf(partition).close(clock.monotonic());
    this.pausedAt.delete(partition);
    this.note(partition, undefined);
    observer.intakeGoesOn(partition);
    const one = owned(partition);
    if (!one || one.state === 'stopped') return;
    for (const topic of topics) {
      source.seek([{ topic, partition, offset: one.queues.get(topic)?.readFrom ?? 0 }]);
      source.resume(topic, [partition]);
    }
  }

  private note(partition: number, until: number | undefined): void {
    this.parts.store
      .noteBreaker(partition, until)
      .catch((error: unknown) => this.parts.observer.failed(error, [partition]));
  }
}
