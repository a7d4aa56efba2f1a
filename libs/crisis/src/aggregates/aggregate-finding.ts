/** What is said over counts and control events, not over a record. Instants are epoch ms. */
export interface AggregateFinding {
  readonly rule: 'R22';
  readonly kind: 'silent-source' | 'unseen-version' | 'drift' | 'cloned-answers';
  /** What it is about, such as the source or the script: with the kind, the same for ever. */
  readonly about: string;
  readonly openedAt: number;
  readonly resolvedAt?: number;
  readonly text: string;
}

/** The numbers of the definition of R22 by name. */
export interface AggregateParams {
  /** How many usual gaps a source may be silent. */
  readonly gaps: number;
  /** How many standard deviations a share may stray. */
  readonly sigma: number;
  /** How many periods, or gaps, are needed before anything is usual. */
  readonly baseline: number;
  /** How many screenings with the very same answers and times of asking are copies. */
  readonly clones: number;
}

/** What was seen, in any order; the same thing twice is seen once. */
export type Sighting =
  /** A source was heard: an event, a heartbeat or a watermark of it. */
  | { readonly kind: 'heard'; readonly source: string; readonly at: number }
  /** An incident that explains silence was declared. `to` left out: it lasts. */
  | { readonly kind: 'incident'; readonly source: string; readonly from: number; readonly to?: number }
  /** A version of a script, instrument or model was used. */
  | { readonly kind: 'version'; readonly of: string; readonly version: string; readonly at: number }
  /** Versions that somebody has looked at: they are no news. */
  | { readonly kind: 'known-version'; readonly of: string; readonly version: string; readonly at: number }
  /** One period of a share, such as positive screenings of all; the last word on a period counts. */
  | {
      readonly kind: 'share';
      readonly of: string;
      readonly at: number;
      readonly hits: number;
      readonly total: number;
    }
  /** A screening by its digest: who asked, what and for how long, never whom. */
  | { readonly kind: 'answers'; readonly digest: string; readonly screeningId: string; readonly at: number };
