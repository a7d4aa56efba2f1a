import { isTamError, type TamError } from '@tam/errors';
import { Backoff } from '../backoff';
import type { Limits } from '../limits';
import type { MonitorObserver } from '../observer';
import type { Clock, LogBatch, LogReader, LogSource, MonitorStore, Randomness } from '../ports';
import type { IntakeGuard } from '../breaker/intake-guard';
import type { BackPressure } from '../queue/back-pressure';
import type { Relay } from '../relay/relay';
import type { InputTopics } from '../round/choose-round';
import type { OwnedPartition } from './owned-partition';
import type { StartedPartition } from './start-partitions';

export interface OwnerParts {
  readonly ports: {
    readonly store: MonitorStore;
    readonly source: LogSource;
    readonly clock: Clock;
    readonly randomness: Randomness;
  };
  readonly topics: InputTopics;
  /** Reads partitions from their rows, where so many are ours. */
  readonly start: (partitions: readonly number[], owned: number) => Promise<readonly StartedPartition[]>;
  readonly relay: Pick<Relay, 'own' | 'disown'>;
  readonly guard: Pick<IntakeGuard, 'isPaused' | 'count' | 'reapply'>;
  readonly backPressure: readonly BackPressure[];
  readonly limits: Limits;
  readonly observer: MonitorObserver;
  /** These are ours now. */
  readonly taken: (partitions: readonly number[]) => void;
  /** Something came. */
  readonly queued: () => void;
  /** Partitions have started. */
  readonly started: () => void;
  /** Rounds under way. */
  readonly roundsUnderWay: () => Promise<unknown>;
}

/** Which partitions are ours, and how each comes into being, starts again, stands still and goes. */
export class PartitionOwner implements LogReader {
  private readonly owned = new Map<number, OwnedPartition>();
  /** What the source says is ours, whether it has started or not. */
  private assignment: ReadonlySet<number> = new Set();
  private generation = 0;
  private hasAssignment = false;
  private readonly backoff: Backoff;

  constructor(private readonly parts: OwnerParts) {
    const { ports, limits } = parts;
    this.backoff = new Backoff(ports.randomness, limits.firstPause, limits.longestPause);
  }

  /** In ascending order. */
  get all(): readonly OwnedPartition[] {
    return [...this.owned.values()];
  }

  /** What the source says is ours, whether it has started or not. */
  get ours(): readonly number[] {
    return [...this.assignment];
  }

  /** Assigned, and not started yet. */
  get starting(): readonly number[] {
    return [...this.assignment].filter((partition) => !this.owned.has(partition));
  }

  /** Whether the source has ever said what is ours. */
  get isAssigned(): boolean {
    return this.hasAssignment;
  }

  assigned(partitions: readonly number[]): void {
    this.drop([...this.owned.keys()].filter((partition) => !partitions.includes(partition)));
    for (const one of this.owned.values()) this.leave(one);
    this.assignment = new Set(partitions);
    this.hasAssignment = true;
    this.parts.taken(partitions);
    this.parts.observer.assigned(partitions);
    void this.begin(partitions, ++this.generation, 0);
  }

  revoked(partitions: readonly number[]): void {
    this.assignment = new Set([...this.assignment].filter((partition) => !partitions.includes(partition)));
    this.drop(partitions);
    this.parts.observer.revoked(partitions);
  }

  batch(batch: LogBatch): void {
    const one = this.owned.get(batch.partition);
    if (!one || one.state === 'stopped' || this.parts.guard.isPaused(batch.partition)) return;
    const pushed = one.push(batch, this.parts.ports.clock.monotonic());
    if (pushed === 'hole') {
      this.restart([one], this.parts.limits.firstPause);
    } else if (pushed === 'queued') {
      for (const pressure of this.parts.backPressure) pressure.review(this.all);
      this.parts.guard.count(batch);
      this.parts.queued();
    }
  }

  failed(error: Error): void {
    this.parts.observer.sourceFailed(error);
  }

  /** Starts partitions again from their rows, after `pause` ms: what they had queued and cached is worth nothing now. */
  restart(partitions: readonly OwnedPartition[], pause: number): void {
    const ours = partitions.filter((one) => this.owned.get(one.number) === one && one.state !== 'stopped');
    for (const one of ours) this.leave(one);
    if (ours.length === 0) return;
    void this.begin(
      ours.map((one) => one.number),
      this.generation,
      pause,
    );
  }

  /** A partition stands still until the process starts again or it is assigned anew. */
  stop(one: OwnedPartition, error: TamError): void {
    if (this.owned.get(one.number) !== one || one.state === 'stopped') return;
    for (const topic of this.topics) this.parts.ports.source.pause(topic, [one.number]);
    one.state = 'stopped';
    one.error = error;
    this.parts.observer.stopped(one.number, error);
  }

  /** Nothing is ours any more. */
  close(): void {
    this.generation++;
    this.assignment = new Set();
    for (const one of this.owned.values()) one.state = 'gone';
    this.owned.clear();
  }

  private get topics(): readonly string[] {
    return [...this.parts.topics.live, ...this.parts.topics.backfill];
  }

  private drop(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const one = this.owned.get(partition);
      if (one) this.leave(one);
      this.parts.relay.disown(partition);
    }
  }

  private leave(one: OwnedPartition): void {
    one.state = 'gone';
    this.owned.delete(one.number);
    for (const pressure of this.parts.backPressure) pressure.forget(one.number);
    for (const topic of this.topics) this.parts.ports.source.pause(topic, [one.number]);
  }

  private async begin(partitions: readonly number[], generation: number, pause: number): Promise<void> {
    let wait = pause;
    for (;;) {
      if (wait > 0) await this.sleep(wait);
      await this.parts.roundsUnderWay();
      const still = partitions.filter((one) => this.assignment.has(one) && generation === this.generation);
      if (still.length === 0) return;
      try {
        await this.tryBegin(still, generation);
        this.backoff.succeeded();
        return;
      } catch (error) {
        this.backoff.failed();
        this.parts.observer.failed(error, still);
        wait = isTamError(error) && !error.retriable ? this.parts.limits.longestPause : this.backoff.pause();
      }
    }
  }

  private async tryBegin(partitions: readonly number[], generation: number): Promise<void> {
    const started = await this.parts.start(partitions, this.assignment.size);
    if (generation !== this.generation) return;
    const running: OwnedPartition[] = [];
    for (const { owned, cursor } of started) {
      if (!this.assignment.has(owned.number)) continue;
      this.insert(owned);
      this.parts.relay.own(cursor, owned.progress);
      if (owned.error) this.parts.observer.stopped(owned.number, owned.error);
      else running.push(owned);
    }
    this.resume(running);
    this.parts.guard.reapply(running.map((one) => one.number));
    for (const { number } of running) this.parts.observer.running(number);
    this.parts.started();
  }

  private insert(one: OwnedPartition): void {
    this.owned.set(one.number, one);
    const ascending = [...this.owned].sort(([a], [b]) => a - b);
    this.owned.clear();
    for (const [number, other] of ascending) this.owned.set(number, other);
  }

  private resume(running: readonly OwnedPartition[]): void {
    const { source } = this.parts.ports;
    for (const topic of this.topics) {
      source.seek(
        running.map((one) => ({ topic, partition: one.number, offset: one.queues.get(topic)!.end })),
      );
      source.resume(
        topic,
        running.map((one) => one.number),
      );
    }
  }

  private sleep(delay: number): Promise<void> {
    return new Promise((resolve) => this.parts.ports.clock.after(delay, resolve));
  }
}
