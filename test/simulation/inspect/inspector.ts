import { GENESIS } from '@tam/audit';
import type { LetterKey, OutgoingRecord, Progress, RoundWrites } from '@tam/monitor';
import { TOPICS } from '../schedule';
import { AppliedPartition, type AppliedMember } from './applied-log';
import { CountTally } from './count-tally';
import type { Ground } from './ground';
import { LastSaid } from './last-said';
import { checkEffects, checkTold, type Revised } from './member-checks';
import { PublishedLog } from './published-log';
import { checkRevision } from './revision-checks';
import { checkLetter, checkRow } from './row-checks';
import type { DatabaseWatcher, WatchedDatabase } from './watched-database';

/** Looks at every transaction as it is committed, and at every record as it is published. */
export class Inspector implements DatabaseWatcher {
  said: LastSaid;
  counts = new CountTally();
  commits = 0;
  revisions = 0;
  provisional = 0;
  settlements = 0;
  seals = 0;
  unseals = 0;
  repacked = 0;
  readonly published: PublishedLog;
  /** Members for whom a rule threw: what was said of them may stand for a while. */
  readonly excused = new Set<string>();
  private applied = new Map<number, AppliedPartition>();
  /** Names of the letters that are settled. */
  private settled = new Set<string>();
  private database: WatchedDatabase | undefined;

  constructor(private readonly ground: Ground) {
    this.said = new LastSaid(ground.report);
    this.published = new PublishedLog(ground.report);
  }

  /** From now on this is the database; `counts` is what was counted when it stood so. */
  attach(database: WatchedDatabase, counts = new CountTally()): void {
    this.database = database;
    this.counts = counts;
    this.said = new LastSaid(this.ground.report);
    this.applied = new Map();
    this.settled = new Set();
    for (const [partition, row] of database.progress) {
      this.appliedOf(partition).advance(row.positions, ({ seq }) =>
        this.settledBefore(database, partition, seq),
      );
      for (const { seq } of database.letters(partition))
        if (database.settledLetters.has(`${partition}/${seq}`)) this.closeGap(partition, seq);
      for (const revision of database.revisions(partition)) this.said.take(revision, GENESIS);
      this.published.restored(partition, row.seq, row.letterSeq);
    }
  }

  refused(error: unknown): void {
    this.ground.report('refused', error instanceof Error ? error.message : String(error));
  }

  committed(database: WatchedDatabase, before: ReadonlyMap<number, Progress>, writes: RoundWrites): void {
    if (database !== this.database) return;
    const { ground } = this;
    this.commits++;
    const changed = this.advance(database, before, writes);
    const touched = new Map(changed);
    const written = [...writes.cases, ...writes.members, ...writes.seals, ...writes.unseals];
    for (const { partition, memberRef } of written) {
      const member = this.appliedOf(partition).members.get(memberRef);
      if (member) touched.set(member, partition);
      else ground.report('effects', `${memberRef} has rows and no event below the position`);
    }
    for (const letter of writes.letters) checkLetter(letter, ground);
    const revisions = this.takeRevisions(database, writes);
    for (const [member, partition] of touched) {
      const place = { database, partition, member };
      checkEffects(place, ground);
      const revised = revisions.get(member.memberRef);
      const isTold = revised !== undefined || changed.has(member);
      if (isTold && !this.excused.has(member.memberRef)) checkTold(place, revised, this.said, ground);
    }
    this.checkHeads(writes);
    this.settlements += writes.settlements.length;
    this.seals += writes.seals.length;
    this.unseals += writes.unseals.length;
    this.counts.add(writes);
    this.counts.check(database, ground.report);
  }

  /** A person gives a letter up in the transaction that is about to be committed. */
  discard(partition: number, seq: number): void {
    this.closeGap(partition, seq);
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
    const letters = database.letters(partition);
    // A restore may have taken away what was still on its way to the broker.
    if (Number(seq) > letters.length) return;
    const { lettersUpTo } = this.published.laneOf(partition);
    const next = letters.find((letter) => letter.seq > lettersUpTo && letter.disposition === 'dead');
    this.published.takeLetter(partition, Number(seq), next?.seq);
  }

  /** Brings the model up to the positions written; answers of whom that says anything new, and in which partition. */
  private advance(
    database: WatchedDatabase,
    before: ReadonlyMap<number, Progress>,
    writes: RoundWrites,
  ): Map<AppliedMember, number> {
    const { report, trace } = this.ground;
    const changed = new Map<AppliedMember, number>();
    for (const { partition } of writes.progress) {
      const row = database.progress.get(partition)!;
      const next = TOPICS.map((topic) => row.positions[topic]?.next).join(' ');
      trace(`  ${row.writer} commits ${partition}: turn ${row.turn}, positions ${next}`);
      checkRow(before.get(partition)!, row, this.ground);
      const applied = this.appliedOf(partition);
      const settle = ({ seq }: LetterKey): string | undefined => this.settle(database, partition, seq);
      for (const member of applied.advance(row.positions, settle)) changed.set(member, partition);
      for (const { seq } of writes.settlements.filter((one) => one.partition === partition)) {
        if (!this.settled.has(`${partition}/${seq}`))
          report('letters', `${partition}/${seq} is settled by nothing`);
      }
      if (row.letterSeq !== applied.letters) {
        report('letters', `${partition}: ${row.letterSeq}, not ${applied.letters}`);
      }
    }
    return changed;
  }

  /** How each member was evaluated of whom something was said. */
  private takeRevisions(database: WatchedDatabase, writes: RoundWrites): Map<string, Revised> {
    const revisions = new Map<string, Revised>();
    const { epoch } = database.installation!;
    for (const row of writes.revisions) {
      this.revisions++;
      this.published.commit(row, epoch);
      const said = this.said.take(row, GENESIS);
      const { basis, evaluation } = said.entry;
      if (said.entry.epoch !== epoch) {
        this.ground.report('chain', `${row.partition}/${row.seq}: another epoch`);
      }
      if (basis === 'provisional') this.provisional++;
      if (said.entry.cause === 'pack') this.repacked++;
      this.ground.trace(`  ${row.partition}/${row.seq} ${row.caseId} ${row.status} ${basis}`);
      revisions.set(row.memberRef, { rules: evaluation.rules, asOf: Date.parse(evaluation.asOf) });
      const member = this.appliedOf(row.partition).members.get(row.memberRef);
      const progress = database.progress.get(row.partition)!;
      checkRevision({ said, member, progress, writes }, this.ground);
    }
    return revisions;
  }

  /** A redrive came: it settles a letter that a person has redriven and nobody has settled, and closes its gap. */
  private settle(database: WatchedDatabase, partition: number, seq: number): string | undefined {
    const name = `${partition}/${seq}`;
    const letter = database.letters(partition)[seq - 1];
    if (!letter || !database.redrivenLetters.has(name) || this.settled.has(name)) return undefined;
    this.settled.add(name);
    if (!database.settledLetters.has(name)) this.ground.report('letters', `${name} is not settled`);
    return letter.gap ? (letter.memberRef ?? undefined) : undefined;
  }

  /** A letter is settled by a person, and not by what came in the log. */
  private closeGap(partition: number, seq: number): void {
    const name = `${partition}/${seq}`;
    if (this.settled.has(name)) return;
    this.settled.add(name);
    const { gap, memberRef } = this.database!.letters(partition)[seq - 1]!;
    if (gap && memberRef !== null) this.appliedOf(partition).members.get(memberRef)?.addGap(-1);
  }

  /** In a database that was put back only what was settled then is settled. */
  private settledBefore(database: WatchedDatabase, partition: number, seq: number): string | undefined {
    if (!database.settledLetters.has(`${partition}/${seq}`)) return undefined;
    return this.settle(database, partition, seq);
  }

  private checkHeads(writes: RoundWrites): void {
    const { report } = this.ground;
    for (const { partition, seq, head } of writes.progress) {
      const last = this.said.headOf(partition) ?? { seq: 0, hash: GENESIS };
      if (seq !== last.seq || head !== last.hash) {
        report('chain', `${partition}: the row says ${seq}, not ${last.seq}`);
      }
    }
    for (const { outcomeId, caseId, status, basis, seq } of writes.standings) {
      const last = this.said.byOutcome.get(outcomeId);
      const isSame = last?.row.seq === seq && last.row.status === status && last.entry.basis === basis;
      if (!isSame) report('standing', `${caseId}: ${status} ${basis} at ${seq}`);
    }
    if (writes.standings.length !== writes.revisions.length) {
      report('standing', `${writes.revisions.length} revisions and ${writes.standings.length} states`);
    }
  }

  private appliedOf(partition: number): AppliedPartition {
    let applied = this.applied.get(partition);
    if (!applied) {
      applied = new AppliedPartition(this.ground.log, partition, this.ground.evaluator);
      this.applied.set(partition, applied);
    }
    return applied;
  }
}
