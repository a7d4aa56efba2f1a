/** What the deployer says of one source of events, as the source gate uses it. Durations are milliseconds. */
export interface DeclaredSource {
  /** As its events name it. */
  readonly source: string;
  readonly mode: 'stream' | 'batch';
  /** The types it sends; undefined: any. */
  readonly types?: readonly string[];
  /** Whose events it sends; undefined: everybody's. */
  readonly networks?: readonly string[];
  readonly regions?: readonly string[];
  /** How often it speaks. */
  readonly cadence?: number;
  /** How long after an event it may still deliver it. */
  readonly lateness: number;
}

/** What a monitor is told of its sources. Without any the source gate is open. */
export interface SourcePlan {
  readonly declared: readonly DeclaredSource[];
  /** Statuses that the passing of time may still turn. */
  readonly openStatuses: readonly string[];
  /** Event types that could disprove a silence on which this standard's outcomes rest; undefined: any that is read. */
  disprovers?(standard: string): readonly string[] | undefined;
}
