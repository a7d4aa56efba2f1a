import { ChainHasher } from '../chain-hash';
import type { KnownKey } from '../checkpoint/keys';
import { checkOlder, marksOf } from './check-older';
import { checkStatements, type Preamble } from './check-statements';
import type { Finding } from './finding';
import { PartitionWalk } from './partition-walk';
import { readRevisionLine } from './revision-line';

/** What came out of an export. */
export interface ExportVerdict {
  /** By partition, then in the order of the export; those about the export as a whole first. */
  readonly findings: readonly Finding[];
  /** Findings of partitions that have too many to be listed. */
  readonly more: number;
  readonly entries: number;
  /** Partitions that go on after a restore that their entries declare, with the first entry of the new epoch. */
  readonly forks: readonly { readonly partition: number; readonly seq: number }[];
}

/**
 * Verifies an export as its lines pass by once: the chain of each partition, the roots at its checkpoints, the
 * signatures, that nothing is left out, and that an older export is its beginning. Computes only.
 */
export class ExportVerifier {
  private readonly hasher = new ChainHasher();
  private readonly walks: ReadonlyMap<number, PartitionWalk>;
  private readonly strange: Finding[] = [];

  constructor(
    private readonly preamble: Preamble,
    private readonly keys: readonly KnownKey[],
    private readonly older?: Preamble,
  ) {
    const { header } = preamble;
    const olderEpoch = older && older.header.epoch < header.epoch ? older.header.epoch : undefined;
    this.walks = new Map(
      header.ends.map(({ partition }) => {
        const start = header.starts.find((one) => one.partition === partition);
        const marks = marksOf(partition, preamble, older);
        return [partition, new PartitionWalk(partition, start, marks, this.hasher, olderEpoch)];
      }),
    );
  }

  /** One line of an entry, at these places of a block. Answers its partition, where it could be read. */
  take(block: Buffer, start: number, end: number, line: number, from: string): number | undefined {
    const revision = readRevisionLine(block, start, end);
    const walk = revision && this.walks.get(revision.partition);
    if (revision && walk) walk.take(revision);
    else if (revision)
      this.stray(
        `Line ${line} of ${from} is of partition ${revision.partition}, which the header does not name.`,
      );
    else return undefined;
    return revision.partition;
  }

  /** Something of a partition cannot be read; undefined: nobody knows of which. */
  unreadable(partition: number | undefined, text: string): void {
    const walk = partition === undefined ? undefined : this.walks.get(partition);
    if (walk) walk.unreadable(text);
    else this.stray(text);
  }

  finish(): ExportVerdict {
    const { preamble, keys, older, walks } = this;
    for (const { partition, seq } of preamble.header.ends) walks.get(partition)?.end(seq);
    const all = [...walks.values()];
    const findings = [
      ...checkStatements(preamble, keys),
      ...(older ? checkOlder(preamble, older, (partition) => walks.get(partition)?.forkedAt) : []),
      ...this.strange,
      ...all.flatMap((walk) => walk.findings),
    ];
    return {
      findings: findings.sort(byPlace),
      more: all.reduce((sum, { more }) => sum + more, 0),
      entries: all.reduce((sum, { entries }) => sum + entries, 0),
      forks: all.flatMap(({ partition, restoredAt }) =>
        restoredAt === undefined ? [] : [{ partition, seq: restoredAt }],
      ),
    };
  }

  private stray(text: string): void {
    this.strange.push({ kind: 'unreadable', partition: null, seq: null, text });
  }
}

function byPlace(a: Finding, b: Finding): number {
  const place = (one: Finding): number => one.partition ?? -1;
  return place(a) - place(b) || (a.seq ?? 0) - (b.seq ?? 0);
}
