import type { ErrorCode } from '@tam/errors';

/** One parsed file of the rule book. Reading it from disk is someone else's work. */
export interface BookFile {
  /** As errors name it. Always with `/`. */
  readonly path: string;
  readonly data: unknown;
}

/** One way in which one file is wrong. */
export interface BookProblem {
  readonly code: ErrorCode;
  readonly file: string;
  /** JSON pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly pointer: string;
  readonly message: string;
}

/** The parsed files of a rule book, by what they hold. */
export interface BookFiles {
  readonly ruleSets: readonly BookFile[];
  readonly floors: readonly BookFile[];
  readonly policy: readonly BookFile[];
  readonly rules: readonly BookFile[];
  readonly qualified: readonly BookFile[];
  readonly loinc: BookFile;
  readonly roster?: BookFile | undefined;
}
