import type { OutgoingRecord, Sink } from '../ports';

/** The twin of an output: keeps what was acknowledged, in order. */
export class MemorySink implements Sink {
  readonly records: OutgoingRecord[] = [];
  /** How many publications are under way; the relay must never let it be two. */
  underWay = 0;
  mostUnderWay = 0;

  /** Misbehaviour on command: throws before or after the records were taken, or waits. */
  constructor(
    private readonly faults: {
      before?(records: readonly OutgoingRecord[]): Promise<void>;
      after?(records: readonly OutgoingRecord[]): Promise<void>;
    } = {},
  ) {}

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    this.underWay++;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    try {
      await this.faults.before?.(records);
      this.records.push(...records);
      await this.faults.after?.(records);
    } finally {
      this.underWay--;
    }
  }
}
