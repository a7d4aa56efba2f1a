/** Who did something, as the events tell it. */
export interface Actor {
  readonly office?: string;
  readonly licence?: string;
  readonly jurisdiction?: string;
  readonly licenceStatus?: string;
  readonly supervised?: boolean;
  readonly triageTrained?: boolean;
  readonly ref?: string;
}

/** Three columns, never two: whoever cannot be judged is neither qualified nor counted as unlicensed. */
export type Qualified = 'yes' | 'no' | 'unknown';

/** For what somebody is or is not qualified. */
export type Qualification = 'triage' | 'extension' | 'advice';
