/** How carefully what is derived from an event must be handled; the strictest of its sources wins. */
export type Sensitivity = 'none' | 'part2' | 'minor-consent' | 'restricted';

/** From the least to the strictest. */
export const SENSITIVITIES: readonly Sensitivity[] = ['none', 'part2', 'minor-consent', 'restricted'];

export function isSensitivity(value: unknown): value is Sensitivity {
  return SENSITIVITIES.includes(value as Sensitivity);
}

/** JSON as it travels in events, outcomes and rows. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One event of the contract after decoding and validation. Instants of the envelope are epoch milliseconds, UTC;
 * `data` is as it was sent (instants still text) and has passed the schema of its type.
 */
export interface TamEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** When it happened, epoch ms. Decides compliance. */
  readonly time: number;
  /** When it could first be known here, epoch ms. Missing is never late. */
  readonly recordedTime?: number;
  /** Monotone per source and subject. */
  readonly sequence?: number;
  readonly memberRef: string;
  readonly caseId: string;
  readonly sensitivity?: Sensitivity;
  readonly testRecord?: boolean;
  readonly traceparent?: string;
  readonly data: { readonly [key: string]: Json };
}

/** An event of `tam.control.v1`: it has no member and no case. */
export interface ControlEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: number;
  readonly recordedTime?: number;
  readonly data: { readonly [key: string]: Json };
}
