import type { LogRange, RangeRecord } from '@tam/kafka';
import type { TopicOffsets } from '@tam/monitor';
import { createStorer, sha256Hex, type Reads } from '@tam/record';
import type { LoggedRevision } from '@tam/store';
import { leafChanges } from '../diff/leaf-changes';
import { MemberLog } from './member-log';
import { Rederiver, type Rederived } from './rederive';
import type { RuleSets } from './rule-sets';
import { readRow, type StoredRevision } from './stored-revision';
import {
  verdictOf,
  type Difference,
  type LogGap,
  type VerifyCounts,
  type VerifyReport,
} from './verify-report';

/** What was said: in the database, or in an export. */
export interface SaidRevisions {
  /** Every partition, with the number of its last entry. */
  heads(): Promise<readonly { readonly partition: number; readonly seq: number }[]>;
  /** Entries above `after` up to and with `upTo`, ascending, some at a time. */
  revisions(partition: number, after: number, upTo: number): AsyncIterable<readonly LoggedRevision[]>;
}

/** What it was said of: the log, or what was taken from it. */
export interface EventLog {
  offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]>;
  read(ranges: readonly LogRange[], take: (record: RangeRecord) => void): Promise<unknown>;
}

export interface VerifyJob {
  readonly revisions: SaidRevisions;
  readonly log: EventLog;
  readonly rules: RuleSets;
  readonly reads: Reads;
  /** Only these partitions; undefined: all. */
  readonly partitions: readonly number[] | undefined;
  /** Only this member. */
  readonly memberRef: string | undefined;
  /** Share of the members, 0 to 1, chosen by a hash of the seed and the member. */
  readonly sample: number;
  readonly seed: string;
  readonly onVerified?: (revisions: number, of: number) => void;
}

/** Revisions are gathered from as many partitions as give about so many, and the log is read once for all of them. */
const AT_ONCE = 200_000;
const MOST_DIFFERENCES = 20;

/**
 * Derives revisions again: for each, the record of its member is rebuilt from the log up to the offsets of its evaluation
 * point and evaluated at its instant; the outcome must have the hash that the revision states. Throws what the database
 * and the broker say.
 */
export async function verifyRevisions(job: VerifyJob): Promise<VerifyReport> {
  return new Verification(job).run();
}

const inOrder = (one: Difference, other: Difference): number =>
  one.partition - other.partition || one.seq - other.seq;

/** The revisions of one partition that are to be verified, by member. */
interface Gathered {
  readonly partition: number;
  readonly members: ReadonlyMap<string, readonly StoredRevision[]>;
  readonly revisions: number;
}

class Verification {
  private readonly counts: VerifyCounts = { same: 0, settled: 0, different: 0, rules: 0, retention: 0 };
  private readonly differences: Difference[] = [];
  private readonly gaps = new Map<string, { -readonly [K in keyof LogGap]: LogGap[K] }>();
  private readonly toStored;
  private total = 0;
  private done = 0;
  private members = 0;
  private offsets: ReadonlyMap<string, TopicOffsets> = new Map();
  private partitions = 0;

  constructor(private readonly job: VerifyJob) {
    this.toStored = createStorer(job.reads);
  }

  async run(): Promise<VerifyReport> {
    const { revisions, partitions } = this.job;
    const all = await revisions.heads();
    this.partitions = all.length;
    const heads = all.filter(({ partition }) => partitions?.includes(partition) ?? true);
    this.total = heads.reduce((sum, { seq }) => sum + seq, 0);
    let batch: Gathered[] = [];
    for (const { partition, seq } of heads) {
      if (seq > 0) batch.push(await this.gather(partition, seq));
      if (batch.reduce((sum, one) => sum + one.revisions, 0) < AT_ONCE) continue;
      await this.verify(batch);
      batch = [];
    }
    await this.verify(batch);
    const { sample, seed, rules } = this.job;
    return {
      verdict: verdictOf(this.counts),
      revisions: this.done,
      members: this.members,
      partitions: heads.length,
      ...{ sample, seed, counts: this.counts, differences: this.differences.sort(inOrder) },
      missingRules: rules.wanted,
      gaps: [...this.gaps.values()],
    };
  }

  private async gather(partition: number, last: number): Promise<Gathered> {
    const members = new Map<string, StoredRevision[]>();
    let revisions = 0;
    for await (const rows of this.job.revisions.revisions(partition, 0, last)) {
      for (const row of rows) {
        if (!this.isChosen(row.memberRef)) continue;
        revisions++;
        const read = readRow(partition, row);
        if (read.kind === 'contradiction') {
          this.finished();
          this.differ(partition, row, read.text, []);
          continue;
        }
        if (read.pack) this.job.rules.note(read.revision.rules, read.pack);
        const ofMember = members.get(row.memberRef);
        if (ofMember) ofMember.push(read.revision);
        else members.set(row.memberRef, [read.revision]);
      }
    }
    this.members += members.size;
    return { partition, members, revisions };
  }

  private isChosen(memberRef: string): boolean {
    const { sample, seed, memberRef: only } = this.job;
    if (only !== undefined) return memberRef === only;
    if (sample >= 1) return true;
    return Number.parseInt(sha256Hex(`${seed}\0${memberRef}`).slice(0, 8), 16) / 2 ** 32 < sample;
  }

  private async verify(batch: readonly Gathered[]): Promise<void> {
    if (batch.every(({ members }) => members.size === 0)) return;
    const ranges = await this.rangesOf(batch);
    const logs = new Map(
      batch.map(({ partition, members }) => [
        partition,
        new MemberLog(members.keys(), this.partitions, this.toStored),
      ]),
    );
    await this.job.log.read(ranges, (record) => logs.get(record.partition)?.take(record));
    for (const { partition, members } of batch) {
      const rederiver = new Rederiver(logs.get(partition)!);
      // In the order of the log, so that the first that differs is among those that are told.
      const all = [...members.values()].flat().sort((one, other) => one.seq - other.seq);
      for (const revision of all) await this.decide(revision, rederiver);
    }
  }

  /** From the first offset kept to the furthest that a revision rests on. */
  private async rangesOf(batch: readonly Gathered[]): Promise<LogRange[]> {
    const furthest = new Map<string, LogRange>();
    for (const { partition, members } of batch) {
      for (const { offsets } of [...members.values()].flat()) {
        for (const [topic, to] of Object.entries(offsets)) {
          const place = `${topic}/${partition}`;
          if (to > (furthest.get(place)?.to ?? 0)) furthest.set(place, { topic, partition, from: 0, to });
        }
      }
    }
    const wanted = [...furthest.values()];
    const topics = [...new Set(wanted.map(({ topic }) => topic))];
    const known = await this.job.log.offsets(topics);
    this.offsets = new Map([
      ...this.offsets,
      ...known.map((row) => [`${row.topic}/${row.partition}`, row] as const),
    ]);
    return wanted.map((range) => {
      const { low = 0, end = 0 } = this.offsets.get(`${range.topic}/${range.partition}`) ?? {};
      return { ...range, from: Math.min(low, range.to), to: Math.min(range.to, end) };
    });
  }

  private async decide(revision: StoredRevision, rederiver: Rederiver): Promise<void> {
    this.finished();
    const rules = this.job.rules.rulesFor(revision.rules);
    const rederived = rederiver.rederive(revision, rules);
    if (rederived.kind === 'same') {
      this.counts.same++;
      if (rederived.settled) this.counts.settled++;
    } else if (!rules.isExact) {
      this.counts.rules++;
      this.job.rules.miss(revision.rules);
    } else if (this.isGone(revision)) {
      this.counts.retention++;
    } else await this.explain(revision, rederived);
  }

  /** Whether events that the revision may rest on are no longer in the log; notes which. */
  private isGone({ partition, offsets }: StoredRevision): boolean {
    let isGone = false;
    for (const [topic, next] of Object.entries(offsets)) {
      const { low = 0, end = 0 } = this.offsets.get(`${topic}/${partition}`) ?? {};
      for (const [from, to] of [
        [0, Math.min(low, next)],
        [Math.max(end, 0), next],
      ] as const) {
        if (to <= from) continue;
        isGone = true;
        const key = `${topic}/${partition}/${from === 0 ? 'low' : 'end'}`;
        const gap = this.gaps.get(key) ?? { topic, partition, from, to, revisions: 0 };
        this.gaps.set(key, { ...gap, to: Math.max(gap.to, to), revisions: gap.revisions + 1 });
      }
    }
    return isGone;
  }

  private async explain(
    revision: StoredRevision,
    rederived: Exclude<Rederived, { kind: 'same' }>,
  ): Promise<void> {
    const { partition, seq } = revision;
    if (this.differences.length >= MOST_DIFFERENCES) {
      this.counts.different++;
      return;
    }
    for await (const rows of this.job.revisions.revisions(partition, seq - 1, seq)) {
      for (const row of rows) {
        if (rederived.kind === 'threw') {
          this.differ(partition, row, `The rules throw: ${rederived.why}.`, []);
          continue;
        }
        const { outcome } = JSON.parse(row.entry) as { outcome: unknown };
        const derived = JSON.parse(rederived.outcome) as unknown;
        const text = derived === null ? 'The log gives no such outcome.' : 'The log gives another outcome.';
        this.differ(partition, row, text, derived === null ? [] : leafChanges(outcome, derived));
      }
    }
  }

  private differ(
    partition: number,
    { seq, memberRef, outcomeId }: LoggedRevision,
    text: string,
    changes: Difference['changes'],
  ): void {
    this.counts.different++;
    if (this.differences.length >= MOST_DIFFERENCES) return;
    this.differences.push({ partition, seq, memberRef, outcomeId, text, changes });
  }

  private finished(): void {
    this.done++;
    if (this.done % 256 === 0) this.job.onVerified?.(this.done, this.total);
  }
}
