/** One row of the closed list of errors. */
export interface ErrorDefinition {
  /** Whether the same act may succeed later without a change to its input. */
  readonly retriable: boolean;
  /** What went wrong, in one sentence. */
  readonly text: string;
  /** What to do about it, in one sentence. */
  readonly todo: string;
}
