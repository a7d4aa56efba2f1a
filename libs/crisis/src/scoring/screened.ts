import type { GivenItem } from './answers';

/** What of a screening is scored. */
export interface Screened {
  readonly instrument: string;
  readonly items: readonly GivenItem[];
  /** What the source claims; it only says that a person refused where nothing was answered. */
  readonly outcome: string | undefined;
  /** The office of whoever administered it. */
  readonly office: string | undefined;
}
