import { ERRORS, type ErrorCode } from './catalogue';

/** What an error is about: topic, partition, offset, case, file, line, environment key. Never patient data beyond references. */
export type ErrorSubject = Readonly<Record<string, string | number | boolean>>;

/**
 * The one error class of the product. `code` is from the closed list, `detail` says what and where in this instance,
 * and the catalogue says what to do. Expected outcomes are returned as values; this is for surprises.
 */
export class TamError extends Error {
  readonly retriable: boolean;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly subject: ErrorSubject = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${detail} ${ERRORS[code].todo}`, options);
    this.name = 'TamError';
    this.retriable = ERRORS[code].retriable;
  }
}

/** True for errors of this product, optionally of one code. */
export function isTamError(error: unknown, code?: ErrorCode): error is TamError {
  return error instanceof TamError && (code === undefined || error.code === code);
}
