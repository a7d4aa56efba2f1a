/** One record for an output topic. The text is complete: an adapter adds nothing and looks at nothing. */
export interface OutgoingRecord {
  readonly topic: string;
  /** Partitioned by murmur2 of this key, as the input is; null: any partition. */
  readonly key: string | Uint8Array | null;
  readonly value: string | Uint8Array | null;
  readonly headers: { readonly [name: string]: string };
}

/**
 * Where revisions and dead letters leave. The relay has at most one call under way, so order holds as long as an
 * adapter keeps the order of the array for each key.
 */
export interface Sink {
  /**
   * Resolves when the broker has acknowledged every record (acks from all in-sync replicas). Rejects with a retriable
   * TamError if any may be missing: the whole array is then sent again, and consumers drop what they have seen by
   * (epoch, seq). An empty array resolves at once.
   */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
}
