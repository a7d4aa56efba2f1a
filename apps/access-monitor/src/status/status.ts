/** What the status line of npm start shows: counts and codes, nothing of a person. */
export interface ServiceStatus {
  readonly app: string;
  readonly installation: string;
  readonly ready: boolean;
  /** What keeps it from being ready, in words. */
  readonly waitsFor: readonly string[];
  /** Events taken from the topics since the start of this process. */
  readonly events: number;
  /** Records not applied yet, and the age of the last applied one where there are any. */
  readonly lag: { readonly records: number; readonly seconds: number };
  /** Clocks by status, as the database counts them. */
  readonly clocks: { readonly [status: string]: number };
  /** The last error since the start; absent if there was none. Instants are ISO 8601 UTC. */
  readonly lastError?: { readonly code: string; readonly text: string; readonly at: string };
}

export type ReadStatus = () => ServiceStatus;

export const STATUS = Symbol('STATUS');
