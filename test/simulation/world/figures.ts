/** What happened in a run, so that a suite can show that it was hard. */
export interface Figures {
  steps: number;
  deliveries: number;
  commits: number;
  revisions: number;
  provisional: number;
  published: number;
  republished: number;
  starts: number;
  crashes: number;
  /** Crashes and stops that left a transaction open. */
  transactionsLost: number;
  zombies: number;
  fenced: number;
  answersLost: number;
  decidedByTurn: number;
  rebalances: number;
  /** Partitions of the dead that others looked after. */
  swept: number;
  sealed: number;
  unsealed: number;
  /** Revisions that other rules have brought. */
  repacked: number;
  epochs: number;
  floods: number;
  /** Dead letters that a redrive has settled. */
  settled: number;
  /** Dead letters that a person gave up. */
  discarded: number;
  failures: number;
  restores: number;
  /** Outcomes that only the consumers of a restored installation still hold. */
  orphans: number;
}

export function noFigures(): Figures {
  return {
    steps: 0,
    deliveries: 0,
    commits: 0,
    revisions: 0,
    provisional: 0,
    published: 0,
    republished: 0,
    starts: 0,
    crashes: 0,
    transactionsLost: 0,
    zombies: 0,
    fenced: 0,
    answersLost: 0,
    decidedByTurn: 0,
    rebalances: 0,
    swept: 0,
    sealed: 0,
    unsealed: 0,
    repacked: 0,
    epochs: 0,
    floods: 0,
    settled: 0,
    discarded: 0,
    failures: 0,
    restores: 0,
    orphans: 0,
  };
}

/** Adds up the figures of runs. */
export function addFigures(sum: Figures, more: Figures): void {
  for (const name of Object.keys(sum) as (keyof Figures)[]) sum[name] += more[name];
}
