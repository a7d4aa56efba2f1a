import type { EvidenceCode } from '../floors/evidence-code';

/** What is said of the form of a screening beside its band. */
export type ScoreFlag =
  /** An item that was due has no answer. */
  | 'incomplete'
  /** Answers that cannot all be so; the more urgent one counts. */
  | 'contradiction'
  /** Lifetime behaviour without a word on the last months; taken for recent. */
  | 'recency-missing'
  /** One item has several answers; the more urgent one counts. */
  | 'answered-twice'
  /** A value that the item does not know; it counts as no answer. */
  | 'value-unrecognised'
  /** An item that no rule set knows. */
  | 'item-unrecognised'
  /** Items of another instrument than the one named; they count too. */
  | 'foreign-items'
  /** The item on suicide has no answer: unknown, never negative. */
  | 'crisis-item-missing'
  /** The instrument asks nothing about suicide. */
  | 'no-crisis-coverage'
  /** A tier that only a clinician may set was set by somebody else. */
  | 'tier-not-by-clinician'
  /** No rule set scores this instrument. */
  | 'not-scored';

/** Bands that any instrument can have. Those of its own are spelled in its rule set. */
export const COMMON_BANDS = {
  /** Something due was not asked, and it could raise the band. Never a low band, never final. */
  incomplete: 'incomplete',
  /** Somebody declined to answer, and nothing was answered with Yes. */
  refused: 'refused',
  notAdministered: 'not-administered',
  notScored: 'not-scored',
} as const;

/** What the answers of one screening amount to under one rule set. A pure function of items and rule set. */
export interface Score {
  readonly instrument: string;
  /** Undefined where no rule set scores the instrument. */
  readonly ruleSet: { readonly id: string; readonly version: string } | undefined;
  /** A band of the rule set, or one of the common bands. */
  readonly band: string;
  /** Place of the band from the most urgent (0); equal bands of one rule set compare by it. Undefined: no order. */
  readonly bandPlace: number | undefined;
  /** Where the band is `incomplete`: the least urgent band that further answers could give. */
  readonly atLeast?: string;
  /** Sum of the answers, only where every item was answered. */
  readonly total?: number;
  /** What the floor table is asked about; empty: this screening gives no floor. */
  readonly evidence: readonly EvidenceCode[];
  readonly flags: readonly ScoreFlag[];
  /** Whether any crisis item was answered with Yes (or above nought). */
  readonly hasYes: boolean;
  /** Whether the instrument asks about suicide and was asked. False: the intake is not covered by it. */
  readonly coversCrisis: boolean;
}
