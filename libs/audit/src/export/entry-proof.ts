import { statementText, type Checkpoint } from '../checkpoint/checkpoint';
import type { KnownKey } from '../checkpoint/keys';
import { chainHash } from '../chain-hash';
import { inclusionRanges, isIncluded } from '../merkle/inclusion';
import { SubtreeRoots } from '../merkle/subtree-roots';
import type { ChainEntry } from '../verify-chain';
import type { Finding } from './finding';
import { checkpointLine, readPreambleLine } from './preamble-lines';
import { readRevisionLine, revisionLine } from './revision-line';

/** One entry with all that proves it without any other entry of the log: so it can be shown to people who may see no more. */
export interface EntryProof {
  readonly entry: ChainEntry;
  readonly checkpoint: Checkpoint;
  /** The way from the entry to the root of the checkpoint (RFC 6962, 2.1.1). */
  readonly path: readonly string[];
}

/** Gathers the proof of one entry while the entries of its partition pass, from the first to that of a checkpoint. */
export class ProofBuilder {
  private readonly roots: SubtreeRoots;

  constructor(
    seq: number,
    private readonly checkpoint: Checkpoint,
  ) {
    this.roots = new SubtreeRoots(inclusionRanges(seq - 1, checkpoint.seq));
  }

  append(hash: string): void {
    this.roots.append(hash);
  }

  proof(entry: ChainEntry): EntryProof {
    return { entry, checkpoint: this.checkpoint, path: this.roots.all() };
  }
}

const PATH = '{"path":';

/** The three lines of a proof: the checkpoint, the way to its root, and the entry. */
export function proofText({ entry, checkpoint, path }: EntryProof): string {
  const lines = [
    checkpointLine(checkpoint),
    JSON.stringify({ path }),
    revisionLine(checkpoint.partition, entry),
    '',
  ];
  return lines.join('\n');
}

/** Reads the text of a proof; undefined where it does not have the form. */
export function readProof(text: string): EntryProof | undefined {
  const [first = '', second = '', third = ''] = text.split('\n');
  const read = readPreambleLine(first);
  if (read?.kind !== 'checkpoint' || !second.startsWith(PATH)) return undefined;
  const bytes = Buffer.from(third);
  const revision = readRevisionLine(bytes, 0, bytes.length);
  if (!revision || revision.partition !== read.checkpoint.partition) return undefined;
  const hashes = second.slice(PATH.length).match(/[0-9a-f]{64}/g) ?? [];
  return {
    entry: { ...revision, entry: revision.entry.toString() },
    checkpoint: read.checkpoint,
    path: hashes,
  };
}

/** What is wrong with a proof; nothing: the entry was in the log when its checkpoint was signed, as it stands there. */
export function checkProof({ entry, checkpoint, path }: EntryProof, keys: readonly KnownKey[]): Finding[] {
  const { partition, seq: size, root, key, signature } = checkpoint;
  const { seq, prevHash, hash } = entry;
  const found: Finding[] = [];
  const find = (kind: Finding['kind'], text: string): void => {
    found.push({ kind, partition, seq, text });
  };
  const known = keys.find(({ keyId }) => keyId === key);
  if (!known) find('signature', `Its checkpoint is signed with the key ${key}, which was not given.`);
  else if (!known.verify(statementText(checkpoint, key), signature))
    find('signature', 'Its checkpoint is not as it was signed.');
  const ofText = chainHash(prevHash, entry.entry);
  if (ofText !== hash) find('altered', `Its text gives the hash ${ofText}; ${hash} is recorded.`);
  else if (!isIncluded(hash, seq - 1, { size, root }, path))
    find('checkpoint', `The path does not lead from it to the root that was signed at ${size}.`);
  return found;
}
