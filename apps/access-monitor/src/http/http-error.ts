import { ERRORS, type ErrorCode, type ErrorSubject } from '@tam/errors';

/** What a request is answered that cannot be served: the code of the closed list, what is wrong, and what to do. */
export interface HttpFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly todo: string;
  readonly subject: ErrorSubject;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  TAM_HTTP_BAD_REQUEST: 400,
  TAM_HTTP_REFUSED: 403,
  TAM_HTTP_NOT_FOUND: 404,
  TAM_HTTP_UNAVAILABLE: 503,
};

/** The HTTP status of a code: 503 for what may pass, 500 for every other that has none of its own. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? (ERRORS[code].retriable ? 503 : 500);
}
