import type { Decoded } from '@tam/events';

const CANDIDATES = 16;

/** A time that a look at a line gave, with the place of the line. */
interface Candidate {
  readonly time: number;
  readonly row: number;
}

/**
 * Finds the latest event time of lines of which only a look was taken: the few latest are remembered and decoded at the
 * end, for the latest line of all may be no valid event.
 */
export class LatestTime {
  private certain: number | undefined;
  private readonly candidates: Candidate[] = [];
  private dropped = false;

  /** The time of an event that was decoded. */
  take(time: number): void {
    if (this.certain === undefined || time > this.certain) this.certain = time;
  }

  /** The time that a look at a line gave. */
  offer(time: number, row: number): void {
    const { candidates } = this;
    const last = candidates[CANDIDATES - 1];
    if (last !== undefined) {
      this.dropped = true;
      if (time <= last.time) return;
      candidates.pop();
    }
    let at = candidates.length;
    while (at > 0 && candidates[at - 1]!.time < time) at--;
    candidates.splice(at, 0, { time, row });
  }

  /** The latest event time; 'unsure' where none of the candidates was an event and there were more. */
  settle(decode: (row: number) => Decoded): number | undefined | 'unsure' {
    for (const { time, row } of this.candidates) {
      if (this.certain !== undefined && this.certain >= time) return this.certain;
      const decoded = decode(row);
      if (decoded.kind === 'event' && decoded.event.time === time) return time;
    }
    return this.dropped ? 'unsure' : this.certain;
  }
}
