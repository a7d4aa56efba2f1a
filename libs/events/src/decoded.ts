import type { ErrorCode } from '@tam/errors';
import type { ControlEvent, TamEvent } from './tam-event';

/** Why an event cannot be used: one code, the place as a JSON pointer (RFC 6901; '' is the whole event), and words. */
export interface EventFault {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
  /** The record it belongs to, where the key could be read: that record then has a gap. */
  readonly memberRef?: string;
  readonly type?: string;
}

/** What became of the bytes of one event. Bad input is an answer, not an exception. */
export type Decoded =
  | { readonly kind: 'event'; readonly event: TamEvent }
  | { readonly kind: 'control'; readonly event: ControlEvent }
  /** A type that is not in the catalogue: counted, never a fault. `inFamily`: of a family that is. */
  | { readonly kind: 'skipped'; readonly type: string; readonly inFamily?: true }
  | { readonly kind: 'fault'; readonly fault: EventFault };
