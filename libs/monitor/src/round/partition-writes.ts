import { chainHash } from '@tam/audit';
import { formatInstant } from '@tam/events';
import { revisionId } from '@tam/record';
import { facetsText } from '../filing';
import type { Standpoint } from '../gate/cleared-to';
import type { CachedDictionary } from '../member/dictionary';
import type { Change } from '../member/evaluate-member';
import type { Said } from '../member/said';
import type {
  CaseRow,
  CountChange,
  DeadLetter,
  MemberRow,
  Progress,
  ProgressWrite,
  RevisionRow,
  Standing,
} from '../ports';
import { entryText, evaluationText, type Cause } from '../revision/revision-entry';

/** What is the same for every revision of a round. */
export interface RoundContext {
  readonly dictionary: CachedDictionary;
  readonly epoch: number;
  /** Older matters have no effects, epoch ms. */
  readonly effectsFrom: number;
  /** Hash of the rule set. */
  readonly rules: string;
  /** The database's clock, epoch ms. */
  readonly now: number;
}

/** The rows of a round, growing partition by partition. */
export interface WritableRows {
  readonly progress: ProgressWrite[];
  readonly cases: CaseRow[];
  readonly members: MemberRow[];
  readonly revisions: RevisionRow[];
  readonly standings: Standing[];
  readonly letters: DeadLetter[];
}

export function noRows(): WritableRows {
  return { progress: [], cases: [], members: [], revisions: [], standings: [], letters: [] };
}

/** Numbers, chains and counts what is said of one partition in a round. */
export class PartitionWrites {
  private seq: number;
  private head: string;
  private letterSeq: number;
  private readonly recordedAt: string;
  private readonly evaluations = new Map<number, string>();
  private readonly counts = new Map<string, { -readonly [K in keyof CountChange]: CountChange[K] }>();

  constructor(
    private readonly row: Progress,
    private readonly at: Standpoint,
    private readonly context: RoundContext,
    private readonly rows: WritableRows,
  ) {
    this.seq = row.seq;
    this.head = row.head;
    this.letterSeq = row.letterSeq;
    this.recordedAt = formatInstant(context.now);
  }

  /** Appends one revision and makes it what was last said. The facets must be in the dictionary. */
  say(change: Change, cause: Cause): void {
    const { context, row } = this;
    const { member, state, previous, filing } = change;
    const said = this.saidOf(change);
    const id = revisionId(change.id, said.revision, change.hash);
    const entry = entryText({
      id,
      outcomeId: change.id,
      revision: said.revision,
      memberRef: member.memberRef,
      caseId: state.caseId,
      status: change.status,
      previousStatus: previous?.status,
      basis: change.basis,
      basisReason: change.basisReason,
      cause,
      detected: said.detected,
      effects: said.dueAt === null || said.dueAt >= context.effectsFrom,
      outcomeHash: change.hash,
      outcome: change.text,
      evaluation: this.evaluation(change.asOf),
      partition: row.partition,
      epoch: context.epoch,
      seq: this.seq + 1,
      recordedAt: this.recordedAt,
    });
    const hash = chainHash(this.head, entry);
    this.seq++;
    this.rows.revisions.push({
      partition: row.partition,
      memberRef: member.memberRef,
      caseId: state.caseId,
      seq: this.seq,
      id,
      outcomeId: change.id,
      revision: said.revision,
      status: change.status,
      sensitivity: change.sensitivity,
      testRecord: change.testRecord,
      recordedAt: context.now,
      entry,
      prevHash: this.head,
      hash,
    });
    this.head = hash;
    this.stand(change, said, filing?.offered ?? false);
    state.said.set(said.id, said);
    state.saidChanged = true;
  }

  /** Appends one dead letter; its number is given here. */
  letter(letter: Omit<DeadLetter, 'partition' | 'seq' | 'recordedAt'>): void {
    this.letterSeq++;
    const { partition } = this.row;
    this.rows.letters.push({ ...letter, partition, seq: this.letterSeq, recordedAt: this.context.now });
  }

  /** Writes the progress row and hands over the counts. */
  finish(counts: CountChange[], rules: string): void {
    const { partition } = this.row;
    const { positions, clearedTo } = this.at;
    this.rows.progress.push({
      partition,
      positions,
      clearedTo,
      seq: this.seq,
      head: this.head,
      letterSeq: this.letterSeq,
      rules,
    });
    for (const change of this.counts.values()) {
      if (change.outcomes !== 0 || change.revisions !== 0) counts.push(change);
    }
  }

  private saidOf(change: Change): Said {
    const { previous, filing } = change;
    const dueAt = filing ? filing.dueAt : (previous?.dueAt ?? null);
    const isSameDate = previous !== undefined && previous.dueAt === dueAt;
    return {
      id: change.id,
      revision: (previous?.revision ?? 0) + 1,
      status: change.status,
      basis: change.basis,
      hash: change.hash,
      facets: filing ? this.context.dictionary.numberOf(facetsText(filing.facets)) : (previous?.facets ?? 0),
      dueAt,
      detected: isSameDate ? previous.detected : detectedAt(dueAt, change.asOf),
      asOf: change.asOf,
    };
  }

  private stand(change: Change, said: Said, offered: boolean): void {
    const facets = this.context.dictionary.facetsOf(said.facets);
    this.rows.standings.push({
      partition: this.row.partition,
      memberRef: change.member.memberRef,
      outcomeId: said.id,
      caseId: change.state.caseId,
      status: said.status,
      basis: said.basis,
      facets,
      dueAt: said.dueAt,
      offered,
      seq: this.seq,
    });
    if (change.previous) this.count(change.previous.facets, change.previous.status, -1, 0);
    this.count(said.facets, said.status, 1, 1);
  }

  private count(facets: number, status: string, outcomes: number, revisions: number): void {
    const key = `${facets} ${status}`;
    let change = this.counts.get(key);
    if (!change) {
      const { partition } = this.row;
      const names = this.context.dictionary.facetsOf(facets);
      change = { partition, facets: names, status, outcomes: 0, revisions: 0 };
      this.counts.set(key, change);
    }
    change.outcomes += outcomes;
    change.revisions += revisions;
  }

  private evaluation(asOf: number): string {
    let text = this.evaluations.get(asOf);
    if (text === undefined) {
      text = evaluationText(this.at.positions, asOf, this.context.rules);
      this.evaluations.set(asOf, text);
    }
    return text;
  }
}

function detectedAt(dueAt: number | null, asOf: number): Said['detected'] {
  if (dueAt === null) return null;
  return asOf > dueAt ? 'after-due' : 'before-due';
}
