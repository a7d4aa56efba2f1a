/** What is looked at after each step, and at the end. */
export type Check =
  /** The turn of a partition goes up by one with each transaction, and nothing in its row goes back. */
  | 'turn'
  /** The position of a topic never goes back and never lies beyond what can be read. */
  | 'position'
  /** The rows hold exactly the events below the position: none is missing, none is there already. */
  | 'effects'
  /** One dead letter for each unusable record and each conflict below the position. */
  | 'letters'
  /** Revisions are numbered and chained without a hole. */
  | 'chain'
  /** An outcome has one id, and its revisions are numbered one by one. */
  | 'identity'
  /** What a revision states follows from the log at its evaluation point. */
  | 'rederived'
  /** What a round learnt of a member and what is said of it agree. */
  | 'unsaid'
  /** No revision repeats the one before it. */
  | 'repeated'
  /** Nothing is confirmed beyond what the log was read to. */
  | 'gate'
  /** The present state of an outcome is that of its last revision. */
  | 'standing'
  /** The kept counts are those of the rows. */
  | 'counts'
  /** What is published is what was committed, each partition in its order. */
  | 'published'
  /** The relay's cursor is never ahead of what was published. */
  | 'cursor'
  /** The database refuses nothing. */
  | 'refused'
  /** No partition stands still. */
  | 'stopped'
  /** All that came is applied, decided and published in the end. */
  | 'quiet'
  /** In the end everything is as one evaluation over all events says. */
  | 'final';

/** The first thing that is not as it must be. */
export interface Divergence {
  readonly check: Check;
  readonly detail: string;
  /** Virtual ms from the begin. */
  readonly at: number;
}

/** Takes what is wrong; only the first counts. */
export type Report = (check: Check, detail: string) => void;
