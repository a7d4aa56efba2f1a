/** The only source of chance in the core, so that a simulation can be run again from its seed. */
export interface Randomness {
  /** Uniform in [0, 1): spreads the waiting time of instances that fail together. */
  fraction(): number;
  /** A name that no other start of any instance has: signs the turns of this one. */
  token(): string;
}
