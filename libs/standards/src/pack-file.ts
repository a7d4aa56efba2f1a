import type { ErrorCode } from '@tam/errors';

/** One parsed file of a pack, or the assignments. Reading it from disk is someone else's work. */
export interface PackFile {
  /** As errors name it; its folder is the pack, its name the standard. Always with `/`. */
  readonly path: string;
  /** The parsed content: plain objects, lists, strings, numbers and booleans. */
  readonly data: unknown;
}

/** One way in which one file is wrong. */
export interface PackProblem {
  readonly code: ErrorCode;
  readonly file: string;
  /** JSON pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
}

/** Whether the product's registries list a code. */
export type KnownCode = (
  registry:
    | 'service'
    | 'purpose'
    | 'providerRole'
    | 'licence'
    | 'level'
    | 'jurisdiction'
    | 'line'
    | 'area'
    | 'responseKind'
    | 'setting'
    | 'principal'
    | 'lineOfBusiness'
    | 'region',
  code: string,
) => boolean;
