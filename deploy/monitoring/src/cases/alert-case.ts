/** What a case is about: that it fires; that it is silent one step before; data that are missing; a reset or a new replica. */
export const CASE_KINDS = ['fires', 'before', 'missing', 'reset'] as const;

/** Series as promtool writes them: its name with labels, and its values minute by minute. */
export type Series = readonly [series: string, values: string];

/** One situation and whether one alert is on in it. */
export interface AlertCase {
  readonly alert: string;
  readonly kind: (typeof CASE_KINDS)[number];
  /** A sentence that states the outcome. */
  readonly name: string;
  readonly series: readonly Series[];
  /** When it is looked at, in minutes. */
  readonly at: number;
  /** The alerts that are on then, each with the labels and the value that its texts show. */
  readonly fires: readonly Firing[];
}

export interface Firing {
  readonly labels: Readonly<Record<string, string>>;
  /** `$value` as the summary or the description shows it; '' where neither does. */
  readonly value: string;
}

/** Cases that are looked at together: every so many minutes. Long windows are looked at seldom, to stay quick. */
export interface CaseFile {
  readonly name: string;
  readonly stepMinutes: number;
  readonly cases: readonly AlertCase[];
}

/** A value that stays. */
export const flat = (value: number | string, minutes = 400): string => `${value}+0x${minutes}`;
/** A counter that grows by this much a minute. */
export const grows = (perStep: number, steps = 400, from = 0): string => `${from}+${perStep}x${steps}`;
