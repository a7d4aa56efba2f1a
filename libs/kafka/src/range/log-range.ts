/** Offsets [from, to) of one partition of one topic. */
export interface LogRange {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/** Offsets [from, to) of a range that the log no longer holds: retention or an operator removed them. */
export type LogHole = LogRange;
