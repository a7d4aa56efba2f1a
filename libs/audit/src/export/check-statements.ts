import { statementText, type Checkpoint } from '../checkpoint/checkpoint';
import type { KnownKey } from '../checkpoint/keys';
import { isConsistent } from '../merkle/consistency';
import { Frontier } from '../merkle/frontier';
import { exportText, type ExportHeader } from './export-header';
import type { Finding } from './finding';

/** What an export says before its entries. */
export interface Preamble {
  readonly header: ExportHeader;
  readonly checkpoints: readonly Checkpoint[];
}

type BySeq = ReadonlyMap<number, Checkpoint>;

/** A service that seals every few minutes leaves many thousands of checkpoints, each of which looks for the one before it. */
const INDEXES = new WeakMap<readonly Checkpoint[], ReadonlyMap<number, BySeq>>();
const NONE: BySeq = new Map();

/** By number, of one partition. */
export function checkpointsOf({ checkpoints }: Preamble, partition: number): BySeq {
  let index = INDEXES.get(checkpoints);
  if (!index) INDEXES.set(checkpoints, (index = indexed(checkpoints)));
  return index.get(partition) ?? NONE;
}

function indexed(checkpoints: readonly Checkpoint[]): ReadonlyMap<number, BySeq> {
  const index = new Map<number, Map<number, Checkpoint>>();
  for (const checkpoint of checkpoints) {
    const { partition, seq } = checkpoint;
    const ours = index.get(partition);
    if (ours) ours.set(seq, checkpoint);
    else index.set(partition, new Map([[seq, checkpoint]]));
  }
  return index;
}

/** Checks all that can be checked without an entry: signatures, proofs, and that each partition is sealed to its end. */
export function checkStatements(preamble: Preamble, keys: readonly KnownKey[]): Finding[] {
  const { header, checkpoints } = preamble;
  return [
    ...checkSignature(
      'The header',
      null,
      null,
      header.key,
      header.signature,
      exportText(header, header.key),
      keys,
    ),
    ...checkpoints.flatMap((checkpoint) => checkCheckpoint(checkpoint, preamble, keys)),
    ...header.ends.flatMap((end) => checkEnd(end, preamble)),
    ...header.starts.flatMap(({ partition, seq, head, peaks }) => {
      const sealed = checkpointsOf(preamble, partition).get(seq);
      const isSealed = sealed?.head === head && Frontier.of(seq, peaks)?.root() === sealed.root;
      return isSealed ? [] : [finding(partition, seq, 'It begins after an entry that no checkpoint seals.')];
    }),
  ];
}

function checkCheckpoint(checkpoint: Checkpoint, preamble: Preamble, keys: readonly KnownKey[]): Finding[] {
  const { header } = preamble;
  const { partition, seq, root, after, peaks, key, signature } = checkpoint;
  const name = `The checkpoint at ${seq}`;
  const found = checkSignature(name, partition, seq, key, signature, statementText(checkpoint, key), keys);
  if (checkpoint.installation !== header.installation || checkpoint.monitor !== header.monitor)
    found.push(finding(partition, seq, `${name} is of another log.`));
  if (Frontier.of(seq, peaks)?.root() !== root)
    found.push(finding(partition, seq, `${name} has peaks that do not give its root.`));
  const before = checkpointsOf(preamble, partition).get(after.seq);
  const grew = before && { older: { size: before.seq, root: before.root }, newer: { size: seq, root } };
  if (grew && !isConsistent(grew.older, grew.newer, after.proof))
    found.push(finding(partition, seq, `${name} did not grow out of the one at ${after.seq}.`));
  return found;
}

function checkEnd({ partition, seq, sealed }: ExportHeader['ends'][number], preamble: Preamble): Finding[] {
  const checkpoints = checkpointsOf(preamble, partition);
  if (seq === 0 || checkpoints.has(seq)) return [];
  const last = Math.max(0, ...[...checkpoints.keys()].filter((number) => number < seq));
  const why = sealed ? 'although the export says so' : 'because the chain did not hold when it was exported';
  const text = `No checkpoint seals the entries ${last + 1} to ${seq}, ${why}.`;
  return [{ kind: 'unsealed', partition, seq: last + 1, text }];
}

function checkSignature(
  what: string,
  partition: number | null,
  seq: number | null,
  keyId: string,
  signature: string,
  text: string,
  keys: readonly KnownKey[],
): Finding[] {
  const key = keys.find((known) => known.keyId === keyId);
  if (key?.verify(text, signature) === true) return [];
  const why = key ? 'is not as it was signed' : `is signed with the key ${keyId}, which was not given`;
  return [{ kind: 'signature', partition, seq, text: `${what} ${why}.` }];
}

const finding = (partition: number, seq: number, text: string): Finding => ({
  ...{ kind: 'checkpoint', partition, seq, text },
});
