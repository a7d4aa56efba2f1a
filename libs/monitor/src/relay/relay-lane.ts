/** Rows that leave in the order of their number. */
export interface Numbered {
  readonly seq: number;
}

/**
 * What is still to leave of one log of one partition: what rounds handed over in memory, and the knowledge whether there
 * is more in the database than in memory.
 */
export class RelayLane<Row extends Numbered> {
  private waiting: Row[] = [];

  /** `published` is the number of the last row that has left, `head` that of the last row there is. */
  constructor(
    private lastPublished: number,
    private lastKnown: number,
  ) {}

  get published(): number {
    return this.lastPublished;
  }

  get inMemory(): number {
    return this.waiting.length;
  }

  get isDone(): boolean {
    return this.lastPublished >= this.lastKnown;
  }

  /** Takes rows that were just committed, if they continue what is in memory; else they are read back in their turn. */
  offer(row: Row, hasRoom: boolean): void {
    this.lastKnown = Math.max(this.lastKnown, row.seq);
    const last = this.waiting.at(-1)?.seq ?? this.lastPublished;
    if (hasRoom && row.seq === last + 1) this.waiting.push(row);
  }

  /** The next rows in order, at most `limit`; `read` is asked where memory does not continue what has left. */
  async next(
    limit: number,
    read: (after: number, limit: number) => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> {
    if (this.isDone || limit <= 0) return [];
    if (this.waiting[0]?.seq === this.lastPublished + 1) return this.waiting.slice(0, limit);
    return read(this.lastPublished, limit);
  }

  /** Everything up to this number has left. */
  advance(seq: number): void {
    this.lastPublished = Math.max(this.lastPublished, seq);
    let left = 0;
    while (left < this.waiting.length && this.waiting[left]!.seq <= this.lastPublished) left++;
    if (left > 0) this.waiting = this.waiting.slice(left);
  }
}
