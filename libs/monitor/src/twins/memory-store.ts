import { TamError } from '@tam/errors';
import type {
  BreakerRelease,
  CountRow,
  DeadLetter,
  DictionaryEntry,
  ExpectedTurn,
  FirstStart,
  FoundGap,
  Heartbeat,
  Installation,
  LogGap,
  MonitorStore,
  Overdue,
  Progress,
  RelayCursor,
  RevisionRow,
  RoundResult,
  RoundTransaction,
  RoundWrites,
  RuleSet,
} from '../ports';
import { firstProgress, sumCounts } from './memory-first-start';
import type { MemoryDatabase } from './memory-database';
import { MemoryTransaction } from './memory-transaction';
import { RowLocks } from './row-locks';

/** What becomes of the answer to a COMMIT; 'unknown-' where the rows cannot be read either. */
export type CommitFate =
  'answered' | 'lost-after' | 'lost-before' | 'unknown-after' | 'unknown-before' | 'rolled-back';

/** Misbehaviour on command. Each may wait, throw or return; by default nothing goes wrong. */
export interface StoreFaults {
  /** Before any call, by the name of the method. */
  before(call: keyof MonitorStore): Promise<void>;
  /** When the work of a round is done and its locks are held. */
  commit(): Promise<CommitFate>;
}

const NO_FAULTS: StoreFaults = {
  before: () => Promise.resolve(),
  commit: () => Promise.resolve('answered'),
};

const HEARTBEATS_KEPT = 60_000;

const locksOf = new WeakMap<MemoryDatabase, RowLocks>();

/** The twin of a database connection: one for each instance, over a database that they share. */
export class MemoryStore implements MonitorStore {
  private readonly locks: RowLocks;

  constructor(
    private readonly database: MemoryDatabase,
    private readonly faults: StoreFaults = NO_FAULTS,
  ) {
    this.locks = locksOf.get(database) ?? new RowLocks();
    locksOf.set(database, this.locks);
  }

  async initialise(first: FirstStart): Promise<Installation> {
    await this.faults.before('initialise');
    const { database } = this;
    const { partitions, topics, effectsFrom = database.clock(), ruleSet } = first;
    database.installation ??= { partitions, epoch: 1, effectsFrom, rules: ruleSet.hash };
    database.ruleSets.set(ruleSet.hash, ruleSet.body);
    for (let partition = 0; partition < database.installation.partitions; partition++) {
      const old = database.progress.get(partition);
      database.progress.set(partition, firstProgress(partition, topics, old, ruleSet.hash));
    }
    return database.installation;
  }

  async activate(ruleSet: RuleSet, by: string): Promise<boolean> {
    await this.faults.before('activate');
    const { database } = this;
    database.ruleSets.set(ruleSet.hash, ruleSet.body);
    if (!database.installation || database.installation.rules === ruleSet.hash) return false;
    database.installation = { ...database.installation, rules: ruleSet.hash };
    database.activations.push({ rules: ruleSet.hash, by });
    return true;
  }

  async activeRules(): Promise<string | undefined> {
    await this.faults.before('activeRules');
    return this.database.installation?.rules;
  }

  async raiseEpoch(from: number, to: number): Promise<Installation> {
    await this.faults.before('raiseEpoch');
    const { database } = this;
    if (!database.installation) throw new Error('nothing is installed');
    if (database.installation.epoch === from) database.installation = { ...database.installation, epoch: to };
    return database.installation;
  }

  async now(): Promise<number> {
    await this.faults.before('now');
    return this.database.clock();
  }

  async progress(partitions: readonly number[]): Promise<readonly Progress[]> {
    await this.faults.before('progress');
    return this.rows(partitions);
  }

  async round(
    turns: readonly ExpectedTurn[],
    writer: string,
    work: (transaction: RoundTransaction) => Promise<RoundWrites>,
  ): Promise<RoundResult> {
    await this.faults.before('round');
    const release = await this.locks.acquire(turns.map(({ partition }) => partition));
    try {
      const rows = this.rows(turns.map(({ partition }) => partition));
      const expected = new Map(turns.map(({ partition, turn }) => [partition, turn]));
      const held = rows.filter((row) => row.turn === expected.get(row.partition));
      const fenced = rows.filter((row) => !held.includes(row)).map(({ partition }) => partition);
      if (held.length === 0) return { fenced, decidedByTurn: false };
      const writes = await work(new MemoryTransaction(this.database, held));
      return { fenced, decidedByTurn: await this.commit(writes, writer) };
    } finally {
      release();
    }
  }

  async beat(writer: string, partitions: readonly number[]): Promise<readonly Heartbeat[]> {
    await this.faults.before('beat');
    const { heartbeats, clock } = this.database;
    const now = clock();
    heartbeats.set(writer, { partitions, at: now });
    for (const [other, { at }] of heartbeats) if (now - at > HEARTBEATS_KEPT) heartbeats.delete(other);
    return [...heartbeats].map(([name, beat]) => ({
      writer: name,
      partitions: beat.partitions,
      age: now - beat.at,
    }));
  }

  async depart(writer: string): Promise<void> {
    await this.faults.before('depart');
    this.database.heartbeats.delete(writer);
  }

  async noteBreaker(partition: number, until: number | undefined): Promise<void> {
    await this.faults.before('noteBreaker');
    if (until === undefined) this.database.breakers.delete(partition);
    else this.database.breakers.set(partition, until);
  }

  async breakerReleases(partitions: readonly number[]): Promise<readonly BreakerRelease[]> {
    await this.faults.before('breakerReleases');
    return [...this.database.releases]
      .filter(([partition]) => partitions.includes(partition))
      .map(([partition, at]) => ({ partition, at }));
  }

  async eraseLetters(olderThan: number, limit: number): Promise<number> {
    await this.faults.before('eraseLetters');
    return this.database.eraseLetters(this.database.clock() - olderThan, limit);
  }

  async noteGaps(gaps: readonly FoundGap[], turns: readonly ExpectedTurn[]): Promise<void> {
    await this.faults.before('noteGaps');
    for (const gap of gaps) {
      const turn = turns.find(({ partition }) => partition === gap.partition)?.turn;
      if (this.database.progress.get(gap.partition)?.turn === turn) this.database.noteGap(gap);
    }
  }

  async gaps(partitions: readonly number[]): Promise<readonly LogGap[]> {
    await this.faults.before('gaps');
    return this.database.gaps
      .filter(({ partition }) => partitions.includes(partition))
      .sort((a, b) => a.partition - b.partition || a.number - b.number);
  }

  async dictionary(after: number): Promise<readonly DictionaryEntry[]> {
    await this.faults.before('dictionary');
    return [...this.database.dictionary].map(([text, id]) => ({ id, text })).filter(({ id }) => id > after);
  }

  async intern(texts: readonly string[]): Promise<readonly DictionaryEntry[]> {
    await this.faults.before('intern');
    const { dictionary } = this.database;
    return texts.map((text) => {
      const id = dictionary.get(text) ?? dictionary.size + 1;
      dictionary.set(text, id);
      return { id, text };
    });
  }

  async relayCursors(partitions: readonly number[]): Promise<readonly RelayCursor[]> {
    await this.faults.before('relayCursors');
    return ascending(partitions).map(
      (partition) => this.database.cursors.get(partition) ?? { partition, revisionSeq: 0, letterSeq: 0 },
    );
  }

  async saveRelayCursors(cursors: readonly RelayCursor[]): Promise<void> {
    await this.faults.before('saveRelayCursors');
    for (const { partition, revisionSeq, letterSeq } of cursors) {
      const old = this.database.cursors.get(partition);
      this.database.cursors.set(partition, {
        partition,
        revisionSeq: Math.max(old?.revisionSeq ?? 0, revisionSeq),
        letterSeq: Math.max(old?.letterSeq ?? 0, letterSeq),
      });
    }
  }

  async revisionsAfter(partition: number, after: number, limit: number): Promise<readonly RevisionRow[]> {
    await this.faults.before('revisionsAfter');
    return this.database.revisions(partition).slice(after, after + limit);
  }

  async lettersAfter(partition: number, after: number, limit: number): Promise<readonly DeadLetter[]> {
    await this.faults.before('lettersAfter');
    return this.database.letters(partition).slice(after, after + limit);
  }

  async counts(): Promise<readonly CountRow[]> {
    await this.faults.before('counts');
    return sumCounts(this.database.counts.values());
  }

  async overdue(partitions: readonly number[], at: number): Promise<readonly Overdue[]> {
    await this.faults.before('overdue');
    const found = new Map<string, Overdue>();
    for (const { partition, scope, dueAt } of this.database.members.values()) {
      if (!partitions.includes(partition) || dueAt === null || dueAt > at) continue;
      const key = `${partition} ${scope}`;
      const { members = 0, oldest = dueAt } = found.get(key) ?? {};
      found.set(key, { partition, scope, members: members + 1, oldest: Math.min(oldest, dueAt) });
    }
    return [...found.values()].sort((a, b) => a.partition - b.partition || a.scope - b.scope);
  }

  private rows(partitions: readonly number[]): Progress[] {
    return ascending(partitions)
      .map((partition) => this.database.progress.get(partition))
      .filter((row) => row !== undefined);
  }

  /** True where the answer was lost and the rows showed that the round had happened. */
  private async commit(writes: RoundWrites, writer: string): Promise<boolean> {
    const fate = await this.faults.commit();
    if (fate === 'rolled-back' || fate === 'lost-before') {
      throw new TamError('TAM_MONITOR_ROLLED_BACK', 'The round was rolled back.');
    }
    if (fate !== 'unknown-before') this.database.apply(writes, writer);
    if (fate === 'unknown-before' || fate === 'unknown-after') {
      throw new TamError('TAM_MONITOR_COMMIT_UNKNOWN', 'The answer to COMMIT was lost.');
    }
    return fate === 'lost-after';
  }
}

function ascending(partitions: readonly number[]): number[] {
  return [...partitions].sort((a, b) => a - b);
}
