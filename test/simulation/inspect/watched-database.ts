import { MemoryDatabase, type Progress, type RoundWrites } from '@tam/monitor';

/** Hears of every transaction when it is committed, and of what the database refuses. */
export interface DatabaseWatcher {
  committed(database: WatchedDatabase, before: ReadonlyMap<number, Progress>, writes: RoundWrites): void;
  refused(error: unknown): void;
}

/** The twin of the database, watched. */
export class WatchedDatabase extends MemoryDatabase {
  constructor(
    clock: () => number,
    private readonly watcher: DatabaseWatcher,
  ) {
    super(clock);
  }

  override apply(writes: RoundWrites, writer: string): void {
    const before = new Map<number, Progress>();
    for (const { partition } of writes.progress) {
      const row = this.progress.get(partition);
      if (row) before.set(partition, row);
    }
    try {
      super.apply(writes, writer);
    } catch (error) {
      this.watcher.refused(error);
      throw error;
    }
    this.watcher.committed(this, before, writes);
  }
}
