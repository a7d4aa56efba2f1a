/** One look at the database's clock: what it said, and our monotonic time before it was asked and after it answered. */
export interface TimeHeard {
  /** Epoch ms. */
  readonly now: number;
  readonly asked: number;
  readonly answered: number;
}

/**
 * The database's time as this process reckons it. A clock that jumps ahead must not let deadlines pass early: for a
 * while after a jump time goes on as it went before, so that somebody may look; then what the database says holds.
 * Monotonic time and database time are compared as intervals, because an answer may be long under way.
 */
export class SteadyTime {
  /** The database's time less our monotonic time lies between these, as far as all looks since the last jump tell. */
  private least = -Infinity;
  private most = Infinity;
  private before: { readonly offset: number; readonly until: number } | undefined;

  /** `tolerance` and `pause` in ms; `jumped` is told by how many ms, positive: ahead. */
  constructor(
    private readonly tolerance: number,
    private readonly pause: number,
    private readonly jumped: (by: number) => void,
  ) {}

  heard({ now, asked, answered }: TimeHeard): void {
    const least = now - answered;
    const most = now - asked;
    const ahead = least - this.most;
    const behind = this.least - most;
    if (ahead > this.tolerance || behind > this.tolerance) {
      if (ahead > 0) this.before = { offset: this.most, until: answered + this.pause };
      this.jumped(Math.round(ahead > 0 ? ahead : -behind));
    }
    const isNarrower = least <= this.most && this.least <= most;
    this.least = isNarrower ? Math.max(this.least, least) : least;
    this.most = isNarrower ? Math.min(this.most, most) : most;
  }

  /** The time of the database at a monotonic time, epoch ms; 0 before it was first heard. Never ahead of it. */
  at(monotonic: number): number {
    return this.least === -Infinity ? 0 : this.steady(monotonic + this.least, monotonic);
  }

  /**
   * What the database has just said, or less while a jump ahead is not trusted yet. In whole milliseconds, as all
   * instants are: monotonic time has fractions, and this becomes the instant of evaluations.
   */
  steady(now: number, monotonic: number): number {
    if (!this.before || monotonic >= this.before.until) return Math.floor(now);
    return Math.floor(Math.min(now, monotonic + this.before.offset));
  }
}
