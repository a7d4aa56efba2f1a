import { isTamError, type TamError } from '@tam/errors';
import { Backoff } from '../backoff';
import type { Limits } from '../limits';
import type { MonitorObserver } from '../observer';
import type { Clock, FoundGap, LogBatch, LogReader, LogSource, MonitorStore, Randomness } from '../ports';
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
  readonly start: (
    partitions: readonly number[],
    owned: number,
    replaced: readonly FoundGap[],
  ) => Promise<readonly StartedPartition[]>;
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
  /** What the consumer has seen not to be the log that was read, until it is on record. */
  private readonly replaced = new Map<number, FoundGap>();
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

  /** Assigned, and not at work yet. */
  get starting(): readonly number[] {
    return [...this.assignment].filter(
      (partition) => (this.owned.get(partition)?.state ?? 'loading') === 'loading',
    );
  }

  /** Whether the source has said what is ours, and has taken nothing away since. */
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
    this.hasAssignment = false;
    this.drop(partitions);
    this.parts.observer.revoked(partitions);
  }

  batch(batch: LogBatch): void {
    const one = this.owned.get(batch.partition);
    if (!one || one.state === 'stopped') return;
    const isPaused = this.parts.guard.isPaused(batch.partition);
    const pushed = isPaused ? one.prove(batch) : one.push(batch, this.parts.ports.clock.monotonic());
    if (pushed === 'other') this.foundReplaced(one, batch.topic);
    if (pushed === 'other' || pushed === 'hole') {
      this.restart([one], this.parts.limits.firstPause);
      return;
    }
    this.reviewProofs();
    if (pushed === 'queued') {
      for (const pressure of this.parts.backPressure) pressure.review(this.all);
      this.parts.guard.count(batch);
      this.parts.queued();
    }
  }

  /** Those of which the log was seen to be the same begin. */
  reviewProofs(): void {
    for (const one of this.owned.values()) {
      if (one.state !== 'loading' || !one.isProven) continue;
      one.state = 'idle';
      this.atWork([one]);
      this.parts.started();
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

  /** Looks again at partitions that stand still: a person has done something. */
  retry(stopped: readonly OwnedPartition[]): void {
    const ours = stopped.filter((one) => this.owned.get(one.number) === one && one.state === 'stopped');
    for (const one of ours) one.state = 'idle';
    this.restart(ours, 0);
  }

  /** A partition stands still until somebody takes a turn of it, the process starts again or it is assigned anew. */
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
      this.replaced.delete(partition);
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
    const replaced = partitions.flatMap((partition) => this.replaced.get(partition) ?? []);
    const started = await this.parts.start(partitions, this.assignment.size, replaced);
    if (generation !== this.generation) return;
    for (const partition of partitions) this.replaced.delete(partition);
    const running: OwnedPartition[] = [];
    for (const { owned, cursor } of started) {
      if (!this.assignment.has(owned.number)) continue;
      this.insert(owned);
      this.parts.relay.own(cursor, owned.progress);
      if (owned.error) this.parts.observer.stopped(owned.number, owned.error);
      else running.push(owned);
    }
    this.resume(running);
    this.atWork(running.filter(({ state }) => state === 'idle'));
    this.parts.started();
  }

  private atWork(running: readonly OwnedPartition[]): void {
    this.parts.guard.reapply(running.map(({ number }) => number));
    for (const { number } of running) this.parts.observer.running(number);
  }

  private foundReplaced({ number, queues }: OwnedPartition, topic: string): void {
    const { end = 0, replacedAt = 0 } = queues.get(topic) ?? {};
    const code = 'TAM_MONITOR_LOG_REPLACED';
    this.replaced.set(number, { partition: number, topic, code, expected: end, found: replacedAt });
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
        running.map((one) => ({ topic, partition: one.number, offset: one.queues.get(topic)!.readFrom })),
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
