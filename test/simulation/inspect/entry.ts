import type { Basis, Cause, RevisionRow } from '@tam/monitor';

/** What an entry of the revision log states, read from its text. */
export interface Entry {
  readonly basis: Basis;
  readonly caseId: string;
  readonly cause: Cause;
  readonly effects: boolean;
  readonly epoch: number;
  readonly evaluation: {
    readonly asOf: string;
    readonly offsets: { readonly [topic: string]: number };
    readonly rules: string;
  };
  readonly id: string;
  readonly memberRef: string;
  readonly outcome: { readonly standard?: string; readonly anchorKey?: string } | null;
  readonly outcomeHash: string;
  readonly outcomeId: string;
  readonly partition: number;
  readonly previousStatus?: string;
  readonly revision: number;
  readonly seq: number;
  readonly status: string;
}

export function readEntry(row: Pick<RevisionRow, 'entry'>): Entry {
  return JSON.parse(row.entry) as Entry;
}
