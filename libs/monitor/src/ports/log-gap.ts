import type { LostSpan } from '@tam/record';

/** In which way the log of a topic of a partition is not as it was left. */
export type GapCode =
  'TAM_MONITOR_POSITION_LOST' | 'TAM_MONITOR_POSITION_BEYOND_END' | 'TAM_MONITOR_LOG_REPLACED';

/** Where the log of one topic of a partition and what was read of it do not fit together. */
export interface FoundGap {
  readonly partition: number;
  readonly topic: string;
  readonly code: GapCode;
  /** The offset that had to come next. */
  readonly expected: number;
  /** What was found instead: the first offset kept, the end of the log, or the offset of a record that is another. */
  readonly found: number;
}

/** A gap as it is on record, until a person has said that nothing is missing or has brought the events back. */
export interface LogGap extends FoundGap {
  /** 1, 2, 3 ... in a partition. */
  readonly number: number;
  /** Epoch ms, by the database's clock. */
  readonly foundAt: number;
  /** When what is missing was appended, once a person has accepted it; null: the partition stands still. */
  readonly lost: LostSpan | null;
}
