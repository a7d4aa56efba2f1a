import { ChainHasher, GENESIS } from '../chain-hash';
import { ConsistencyBuilder } from '../merkle/consistency';
import { Frontier } from '../merkle/frontier';
import { faultAfter, type ChainEntry, type ChainFault } from '../verify-chain';
import { signCheckpoint, statementText, type Checkpoint } from './checkpoint';
import type { Signer } from './keys';

/** Where the log of one partition stands. */
export interface LogHead {
  readonly partition: number;
  /** Number of the last entry; 0: there is none. */
  readonly seq: number;
  /** Chain hash of the last entry. */
  readonly head: string;
}

/** The revision log of a monitor and its checkpoints, as far as sealing needs them. */
export interface SealableLog {
  /** ISO 8601 UTC: the database's clock. */
  now(): Promise<string>;
  epoch(): Promise<number>;
  /** Every partition, ascending. */
  heads(): Promise<readonly LogHead[]>;
  /** Entries above `after` up to and with `upTo`, ascending, some at a time. */
  entries(partition: number, after: number, upTo: number): AsyncIterable<readonly ChainEntry[]>;
  /** The checkpoint with the highest number. */
  lastCheckpoint(partition: number): Promise<Checkpoint | undefined>;
  /** The checkpoint of that number. */
  checkpointAt(partition: number, seq: number): Promise<Checkpoint | undefined>;
  /** Does nothing where there is one of that number already. */
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>;
}

/** What is remembered of a partition outside of the database, by whoever keeps the key. */
export interface Remembered {
  readonly epoch: number;
  readonly seq: number;
  readonly root: string;
}

/** Who asks for seals, in the name of which log, and what he sealed before. */
export interface Sealer {
  readonly signer: Signer;
  readonly installation: string;
  readonly monitor: string;
  /** The last checkpoint that was signed of a partition. Without it a database that lost its checkpoints could have any past signed. */
  remembered(partition: number): Remembered | undefined;
}

/** What became of one partition. */
export type Sealed =
  | { readonly kind: 'sealed'; readonly partition: number; readonly checkpoint: Checkpoint | undefined }
  | { readonly kind: 'broken'; readonly partition: number; readonly seq: number; readonly fault: SealFault };

export type SealFault =
  ChainFault['fault'] | 'behind-checkpoint' | 'checkpoint-altered' | 'checkpoint-lost' | 'head-differs';

/**
 * Makes a checkpoint of each partition that has grown since its last one, from the entries that came since. A partition
 * whose chain does not hold, or that lost what was sealed before under this epoch, is not signed; it is named, and the
 * others go on. `checkpoint` is undefined where a partition has no entries.
 */
export async function sealLog(log: SealableLog, sealer: Sealer): Promise<readonly Sealed[]> {
  const { signer, installation, monitor } = sealer;
  const epoch = await log.epoch();
  const sealed: Sealed[] = [];
  for (const head of await log.heads()) {
    const growth = (await lost(log, head, epoch, sealer)) ?? (await growTo(log, head, signer));
    if (growth.kind !== 'grown') {
      sealed.push(growth);
      continue;
    }
    const { partition, seq } = head;
    const { tree, after, proof } = growth;
    const statement = { installation, monitor, epoch, partition, seq, head: head.head, root: tree.root() };
    const checkpoint = signCheckpoint(
      { ...statement, at: await log.now() },
      { peaks: tree.peaks, after: { seq: after, proof } },
      signer,
    );
    await log.saveCheckpoint(checkpoint);
    sealed.push({ kind: 'sealed', partition, checkpoint });
  }
  return sealed;
}

type Growth =
  | { readonly kind: 'grown'; readonly tree: Frontier; readonly after: number; readonly proof: string[] }
  | Sealed;

async function growTo(log: SealableLog, target: LogHead, signer: Signer): Promise<Growth> {
  const { partition, seq: end } = target;
  const last = await log.lastCheckpoint(partition);
  const after = last?.seq ?? 0;
  const broken = (seq: number, fault: SealFault): Sealed => ({ kind: 'broken', partition, seq, fault });
  const tree = last ? treeOf(last, signer) : Frontier.empty();
  if (!tree) return broken(after, 'checkpoint-altered');
  if (end < after) return broken(end + 1, 'behind-checkpoint');
  if (last && end === after)
    return last.head === target.head
      ? { kind: 'sealed', partition, checkpoint: last }
      : broken(end, 'head-differs');
  if (end === 0) return { kind: 'sealed', partition, checkpoint: undefined };
  const consistency = new ConsistencyBuilder(after, tree.peaks, end);
  const hasher = new ChainHasher();
  let head = { seq: after, hash: last?.head ?? GENESIS };
  for await (const entries of log.entries(partition, after, end)) {
    for (const entry of entries) {
      const fault = faultAfter(head, entry, hasher);
      if (fault) return broken(fault === 'seq-missing' ? head.seq + 1 : entry.seq, fault);
      tree.append(entry.hash);
      consistency.append(entry.hash);
      head = { seq: entry.seq, hash: entry.hash };
    }
  }
  if (head.seq < end) return broken(head.seq + 1, 'seq-missing');
  if (head.hash !== target.head) return broken(end, 'head-differs');
  return { kind: 'grown', tree, after, proof: consistency.proof() };
}

/** The tree to go on from; undefined where the checkpoint is not as it was signed. One of an earlier key is taken as it is. */
function treeOf(last: Checkpoint, signer: Signer): Frontier | undefined {
  const isOurs = last.key === signer.keyId;
  if (isOurs && !signer.verify(statementText(last, last.key), last.signature)) return undefined;
  const tree = Frontier.of(last.seq, last.peaks);
  return tree?.root() === last.root ? tree : undefined;
}

/** Whether a checkpoint that was signed under this epoch is no longer there. */
async function lost(
  log: SealableLog,
  { partition }: LogHead,
  epoch: number,
  sealer: Sealer,
): Promise<Sealed | undefined> {
  const known = sealer.remembered(partition);
  if (!known || known.epoch < epoch) return undefined;
  const there = await log.checkpointAt(partition, known.seq);
  if (there?.root === known.root) return undefined;
  return { kind: 'broken', partition, seq: known.seq, fault: 'checkpoint-lost' };
}
