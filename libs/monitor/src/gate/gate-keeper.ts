import type { Limits } from '../limits';
import type { OwnedPartition } from '../partition/owned-partition';
import { findChange, findGaps } from '../partition/find-gap';
import type { Clock, LogSource, MonitorStore } from '../ports';
import type { GateOf } from '../round/find-due';
import type { ControlFollower } from '../sources/control-follower';
import { NO_WORDS } from '../sources/words';
import { standpointAfter } from './cleared-to';
import { readGate, type GateReading } from './gate-reading';

export interface GateTopics {
  readonly live: readonly string[];
  readonly all: readonly string[];
}

/** What is done with a reading. */
export interface GateListener {
  /** It was made; answers it, or one that clears less where the database's clock is not trusted. */
  read(reading: GateReading): GateReading;
  /** The partitions have it now. */
  installed(): void;
  /** What we have read of this partition and what the log holds do not fit together: its row will tell. */
  gap(owned: OwnedPartition): void;
  failed(error: unknown): void;
}

/** Decides when the offset gate is asked, and asks it; one question is under way at a time. */
export class GateKeeper {
  private isAsking = false;
  private askedAt = -Infinity;

  constructor(
    private readonly ports: {
      readonly store: MonitorStore;
      readonly source: LogSource;
      readonly clock: Clock;
    },
    private readonly topics: GateTopics,
    private readonly partitions: number,
    private readonly limits: Limits,
    private readonly gateOf: GateOf,
    private readonly control: ControlFollower | undefined,
    private readonly listener: GateListener,
  ) {}

  /** Reads the gate for partitions that begin. */
  async read(): Promise<GateReading> {
    const { store, source, clock } = this.ports;
    const { topics, limits, control } = this;
    const monotonic = (): number => clock.monotonic();
    return this.listener.read(
      await readGate(store, source, topics.all, limits.gateMargin, monotonic, control),
    );
  }

  /** Asks if something waits for the gate, or the last answer is old. `now` is the database's time, epoch ms. */
  review(owned: readonly OwnedPartition[], now: number): void {
    if (this.isAsking || owned.length === 0) return;
    const since = this.ports.clock.monotonic() - this.askedAt;
    if (since < this.limits.gateEvery) return;
    if (since < this.limits.gateAtLeastEvery && !owned.some((one) => this.isAwaited(one, now))) return;
    void this.ask(owned);
  }

  /** Whether another reading would show something as reached that is not yet, or history may have ended. */
  private isAwaited(one: OwnedPartition, now: number): boolean {
    if (one.awaitsBackfillEnd) return true;
    const at = standpointAfter(one.progress, [], one.readings, this.topics.live, now);
    const clearedTo = Math.max(at.clearedTo, now - this.limits.gateMargin);
    const best = { ...at, clearedTo, words: this.control?.words ?? NO_WORDS, readAt: clearedTo };
    for (const [scope, { nextDue, nextSettle }] of one.waits.all) {
      const gate = this.gateOf(scope, at);
      const bestGate = this.gateOf(scope, best);
      if (gate < nextDue && nextDue <= bestGate) return true;
      if (gate < nextSettle && nextSettle <= bestGate) return true;
    }
    return false;
  }

  private async ask(owned: readonly OwnedPartition[]): Promise<void> {
    this.isAsking = true;
    this.askedAt = this.ports.clock.monotonic();
    const before = owned.map((one) => ({
      one,
      backfillBatches: one.backfillBatches,
      positions: [...one.queues].map(([topic, { end }]) => ({ topic, partition: one.number, next: end })),
    }));
    try {
      const reading = await this.read();
      const changed = findChange(this.topics.all, reading, this.partitions);
      for (const { one, backfillBatches, positions } of before) {
        if (changed ?? findGaps(positions, reading).length > 0) this.listener.gap(one);
        else one.install(reading, backfillBatches);
      }
      this.listener.installed();
    } catch (error) {
      this.listener.failed(error);
    } finally {
      this.isAsking = false;
    }
  }
}
