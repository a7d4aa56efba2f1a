import type { ErrorCode } from '@tam/errors';

/** Why a row cannot be used: a code, the place (a JSON pointer: `/<column>`, or `/<event id>/...`), and words. */
export interface RowFault {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
}

/** A value, or why there is none. `value: undefined` means that the row says nothing. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: RowFault };

/** One step of a JSON pointer (RFC 6901). */
export function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A reading that gave a value. */
export function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

/** A reading that failed, at a place. */
export function unread(code: ErrorCode, pointer: string, message: string): Read<never> {
  return { ok: false, fault: { code, pointer, message } };
}
