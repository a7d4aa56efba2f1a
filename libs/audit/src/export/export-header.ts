import type { Signer } from '../checkpoint/keys';

/** Where an export of a partition begins, if it is not at the first entry: after what an earlier export holds. */
export interface ExportStart {
  readonly partition: number;
  /** Number of the last entry that is left out. */
  readonly seq: number;
  /** Its chain hash. */
  readonly head: string;
  /** Peaks of the tree of the entries that are left out. */
  readonly peaks: readonly string[];
}

/** Where an export of a partition ends. */
export interface ExportEnd {
  readonly partition: number;
  /** Number of the last entry; 0: none. */
  readonly seq: number;
  /** Whether a checkpoint of just this number seals it; false where its chain did not hold when it was exported. */
  readonly sealed: boolean;
}

/** What an export claims to be. Signed, so that no partition of it can be left out unseen. */
export interface ExportStatement {
  readonly installation: string;
  readonly monitor: string;
  readonly epoch: number;
  /** The database's clock, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** Only those that do not begin at the first entry. */
  readonly starts: readonly ExportStart[];
  /** Every partition of the installation, ascending. */
  readonly ends: readonly ExportEnd[];
}

export interface ExportHeader extends ExportStatement {
  readonly key: string;
  /** The public half of the key, PEM: of use to find damage, and no proof of who signed. */
  readonly publicKey: string;
  /** Ed25519 over the text of the statement, base64. */
  readonly signature: string;
}

/** The RFC 8785 text of a statement: what is signed. Members stand in code-unit order. */
export function exportText(statement: ExportStatement, key: string): string {
  const { at, epoch, installation, monitor } = statement;
  const ends = statement.ends.map(({ partition, sealed, seq }) => ({ partition, sealed, seq }));
  const starts = statement.starts.map(({ head, partition, peaks, seq }) => ({ head, partition, peaks, seq }));
  return JSON.stringify({ at, ends, epoch, installation, key, kind: 'tam.export.1', monitor, starts });
}

/** Signs what an export claims to be. */
export function signExport(statement: ExportStatement, signer: Signer): ExportHeader {
  const signature = signer.sign(exportText(statement, signer.keyId));
  return { ...statement, key: signer.keyId, publicKey: signer.publicKey, signature };
}
