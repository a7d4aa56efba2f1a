import type { ErrorCode } from '@tam/errors';

/** One parsed file of a calendar. Reading it from disk is someone else's work. */
export interface CalendarFile {
  /** As errors name it; its name is the calendar's id. Always with `/`. */
  readonly path: string;
  /** The parsed content: plain objects, lists, strings, numbers and booleans. */
  readonly data: unknown;
}

/** One way in which one file is wrong. */
export interface CalendarProblem {
  readonly code: ErrorCode;
  readonly file: string;
  /** JSON pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
}
