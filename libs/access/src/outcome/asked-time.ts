/**
 * The instant that is asked about, as a thing that remembers what it was compared with. asOf decides only what has not
 * happened: an instant has passed iff asOf is later. Of all instants that had not, the first is where the answer may
 * change without new events.
 */
export class AskedTime {
  private next = Infinity;

  constructor(readonly asOf: number) {}

  /** Whether an instant (epoch ms) has passed. Ask only where the answer changes the outcome. */
  hasPassed(instant: number): boolean {
    if (this.asOf > instant) return true;
    if (instant < this.next) this.next = instant;
    return false;
  }

  /** The first millisecond at which an answer changes; undefined: never. */
  get nextChange(): number | undefined {
    return this.next === Infinity ? undefined : this.next + 1;
  }
}
