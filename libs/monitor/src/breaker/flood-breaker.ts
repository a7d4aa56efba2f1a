/** When an intake is paused. */
export interface FloodLimits {
  /** Records of which the share is taken, ms. */
  readonly window: number;
  /** Fewer records in a window say nothing. */
  readonly records: number;
  /** Unusable records among them, as a share of 1, above which the intake is paused. */
  readonly share: number;
  /** How long it is paused the first time, ms; each flood that follows at once doubles it, up to the longest. */
  readonly pause: number;
  readonly longestPause: number;
}

/** What a flood was. */
export interface Flood {
  readonly records: number;
  readonly faults: number;
}

/**
 * The breaker of one partition: where most of what comes cannot be used, something is wrong with a producer, and to make
 * a dead letter of each record helps nobody. All times are monotonic, ms.
 */
export class FloodBreaker {
  private windowFrom = -Infinity;
  private records = 0;
  private faults = 0;
  private pause: number;
  private openUntil = -Infinity;

  constructor(private readonly limits: FloodLimits) {
    this.pause = limits.pause;
  }

  /** Whether nothing is to be taken in at this time. */
  isOpen(now: number): boolean {
    return now < this.openUntil;
  }

  /** How long the intake stays paused, ms; 0: it does not. */
  remaining(now: number): number {
    return Math.max(0, this.openUntil - now);
  }

  /** Counts what came; answers the flood if that was one too many. Records of types outside the catalogue do not count. */
  count(records: number, faults: number, now: number): Flood | undefined {
    if (now - this.windowFrom > this.limits.window) {
      // A whole window without a flood makes the next pause a short one again.
      if (this.records > 0) this.pause = this.limits.pause;
      this.begin(now);
    }
    this.records += records;
    this.faults += faults;
    const { limits } = this;
    if (this.records < limits.records || this.faults <= limits.share * this.records) return undefined;
    const flood = { records: this.records, faults: this.faults };
    this.openUntil = now + this.pause;
    this.pause = Math.min(this.pause * 2, limits.longestPause);
    return flood;
  }

  /** The pause is over, by itself or because somebody said so: what comes next is judged by itself. */
  close(now: number): void {
    this.openUntil = -Infinity;
    this.begin(now);
  }

  private begin(now: number): void {
    this.windowFrom = now;
    this.records = 0;
    this.faults = 0;
  }
}
