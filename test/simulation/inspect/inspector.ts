import { GENESIS } from '@tam/audit';
import type { DeadLetter, MemoryLog, OutgoingRecord, Progress, RoundWrites, SourcePlan } from '@tam/monitor';
import type { Dictionary, Evaluator } from '@tam/record';
import { CONTROL, LIVE, TOPICS } from '../schedule';
import { AppliedPartition, type AppliedMember } from './applied-log';
import { CountTally } from './count-tally';
import type { Report } from './divergence';
import { LastSaid } from './last-said';
import { PublishedLog } from './published-log';
import { spokenBound } from './spoken-bound';
import type { DatabaseWatcher, WatchedDatabase } from './watched-database';

export interface InspectorParts {
  readonly log: MemoryLog;
  /** The evaluator as it was meant, not as a monitor of this run may have it. */
  readonly evaluator: Evaluator;
  readonly sources: SourcePlan | undefined;
  /** When the entry at this offset could first be read, by the database's clock; Infinity: it is not there yet. */
  readonly visibleAt: (topic: string, partition: number, offset: number) => number;
  readonly report: Report;
  readonly trace: (line: string) => void;
}

/** Looks at every transaction as it is committed, and at every record as it is published. */
export class Inspector implements DatabaseWatcher {
  said: LastSaid;
  readonly published: PublishedLog;
  commits = 0;
  revisions = 0;
  provisional = 0;
  counts = new CountTally();
  applied = new Map<number, AppliedPartition>();
  /** Members for whom a rule threw: what was said of them may stand for a while. */
  readonly excused = new Set<string>();
  private database: WatchedDatabase | undefined;

  constructor(private readonly parts: InspectorParts) {
    this.said = new LastSaid(parts.report);
    this.published = new PublishedLog(parts.report);
  }

  /** From now on this is the database; `counts` is what was counted when it stood so. */
  attach(database: WatchedDatabase, counts = new CountTally()): void {
    this.database = database;
    this.counts = counts;
    this.said = new LastSaid(this.parts.report);
    this.applied = new Map();
    for (const [partition, row] of database.progress) {
      this.appliedOf(partition).advance(row.positions);
      for (const revision of database.revisions(partition)) this.said.take(revision, GENESIS);
      this.published.restored(partition, row.seq, row.letterSeq);
    }
  }

  appliedOf(partition: number): AppliedPartition {
    let applied = this.applied.get(partition);
    if (!applied) {
      applied = new AppliedPartition(this.parts.log, partition, this.parts.evaluator);
      this.applied.set(partition, applied);
    }
    return applied;
  }

  refused(error: unknown): void {
    this.parts.report('refused', error instanceof Error ? error.message : String(error));
  }

  committed(database: WatchedDatabase, before: ReadonlyMap<number, Progress>, writes: RoundWrites): void {
    if (database !== this.database) return;
    this.commits++;
    /** Whose rows may have changed, in which partition; and of whom something new was learnt. */
    const touched = new Map<AppliedMember, number>();
    const changed = new Set<AppliedMember>();
    for (const { partition } of writes.progress) {
      const row = database.progress.get(partition)!;
      const next = TOPICS.map((topic) => row.positions[topic]?.next).join(' ');
      this.parts.trace(`  ${row.writer} commits ${partition}: turn ${row.turn}, positions ${next}`);
      this.checkRow(before.get(partition)!, row);
      for (const member of this.appliedOf(partition).advance(row.positions)) {
        touched.set(member, partition);
        changed.add(member);
      }
      if (row.letterSeq !== this.appliedOf(partition).letters) {
        this.parts.report(
          'letters',
          `${partition}: ${row.letterSeq}, not ${this.appliedOf(partition).letters}`,
        );
      }
    }
    for (const { partition, memberRef } of [...writes.cases, ...writes.members]) {
      const member = this.appliedOf(partition).members.get(memberRef);
      if (member) touched.set(member, partition);
      else this.parts.report('effects', `${memberRef} has rows and no event below the position`);
    }
    for (const letter of writes.letters) this.checkLetter(letter);
    const asOf = this.checkRevisions(database, writes);
    for (const [member, partition] of touched) {
      this.checkEffects(database, partition, member);
      const instant = asOf.get(member.memberRef);
      if (instant !== undefined || changed.has(member)) this.checkTold(database, partition, member, instant);
    }
    this.checkHeads(writes);
    this.counts.add(writes);
    this.counts.check(database, this.parts.report);
  }

  takeRecord(record: OutgoingRecord): void {
    const { database } = this;
    if (!database) return;
    const seq = record.headers['tam-seq'];
    if (seq === undefined) {
      this.published.takeRevision(record, (row) => database.revisions(row.partition)[row.seq - 1] === row);
      return;
    }
    const partition = Number(record.headers['tam-partition']);
    const { lettersUpTo } = this.published.laneOf(partition);
    const letters = database.letters(partition);
    // A restore may have taken away what was still on its way to the broker.
    if (Number(seq) > letters.length) return;
    const next = letters.find((letter) => letter.seq > lettersUpTo && letter.disposition === 'dead');
    this.published.takeLetter(partition, Number(seq), next?.seq);
  }

  private checkRow(before: Progress, row: Progress): void {
    const { report } = this.parts;
    const { partition } = row;
    if (row.turn !== before.turn + 1) report('turn', `${partition}: ${row.turn} after ${before.turn}`);
    if (row.clearedTo < before.clearedTo) report('turn', `${partition}: clearedTo goes back`);
    if (row.seq < before.seq || row.letterSeq < before.letterSeq)
      report('turn', `${partition}: seq goes back`);
    for (const topic of TOPICS) {
      const next = row.positions[topic]?.next ?? 0;
      if (next < (before.positions[topic]?.next ?? 0)) report('position', `${topic}/${partition} goes back`);
      if (next > 0 && this.parts.visibleAt(topic, partition, next - 1) === Infinity) {
        report('position', `${topic}/${partition}: ${next} lies beyond what can be read`);
      }
    }
    for (const topic of LIVE) {
      const next = row.positions[topic]?.next ?? 0;
      const unread = this.parts.visibleAt(topic, partition, next);
      if (row.clearedTo > unread) {
        report('gate', `${partition}: cleared ${row.clearedTo - unread} ms beyond ${topic}/${next}`);
      }
    }
  }

  private checkLetter({ topic, partition, offset, code, memberRef, seq }: DeadLetter): void {
    const item = this.parts.log.read(topic, partition, offset, 1)?.items[0];
    const isOfIt =
      item?.kind === 'fault'
        ? item.code === code && (item.memberRef ?? null) === memberRef
        : item?.kind === 'event' && code === 'TAM_EVENT_CONFLICT' && item.event.memberRef === memberRef;
    if (!isOfIt) this.parts.report('letters', `${partition}/${seq} is not about ${topic}/${offset}`);
  }

  /** The instant of evaluation of each member of whom something was said. */
  private checkRevisions(database: WatchedDatabase, writes: RoundWrites): Map<string, number> {
    const asOf = new Map<string, number>();
    const epoch = database.installation!.epoch;
    for (const row of writes.revisions) {
      this.revisions++;
      this.published.commit(row, epoch);
      const said = this.said.take(row, GENESIS);
      const { entry, text } = said;
      if (entry.epoch !== epoch) this.parts.report('chain', `${row.partition}/${row.seq}: another epoch`);
      if (entry.basis === 'provisional') this.provisional++;
      this.parts.trace(`  ${row.partition}/${row.seq} ${row.caseId} ${row.status} ${entry.basis}`);
      const instant = Date.parse(entry.evaluation.asOf);
      asOf.set(row.memberRef, instant);
      const progress = database.progress.get(row.partition)!;
      for (const topic of TOPICS) {
        if (entry.evaluation.offsets[topic] !== progress.positions[topic]?.next) {
          this.parts.report('rederived', `${row.partition}/${row.seq}: another position of ${topic}`);
        }
      }
      this.checkSaid(row, text, entry.basis, instant, this.boundOf(row, progress, writes));
    }
    return asOf;
  }

  private checkSaid(
    { partition, memberRef, outcomeId, seq, caseId, status }: RoundWrites['revisions'][number],
    text: string,
    basis: string,
    asOf: number,
    bound: number,
  ): void {
    const member = this.appliedOf(partition).members.get(memberRef);
    const { evaluator, report } = this.parts;
    const place = `${partition}/${seq} of ${caseId}: ${status} ${basis}`;
    const expected = member?.evaluate(evaluator, asOf).get(outcomeId) ?? 'null';
    if (expected !== text) report('rederived', `${place} is not what the log says: ${shown(expected)}`);
    if (asOf <= bound) {
      const mayBeBehind = this.parts.sources !== undefined;
      if (basis === 'provisional' && !mayBeBehind) report('gate', `${place} although the gate has passed it`);
      return;
    }
    const atGate = member?.evaluate(evaluator, bound).get(outcomeId) ?? 'null';
    if (atGate !== text && basis !== 'provisional') {
      report('gate', `${place}, evaluated ${asOf - bound} ms ahead of the gates`);
    }
  }

  /** The furthest that the gates can be for what this revision is filed under. */
  private boundOf(row: RoundWrites['revisions'][number], progress: Progress, writes: RoundWrites): number {
    const { sources, log, visibleAt } = this.parts;
    const { clearedTo, partition } = progress;
    const standing = writes.standings.find(({ outcomeId }) => outcomeId === row.outcomeId);
    if (!sources || !standing) return clearedTo;
    const unread = LIVE.map((topic) => visibleAt(topic, partition, progress.positions[topic]?.next ?? 0));
    const readTo = { clearedTo, unreadSince: Math.min(...unread) };
    return spokenBound(sources, standing.facets, readTo, log, (offset) => visibleAt(CONTROL, 0, offset));
  }

  private checkTold(
    database: WatchedDatabase,
    partition: number,
    member: AppliedMember,
    said: number | undefined,
  ): void {
    if (this.excused.has(member.memberRef)) return;
    const found = this.instantsOf(database, partition, member, said).map((asOf) => this.unsaid(member, asOf));
    if (found.every((one) => one !== undefined)) this.parts.report('unsaid', found[0]!);
  }

  /**
   * At which instant a member must have been evaluated: that of its revision, else the gate. How far the sources have
   * spoken to an instance is not known here: then it was at the gate or at what was last said.
   */
  private instantsOf(
    database: WatchedDatabase,
    partition: number,
    { memberRef }: AppliedMember,
    said: number | undefined,
  ): number[] {
    if (said !== undefined) return [said];
    const { clearedTo } = database.progress.get(partition)!;
    const gate = Math.max(clearedTo, memberRow(database, partition, memberRef)?.settleAt ?? 0);
    if (!this.parts.sources) return [gate];
    const before = [...this.said.byOutcome.values()].filter(({ row }) => row.memberRef === memberRef);
    return [gate, Math.max(0, ...before.map(({ entry }) => Date.parse(entry.evaluation.asOf)))];
  }

  private unsaid(member: AppliedMember, asOf: number): string | undefined {
    for (const [id, text] of member.evaluate(this.parts.evaluator, asOf)) {
      const last = this.said.byOutcome.get(id);
      if (last?.text === text) continue;
      return `${member.memberRef}: ${shown(text)} where ${last ? shown(last.text) : 'nothing'} is said`;
    }
    return undefined;
  }

  private checkEffects(database: WatchedDatabase, partition: number, member: AppliedMember): void {
    const { evaluator, report } = this.parts;
    const { memberRef } = member;
    const dictionary = dictionaryOf(database);
    const expected = member.textsByCase(evaluator.reads, dictionary);
    for (const { caseId, body } of database.cases({ partition, memberRef })) {
      const texts = expected.get(caseId);
      if (!texts) {
        report('effects', `${caseId} is stored and no event below the position names it`);
        continue;
      }
      expected.delete(caseId);
      const length = texts.reduce((sum, text) => sum + text.length + 1, 1);
      const missing = texts.filter((text) => !body.includes(text));
      if (missing.length > 0) report('effects', `${caseId} lacks ${missing.join(' ')} and holds ${body}`);
      else if (body.length !== length) report('effects', `${caseId} holds more than the log says: ${body}`);
    }
    for (const caseId of expected.keys()) report('effects', `${caseId} is not stored`);
    const gaps = memberRow(database, partition, memberRef)?.gaps ?? 0;
    if (gaps !== member.gaps) report('effects', `${memberRef}: ${gaps} gaps, not ${member.gaps}`);
  }

  private checkHeads(writes: RoundWrites): void {
    const { report } = this.parts;
    for (const { partition, seq, head } of writes.progress) {
      const last = this.said.headOf(partition) ?? { seq: 0, hash: GENESIS };
      if (seq !== last.seq || head !== last.hash)
        report('chain', `${partition}: the row says ${seq}, not ${last.seq}`);
    }
    for (const row of writes.standings) {
      const last = this.said.byOutcome.get(row.outcomeId);
      const isSame =
        last?.row.seq === row.seq && last.row.status === row.status && last.entry.basis === row.basis;
      if (!isSame) report('standing', `${row.caseId}: ${row.status} ${row.basis} at ${row.seq}`);
    }
    if (writes.standings.length !== writes.revisions.length) {
      report('standing', `${writes.revisions.length} revisions and ${writes.standings.length} states`);
    }
  }
}

/** The row of a member, where there is one. */
export function memberRow(
  database: WatchedDatabase,
  partition: number,
  memberRef: string,
): { readonly settleAt: number | null; readonly gaps: number } | undefined {
  for (const row of database.members.values()) {
    if (row.partition === partition && row.memberRef === memberRef) return row;
  }
  return undefined;
}

function dictionaryOf(database: WatchedDatabase): Dictionary {
  return {
    numberOf: (text) => database.dictionary.get(text) ?? -1,
    textOf: (number) => [...database.dictionary].find(([, id]) => id === number)?.[0] ?? '',
  };
}

function shown(text: string): string {
  if (text === 'null') return 'nothing';
  const { status, flags, caseId, standard } = JSON.parse(text) as {
    status: string;
    flags: string[];
    caseId: string;
    standard: string;
  };
  return [caseId, standard, status, ...flags].join(' ');
}
