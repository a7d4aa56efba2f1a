import type { ErrorDefinition } from '../definition';

/** Requests to the read-only pages of a service. */
export const HTTP_ERRORS = {
  TAM_HTTP_BAD_REQUEST: {
    retriable: false,
    text: 'A part of the request has a form that cannot be used.',
    todo: 'Correct the part named; the page /api shows every form.',
  },
  TAM_HTTP_NOT_FOUND: {
    retriable: false,
    text: 'Nothing is known under this name.',
    todo: 'Check the spelling; what was sent a moment ago may not have been read yet.',
  },
  TAM_HTTP_REFUSED: {
    retriable: false,
    text: 'Lookups answer this machine only, or who has the token.',
    todo: 'Ask from the machine itself, or set HTTP_TOKEN and send it as a bearer token.',
  },
  TAM_HTTP_UNAVAILABLE: {
    retriable: true,
    text: 'The service cannot answer now.',
    todo: 'Ask again in a moment; /health/ready says what is missing.',
  },
} as const satisfies Record<string, ErrorDefinition>;
