export { ERRORS, type ErrorCode } from './catalogue';
export type { ErrorDefinition } from './definition';
export { TamError, isTamError, type ErrorSubject } from './tam-error';
