import type { Limits } from '../limits';
import type { MonitorObserver } from '../observer';
import type {
  Cancel,
  Clock,
  DeadLetter,
  MonitorStore,
  OutgoingRecord,
  Progress,
  Randomness,
  RelayCursor,
  RevisionRow,
  Sink,
} from '../ports';
import { Backoff } from '../backoff';
import { letterRecord, revisionRecord, type Output } from './output';
import { RelayLane } from './relay-lane';

interface Lanes {
  readonly revisions: RelayLane<RevisionRow>;
  readonly letters: RelayLane<DeadLetter>;
  /** The cursor as it is stored. */
  saved: RelayCursor;
}

interface Batch {
  readonly records: OutgoingRecord[];
  readonly advances: { readonly lanes: Lanes; readonly revisionSeq: number; readonly letterSeq: number }[];
}

export interface RelayPorts {
  readonly store: Pick<MonitorStore, 'revisionsAfter' | 'lettersAfter' | 'saveRelayCursors'>;
  readonly sink: Sink;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Publishes what was committed, strictly in the order of each partition, with one publication under way at a time. What
 * has left is noted in the database a little later: after a crash the last second is sent again, and consumers drop
 * what they know by (epoch, seq).
 */
export class Relay {
  private readonly lanes = new Map<number, Lanes>();
  private readonly backoff: Backoff;
  private timer: Cancel | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;
  private hasNews = false;
  private savedAt = -Infinity;
  private turn = 0;

  constructor(
    private readonly ports: RelayPorts,
    private readonly output: Output,
    private readonly limits: Limits,
    private readonly observer: MonitorObserver,
  ) {
    this.backoff = new Backoff(ports.randomness, limits.firstPause, limits.longestPause);
  }

  /**
   * Begins with a partition where its cursor stands, or where we know to have got; `row` says how far its logs go.
   */
  own(cursor: RelayCursor, row: Progress): void {
    const old = this.lanes.get(cursor.partition);
    const revisionSeq = Math.max(cursor.revisionSeq, old?.revisions.published ?? 0);
    const letterSeq = Math.max(cursor.letterSeq, old?.letters.published ?? 0);
    this.lanes.set(cursor.partition, {
      revisions: new RelayLane<RevisionRow>(revisionSeq, row.seq),
      letters: new RelayLane<DeadLetter>(letterSeq, row.letterSeq),
      saved: cursor,
    });
    this.wake();
  }

  disown(partition: number): void {
    this.lanes.delete(partition);
  }

  /** Takes what a round has committed. */
  offer(revisions: readonly RevisionRow[], letters: readonly DeadLetter[]): void {
    const hasRoom = this.inMemory < this.limits.relayMemory;
    for (const row of revisions) this.lanes.get(row.partition)?.revisions.offer(row, hasRoom);
    for (const row of letters) this.lanes.get(row.partition)?.letters.offer(row, hasRoom);
    if (revisions.length > 0 || letters.length > 0) this.wake();
  }

  /**
   * Publishes what there is, as far as the broker takes it in the time allowed, notes how far it got, and ends. What
   * could not be noted is sent again by whoever comes next.
   */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.timer?.();
    await Promise.race([this.drain(), this.timeAllowed()]);
    try {
      await this.saveCursors();
    } catch (error) {
      this.observer.failed(error, [...this.lanes.keys()]);
    }
  }

  private get inMemory(): number {
    let rows = 0;
    for (const { revisions, letters } of this.lanes.values()) rows += revisions.inMemory + letters.inMemory;
    return rows;
  }

  private wake(): void {
    if (this.isStopped) return;
    this.hasNews = true;
    this.running ??= this.publishAll().finally(() => {
      this.running = undefined;
      this.planNext();
    });
  }

  /** Soon where the last attempt failed, else to note how far it has got and to look for what was missed. */
  private planNext(): void {
    this.timer?.();
    if (this.isStopped) return;
    if (this.hasNews && !this.backoff.isWaiting) {
      this.wake();
      return;
    }
    const delay = this.backoff.isWaiting ? this.backoff.pause() : this.limits.relayEvery;
    this.timer = this.ports.clock.after(delay, () => this.wake());
  }

  private async publishAll(): Promise<void> {
    try {
      await this.publishPending();
      if (this.ports.clock.monotonic() - this.savedAt >= this.limits.relayEvery) await this.saveCursors();
      this.backoff.succeeded();
    } catch (error) {
      this.backoff.failed();
      this.observer.failed(error, [...this.lanes.keys()]);
    }
  }

  private async publishPending(): Promise<void> {
    for (;;) {
      this.hasNews = false;
      const batch = await this.nextBatch();
      if (batch.records.length === 0) return;
      await this.ports.sink.publish(batch.records);
      for (const { lanes, revisionSeq, letterSeq } of batch.advances) {
        lanes.revisions.advance(revisionSeq);
        lanes.letters.advance(letterSeq);
      }
      this.observer.relayed(batch.records.length);
    }
  }

  private async drain(): Promise<void> {
    await this.running;
    await this.publishAll();
  }

  private timeAllowed(): Promise<void> {
    return new Promise((resolve) => this.ports.clock.after(this.limits.drainFor, resolve));
  }

  private async nextBatch(): Promise<Batch> {
    const { store } = this.ports;
    const batch: Batch = { records: [], advances: [] };
    for (const [partition, lanes] of this.inTurn()) {
      const room = this.limits.relayRecords - batch.records.length;
      const revisions = await lanes.revisions.next(room, (after, limit) =>
        store.revisionsAfter(partition, after, limit),
      );
      const letters = await lanes.letters.next(room - revisions.length, (after, limit) =>
        store.lettersAfter(partition, after, limit),
      );
      for (const row of revisions) batch.records.push(revisionRecord(row, this.output));
      for (const row of letters) batch.records.push(letterRecord(row, this.output));
      batch.advances.push({
        lanes,
        revisionSeq: revisions.at(-1)?.seq ?? 0,
        letterSeq: letters.at(-1)?.seq ?? 0,
      });
    }
    return batch;
  }

  /** Each batch begins with another partition, so that a long backlog of one does not hold up the rest. */
  private inTurn(): [number, Lanes][] {
    const all = [...this.lanes];
    this.turn = all.length > 0 ? (this.turn + 1) % all.length : 0;
    return [...all.slice(this.turn), ...all.slice(0, this.turn)];
  }

  private async saveCursors(): Promise<void> {
    const moved: { lanes: Lanes; cursor: RelayCursor }[] = [];
    for (const [partition, lanes] of this.lanes) {
      const { saved, revisions, letters } = lanes;
      if (revisions.published === saved.revisionSeq && letters.published === saved.letterSeq) continue;
      const cursor = { partition, revisionSeq: revisions.published, letterSeq: letters.published };
      moved.push({ lanes, cursor });
    }
    if (moved.length > 0) await this.ports.store.saveRelayCursors(moved.map(({ cursor }) => cursor));
    for (const { lanes, cursor } of moved) lanes.saved = cursor;
    this.savedAt = this.ports.clock.monotonic();
  }
}
