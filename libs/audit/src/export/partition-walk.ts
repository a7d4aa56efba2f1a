import { type ChainHasher, GENESIS } from '../chain-hash';
import { Frontier } from '../merkle/frontier';
import type { ExportStart } from './export-header';
import type { Finding, FindingKind } from './finding';
import type { ReadRevision } from './revision-line';

/** What must hold once the entry of a number has passed. */
export interface Mark {
  readonly seq: number;
  readonly head: string;
  readonly root: string;
  /** Whose word it is. */
  readonly by: 'this' | 'older';
  /** Under which epoch it was given: entries of a higher one follow a restore, which may have taken its entries away. */
  readonly epoch: number;
}

/** Found in one partition; after so many the rest is only counted. */
const MOST_FINDINGS = 10;

/** Walks the entries of one partition of an export, in the order in which they stand there. */
export class PartitionWalk {
  readonly findings: Finding[] = [];
  /** Findings that are not listed. */
  more = 0;
  entries = 0;
  /** Number of the first entry of a higher epoch than the older export had; undefined: none was seen. */
  forkedAt: number | undefined;
  /** The same of anything that was sealed before: where a word given under a lower epoch may no longer hold. */
  restoredAt: number | undefined;
  private seq: number;
  private hash: string;
  /** Undefined once an entry is missing: no root can be computed any more. */
  private tree: Frontier | undefined;
  /** Whether `hash` is that of the entry before the next one. */
  private isLinked = true;
  private readonly missing: { readonly from: number; readonly to: number; readonly finding: number }[] = [];
  /** The last number up to which everything is as it was signed, for this export and for the older one. */
  private readonly proven: { this: number; older: number };
  private readonly lowestEpoch: number;

  constructor(
    readonly partition: number,
    start: ExportStart | undefined,
    private readonly marks: ReadonlyMap<number, readonly Mark[]>,
    private readonly hasher: ChainHasher,
    /** Entries of a higher epoch than this follow a restore that was declared. */
    private readonly olderEpoch: number | undefined,
  ) {
    this.seq = start?.seq ?? 0;
    this.hash = start?.head ?? GENESIS;
    this.proven = { this: this.seq, older: 0 };
    const before = [...marks.values()].flat().filter(({ by }) => by === 'older');
    this.lowestEpoch = before.reduce((lowest, { epoch }) => Math.min(lowest, epoch), olderEpoch ?? Infinity);
    this.tree = start ? Frontier.of(start.seq, start.peaks) : Frontier.empty();
    this.check(this.seq);
  }

  take(revision: ReadRevision): void {
    this.entries++;
    const { seq, hash } = revision;
    if (seq <= this.seq) return this.takeLate(revision);
    if (seq > this.seq + 1) this.leaveOut(this.seq + 1, seq - 1);
    this.compare(revision, this.isLinked ? this.hash : undefined);
    this.noteEpoch(revision);
    this.tree?.append(hash);
    this.seq = seq;
    this.hash = hash;
    this.isLinked = true;
    this.check(seq, revision.entry);
  }

  /** A line or a file that cannot be read stands where the next entry should. */
  unreadable(text: string): void {
    this.find('unreadable', this.seq + 1, text);
    this.tree = undefined;
    this.isLinked = false;
  }

  /** All has passed; `last` is the number that the export names as its last. */
  end(last: number): void {
    if (this.seq < last) {
      this.find('truncated', this.seq + 1, `It ends with entry ${this.seq}; ${last} is named as the last.`);
    }
    if (this.seq > last)
      this.find('beyond-end', last + 1, `Entry ${last} is named as the last; ${this.seq} came.`);
  }

  private leaveOut(from: number, to: number): void {
    this.missing.push({ from, to, finding: this.findings.length });
    this.find(
      'missing',
      from,
      from === to ? `Entry ${from} is missing.` : `Entries ${from} to ${to} are missing.`,
    );
    this.tree = undefined;
    this.isLinked = false;
  }

  private takeLate(revision: ReadRevision): void {
    const { seq } = revision;
    const gap = this.missing.find(({ from, to }) => from <= seq && seq <= to);
    const text = `Entry ${seq} stands after entry ${this.seq}: their places were changed.`;
    if (!gap) this.find('repeated', seq, `Entry ${seq} comes again.`);
    else if (gap.from === gap.to && this.findings[gap.finding]?.kind === 'missing')
      this.findings[gap.finding] = this.finding('out-of-order', seq, text);
    else this.find('out-of-order', seq, text);
    this.compare(revision, undefined);
  }

  /** `before`: the hash that the entry must name; undefined where the one before is not known. */
  private compare({ seq, prevHash, hash, entry }: ReadRevision, before: string | undefined): void {
    const ofText = this.hasher.hash(prevHash, entry);
    const isLinked = before === undefined || prevHash === before;
    if (isLinked && ofText === hash) return;
    const stranger = this.placeOf(entry, seq);
    if (stranger !== undefined) this.find('wrong-place', seq, `It holds ${stranger}.`);
    else if (!isLinked)
      this.find(
        'link-broken',
        seq,
        `It follows an entry of hash ${prevHash}; the one before it has ${before}.`,
      );
    else this.find('altered', seq, `Its text gives the hash ${ofText}; ${hash} is recorded.`);
  }

  /** Where an entry says it belongs, if that is not here; undefined: here, or it does not say. */
  private placeOf(entry: Uint8Array, seq: number): string | undefined {
    let said: { partition?: unknown; seq?: unknown } | null;
    try {
      said = JSON.parse(Buffer.from(entry).toString()) as typeof said;
    } catch {
      return undefined;
    }
    if (typeof said?.seq !== 'number' || typeof said.partition !== 'number') return undefined;
    if (said.seq === seq && said.partition === this.partition) return undefined;
    return said.partition === this.partition
      ? `entry ${said.seq}`
      : `entry ${said.seq} of partition ${said.partition}`;
  }

  private check(seq: number, entry?: Buffer): void {
    for (const { by, head, root, epoch } of this.marks.get(seq) ?? []) {
      const isSame = this.hash === head && (this.tree === undefined || this.tree.root() === root);
      if (isSame && this.tree) this.proven[by] = seq;
      if (isSame) continue;
      const isAfterRestore = this.forkedAt !== undefined || (entry && (epochOf(entry) ?? epoch) > epoch);
      if (by === 'older' && isAfterRestore) continue;
      const from = this.proven[by] + 1;
      const entries = from === seq ? `Entry ${seq} is` : `One of the entries ${from} to ${seq} is`;
      const [kind, how] =
        by === 'this'
          ? (['rewritten', 'signed'] as const)
          : (['inconsistent', 'sealed in the older export'] as const);
      this.find(kind, from, `${entries} not the one that was ${how} at ${seq}.`);
    }
  }

  private noteEpoch({ seq, entry }: ReadRevision): void {
    if (this.lowestEpoch === Infinity || this.forkedAt !== undefined) return;
    const epoch = epochOf(entry);
    if (epoch === undefined || epoch <= this.lowestEpoch) return;
    this.restoredAt ??= seq;
    if (this.olderEpoch !== undefined && epoch > this.olderEpoch) this.forkedAt = seq;
  }

  private find(kind: FindingKind, seq: number, text: string): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push(this.finding(kind, seq, text));
    else this.more++;
  }

  private finding(kind: FindingKind, seq: number, text: string): Finding {
    return { kind, partition: this.partition, seq, text };
  }
}

const EPOCH = '"epoch":';

/** The epoch stands near the beginning of an entry and before anything that others have written. */
function epochOf(entry: Buffer): number | undefined {
  const at = entry.indexOf(EPOCH);
  const digits = at < 0 ? '' : entry.toString('latin1', at + EPOCH.length, at + EPOCH.length + 12);
  const epoch = Number.parseInt(digits, 10);
  return Number.isNaN(epoch) ? undefined : epoch;
}
