import type { Signer } from './keys';

/** What a checkpoint states: so many entries of one partition, and no others, made this chain and this tree. */
export interface CheckpointStatement {
  readonly installation: string;
  /** Which monitor's log: `access`, `crisis`. */
  readonly monitor: string;
  /** Goes up when the database was restored behind what was published. */
  readonly epoch: number;
  readonly partition: number;
  /** Number of the last entry, and so of leaves. */
  readonly seq: number;
  /** Chain hash of the last entry, lower-case hex. */
  readonly head: string;
  /** Merkle root over the chain hashes of entries 1 to seq, lower-case hex. */
  readonly root: string;
  /** The database's clock, ISO 8601 UTC with milliseconds. */
  readonly at: string;
}

/** A signed statement, with what is needed to go on from it and to prove that it grew out of the one before. */
export interface Checkpoint extends CheckpointStatement {
  /** Id of the key that signed: see `Signer`. */
  readonly key: string;
  /** Ed25519 over the UTF-8 bytes of the statement's text, base64. */
  readonly signature: string;
  /** Roots of the perfect subtrees of the tree, the largest first: whoever has them can let it grow. */
  readonly peaks: readonly string[];
  /** The checkpoint before it in its partition (0: none), and the proof (RFC 6962, 2.1.2) that this one grew out of it. */
  readonly after: { readonly seq: number; readonly proof: readonly string[] };
}

/** The RFC 8785 text of a statement: what is signed. Its members stand in code-unit order. */
export function statementText(statement: CheckpointStatement, key: string): string {
  const { at, epoch, head, installation, monitor, partition, root, seq } = statement;
  return JSON.stringify({
    ...{ at, epoch, head, installation, key, kind: 'tam.checkpoint.1', monitor, partition, root, seq },
  });
}

/** Signs a statement. */
export function signCheckpoint(
  statement: CheckpointStatement,
  growth: Pick<Checkpoint, 'peaks' | 'after'>,
  signer: Signer,
): Checkpoint {
  const signature = signer.sign(statementText(statement, signer.keyId));
  return { ...statement, key: signer.keyId, signature, ...growth };
}
