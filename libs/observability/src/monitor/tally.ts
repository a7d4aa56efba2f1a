/** The last error that a person would want to know of. */
export interface LastError {
  readonly code: string;
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What a monitor has told since the start, beside what the metrics say. */
export interface MonitorTally {
  /** Records taken from the topics in committed rounds. */
  events: number;
  readonly owned: Set<number>;
  /** Owned partitions that have passed their first gate. */
  readonly running: Set<number>;
  /** Partitions that stand still, with the code of the reason. */
  readonly stopped: Map<number, string>;
  /** Partitions whose intake is paused by the flood breaker. */
  readonly paused: Set<number>;
  /** The source has given up: only a new start helps. */
  gaveUp: boolean;
  lastError: LastError | undefined;
}

export function emptyTally(): MonitorTally {
  return {
    events: 0,
    owned: new Set(),
    running: new Set(),
    stopped: new Map(),
    paused: new Set(),
    gaveUp: false,
    lastError: undefined,
  };
}
