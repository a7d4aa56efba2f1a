import { outcomeHash, revisionId } from '@tam/record';
import type { LoggedRevision } from '@tam/store';

/** What has to be reached again: one revision and the point at which it was evaluated. */
export interface StoredRevision {
  readonly partition: number;
  readonly seq: number;
  readonly memberRef: string;
  readonly outcomeId: string;
  readonly outcomeHash: string;
  /** Epoch ms. */
  readonly asOf: number;
  /** When it was written, epoch ms, by the database. */
  readonly recordedAt: number;
  /** The next offset of each topic. */
  readonly offsets: { readonly [topic: string]: number };
  /** Hash of the rule set. */
  readonly rules: string;
}

/** The pack that an outcome names, if it does. */
export interface NamedPack {
  readonly pack: string;
  readonly version: string;
}

/** What a row says; or in words why it contradicts itself. */
export type ReadRow =
  | { readonly kind: 'revision'; readonly revision: StoredRevision; readonly pack: NamedPack | undefined }
  | { readonly kind: 'contradiction'; readonly text: string };

/** The members of an entry that are looked at. */
interface Entry {
  readonly id: string;
  readonly outcomeId: string;
  readonly revision: number;
  readonly memberRef: string;
  readonly caseId: string;
  readonly status: string;
  readonly outcomeHash: string;
  readonly outcome: { readonly pack?: string; readonly packVersion?: string } | null;
  readonly evaluation: {
    readonly asOf: string;
    readonly offsets: { readonly [topic: string]: number };
    readonly rules: string;
  };
  readonly partition: number;
  readonly seq: number;
  readonly recordedAt: string;
}

const COLUMNS = ['seq', 'id', 'outcomeId', 'revision', 'memberRef', 'caseId', 'status'] as const;

/** Reads a row of the revision log and compares its columns, its ids and its hash with its entry. */
export function readRow(partition: number, row: LoggedRevision): ReadRow {
  const contradiction = (text: string): ReadRow => ({ kind: 'contradiction', text });
  const entry = parsed(row.entry);
  if (!entry) return contradiction('Its entry cannot be read.');
  for (const column of COLUMNS)
    if (row[column] !== entry[column])
      return contradiction(`Its column ${column} says ${row[column]}, its entry ${entry[column]}.`);
  if (entry.partition !== partition) return contradiction(`Its entry is of partition ${entry.partition}.`);
  if (outcomeHash(entry.outcome) !== entry.outcomeHash)
    return contradiction('Its outcome does not give the hash that it states.');
  if (revisionId(entry.outcomeId, entry.revision, entry.outcomeHash) !== entry.id)
    return contradiction('Its id is not that of its outcome and revision.');
  // Not the instants of events: before its first gate a partition stands at 1970.
  const asOf = Date.parse(entry.evaluation.asOf);
  if (Number.isNaN(asOf)) return contradiction('Its evaluation point has no instant.');
  const recordedAt = Date.parse(entry.recordedAt);
  if (Number.isNaN(recordedAt)) return contradiction('It does not say when it was recorded.');
  const { seq, memberRef, outcomeId, evaluation, outcome } = entry;
  const { offsets, rules } = evaluation;
  return {
    kind: 'revision',
    revision: {
      ...{ partition, seq, memberRef, outcomeId, outcomeHash: entry.outcomeHash },
      ...{ asOf, recordedAt, offsets, rules },
    },
    pack:
      outcome?.pack !== undefined && outcome.packVersion !== undefined
        ? { pack: outcome.pack, version: outcome.packVersion }
        : undefined,
  };
}

function parsed(text: string): Entry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<Entry> | null;
    return typeof entry?.evaluation?.offsets === 'object' ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}
