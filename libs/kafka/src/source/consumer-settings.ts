/** How the consumer of a monitor behaves; each number has its reason. */
export interface ConsumerSettings {
  /** A member that was killed keeps its partitions for this long. The broker's floor is usually 6 s. */
  readonly sessionTimeout: number;
  readonly heartbeatInterval: number;
  readonly rebalanceTimeout: number;
  /** Longest wait of a fetch, and of noticing a pause, a resume or a stop: the client sleeps this long when all is paused. */
  readonly maxWaitTimeInMs: number;
  readonly maxBytesPerPartition: number;
  readonly maxBytes: number;
  /** Without any fetch for this long the consumer is taken for stuck and built anew. */
  readonly stalledAfter: number;
  /** Without a running consumer for this long the source gives up. */
  readonly giveUpAfter: number;
}

/** A member that says nothing for `sessionTimeout` ms loses its partitions; it says something at least thrice as often. */
export const sessionOf = (
  sessionTimeout: number,
): Pick<ConsumerSettings, 'sessionTimeout' | 'heartbeatInterval'> => ({
  sessionTimeout,
  heartbeatInterval: Math.min(2_000, Math.floor(sessionTimeout / 3)),
});

/** All durations in milliseconds. */
export const CONSUMER_SETTINGS: ConsumerSettings = {
  ...sessionOf(10_000),
  rebalanceTimeout: 20_000,
  maxWaitTimeInMs: 100,
  maxBytesPerPartition: 512 * 1024,
  maxBytes: 4 * 1024 * 1024,
  stalledAfter: 45_000,
  giveUpAfter: 300_000,
};
