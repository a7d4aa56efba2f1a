import type { Limits } from '../limits';
import type { OwnedPartition } from '../partition/owned-partition';
import { findGap } from '../partition/find-gap';
import type { TamError } from '@tam/errors';
import type { Clock, LogSource, MonitorStore } from '../ports';
import { standpointAfter } from './cleared-to';
import { readGate, type GateReading } from './gate-reading';

export interface GateTopics {
  readonly live: readonly string[];
  readonly all: readonly string[];
}

/** What is done with a reading. */
export interface GateListener {
  read(reading: GateReading): void;
  /** The partitions have it now. */
  installed(): void;
  /** What we have read of this partition and what the log holds do not fit together. */
  gap(owned: OwnedPartition, error: TamError): void;
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
    private readonly listener: GateListener,
  ) {}

  /** Reads the gate for partitions that begin. */
  async read(): Promise<GateReading> {
    const { store, source } = this.ports;
    const reading = await readGate(store, source, this.topics.all, this.limits.gateMargin);
    this.listener.read(reading);
    return reading;
  }

  /** Asks if something waits for the gate, or the last answer is old. `now` is the database's time, epoch ms. */
  review(owned: readonly OwnedPartition[], now: number): void {
    if (this.isAsking || owned.length === 0) return;
    const since = this.ports.clock.monotonic() - this.askedAt;
    if (since < this.limits.gateEvery) return;
    if (since < this.limits.gateAtLeastEvery && !owned.some((one) => this.isAwaited(one, now))) return;
    void this.ask(owned);
  }

  /** Whether a deadline may have passed that the gate has not reached, or history may have ended. */
  private isAwaited(one: OwnedPartition, now: number): boolean {
    if (one.awaitsBackfillEnd) return true;
    if (one.nextDue > now - this.limits.gateMargin) return false;
    const { clearedTo } = standpointAfter(one.progress, [], one.gate, this.topics.live, now);
    return clearedTo < one.nextDue;
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
      for (const { one, backfillBatches, positions } of before) {
        const gap = findGap(positions, reading, this.partitions);
        if (gap) this.listener.gap(one, gap);
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
