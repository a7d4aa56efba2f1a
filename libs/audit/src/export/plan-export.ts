import type { Checkpoint } from '../checkpoint/checkpoint';
import { sealLog, type SealableLog, type Sealed, type Sealer } from '../checkpoint/seal-log';
import { checkpointsOf, type Preamble } from './check-statements';
import { signExport, type ExportEnd, type ExportStart } from './export-header';

/** A log that can be exported. */
export interface ExportableLog extends SealableLog {
  /** All checkpoints of a partition, ascending. */
  checkpoints(partition: number): Promise<readonly Checkpoint[]>;
}

/** What an export is to hold. */
export interface ExportPlan {
  readonly preamble: Preamble;
  /** What became of each partition when it was sealed. */
  readonly sealed: readonly Sealed[];
}

/**
 * Seals the log as it stands and says what an export of it holds: every partition, to its last entry. A partition that
 * cannot be sealed is exported as it is, and the header says so. With `since` a partition begins after what the older
 * export sealed, if this log still has that checkpoint; else at its first entry.
 */
export async function planExport(log: ExportableLog, sealer: Sealer, since?: Preamble): Promise<ExportPlan> {
  const { signer, installation, monitor } = sealer;
  const sealed = await sealLog(log, sealer);
  const heads = new Map((await log.heads()).map(({ partition, seq }) => [partition, seq]));
  const ends: ExportEnd[] = [];
  const starts: ExportStart[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const one of sealed) {
    const { partition } = one;
    const ours = await log.checkpoints(partition);
    checkpoints.push(...ours);
    const last = one.kind === 'sealed' ? (one.checkpoint?.seq ?? 0) : (heads.get(partition) ?? 0);
    ends.push({ partition, seq: last, sealed: one.kind === 'sealed' });
    const start = since && startAfter(partition, since, ours);
    if (start) starts.push(start);
  }
  const header = signExport(
    { installation, monitor, epoch: await log.epoch(), at: await log.now(), starts, ends },
    signer,
  );
  return { preamble: { header, checkpoints }, sealed };
}

function startAfter(
  partition: number,
  since: Preamble,
  ours: readonly Checkpoint[],
): ExportStart | undefined {
  const seq = since.header.ends.find((one) => one.partition === partition)?.seq ?? 0;
  const was = checkpointsOf(since, partition).get(seq);
  const is = ours.find((checkpoint) => checkpoint.seq === seq);
  if (!was || was.root !== is?.root) return undefined;
  return { partition, seq, head: is.head, peaks: is.peaks };
}
