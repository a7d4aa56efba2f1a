/** The shares of a figure, each from 0 to 1; null: nothing to take a share of, which is "none" and never 100 %. */
export interface Shares<Share = number | null> {
  /** met / (met + breached) of what is confirmed. */
  readonly rate: Share;
  /** The rate if all that is undetermined or in doubt were breached. */
  readonly worst: Share;
  /** The rate if all of it were met. */
  readonly best: Share;
  /** How much of what is due, has not ended and is confirmed could be determined without doubt. */
  readonly coverage: Share;
}

/** The counts that shares are made of. */
export interface ShareCounts {
  readonly met: number;
  readonly breached: number;
  readonly undetermined: number;
  readonly flagged: number;
}

/** Shares are made of counts, never of other shares. */
export function sharesOf({ met, breached, undetermined, flagged }: ShareCounts): Shares {
  const determined = met + breached;
  const doubt = undetermined + flagged;
  return {
    rate: share(met, determined),
    worst: share(met, determined + doubt),
    best: share(met + doubt, determined + doubt),
    coverage: share(determined, determined + doubt),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
