import { setTimeout as pause } from 'node:timers/promises';
import type { OwnDatabase } from '../../e2e/support/own-database';

interface Row {
  readonly partition: number;
  readonly turn: string;
  readonly seq: string;
  readonly positions: Readonly<Record<string, { readonly next: number }>>;
}

const LOOK_EVERY = 200;

/** Looks at the progress rows again and again for as long as a test lasts: no turn, number or position goes back. */
export class PositionsWatch {
  readonly faults: string[] = [];
  private readonly last = new Map<number, Row>();
  private readonly stopping = new AbortController();
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly database: OwnDatabase) {}

  start(): void {
    this.looking = this.lookOn();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  /** Begins anew: an older state of the database was put in place on purpose. */
  forget(): void {
    this.last.clear();
  }

  private async lookOn(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const rows = await this.database
        .rows<Row>('SELECT partition, turn, seq, positions FROM access.progress')
        // A database that is away says nothing; it is asked again.
        .catch(() => []);
      for (const row of rows) this.compare(row);
      await pause(LOOK_EVERY, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private compare(row: Row): void {
    const before = this.last.get(row.partition);
    this.last.set(row.partition, row);
    if (!before) return;
    if (Number(row.turn) < Number(before.turn))
      this.faults.push(`partition ${row.partition}: turn ${row.turn} follows ${before.turn}`);
    if (Number(row.seq) < Number(before.seq))
      this.faults.push(`partition ${row.partition}: revision ${row.seq} follows ${before.seq}`);
    for (const [topic, { next }] of Object.entries(before.positions)) {
      const now = row.positions[topic]?.next ?? -1;
      if (now < next) this.faults.push(`${topic}/${row.partition}: position ${now} follows ${next}`);
    }
  }
}
