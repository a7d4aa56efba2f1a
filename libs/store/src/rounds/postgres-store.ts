import type {
  BreakerRelease,
  CountRow,
  DeadLetter,
  DictionaryEntry,
  ExpectedTurn,
  Facets,
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
} from '@tam/monitor';
import type { DataSource, EntityManager } from 'typeorm';
import { toDatabaseError } from '../connection/database-errors';
import { quoted } from '../migrations/migrate';
import { internTexts } from './dictionary';
import { writeActivation, writeEpoch, writeFirstStart } from './first-start';
import { run, type NamedStatement } from './named-statement';
import { ms } from './milliseconds';
import { readStatements } from './read-statements';
import { onConnection, takeRound, type Statements } from './round';
import { writeStatements } from './write-statements';

/** The database of one monitor on PostgreSQL, in a schema of its own that `migrate` has brought up to date. */
export class PostgresStore implements MonitorStore {
  private readonly schema: string;
  private readonly statements: Statements;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    this.schema = quoted(schema);
    const prefix = `tam_${schema}`;
    this.statements = {
      reads: readStatements(this.schema, prefix),
      writes: writeStatements(this.schema, prefix),
    };
  }

  initialise(first: FirstStart): Promise<Installation> {
    return this.transaction((manager) => writeFirstStart(manager, this.schema, first));
  }

  activate(ruleSet: RuleSet, by: string): Promise<boolean> {
    return this.transaction((manager) => writeActivation(manager, this.schema, ruleSet, by));
  }

  async activeRules(): Promise<string | undefined> {
    const [row] = await this.read<{ rules: string }>(this.statements.reads.activeRules, []);
    return row?.rules;
  }

  raiseEpoch(from: number, to: number): Promise<Installation> {
    return this.transaction((manager) => writeEpoch(manager, this.schema, from, to));
  }

  async now(): Promise<number> {
    const [row] = await this.read<{ now: number }>(NOW, []);
    return Math.floor(row?.now ?? 0);
  }

  progress(partitions: readonly number[]): Promise<readonly Progress[]> {
    return this.read(this.statements.reads.progress, [partitions]);
  }

  round(
    turns: readonly ExpectedTurn[],
    writer: string,
    work: (transaction: RoundTransaction) => Promise<RoundWrites>,
  ): Promise<RoundResult> {
    return takeRound(this.dataSource, this.statements, turns, writer, work);
  }

  beat(writer: string, partitions: readonly number[]): Promise<readonly Heartbeat[]> {
    return this.read(this.statements.reads.beat, [writer, partitions]);
  }

  async depart(writer: string): Promise<void> {
    await this.read(this.statements.reads.depart, [writer]);
  }

  async noteBreaker(partition: number, until: number | undefined): Promise<void> {
    await this.read(this.statements.reads.noteBreaker, [partition, until ?? null]);
  }

  breakerReleases(partitions: readonly number[]): Promise<readonly BreakerRelease[]> {
    return this.read(this.statements.reads.breakerReleases, [partitions]);
  }

  async eraseLetters(olderThan: number, limit: number): Promise<number> {
    return (await this.read(this.statements.reads.eraseLetters, [olderThan, limit])).length;
  }

  async noteGaps(gaps: readonly FoundGap[], turns: readonly ExpectedTurn[]): Promise<void> {
    const turnOf = new Map(turns.map(({ partition, turn }) => [partition, turn]));
    const rows = gaps.map((gap) => ({ ...gap, turn: turnOf.get(gap.partition) ?? -1 }));
    await this.read(this.statements.reads.noteGaps, [JSON.stringify(rows)]);
  }

  gaps(partitions: readonly number[]): Promise<readonly LogGap[]> {
    return this.read(this.statements.reads.gaps, [partitions]);
  }

  dictionary(after: number): Promise<readonly DictionaryEntry[]> {
    return this.read(this.statements.reads.dictionary, [after]);
  }

  intern(texts: readonly string[]): Promise<readonly DictionaryEntry[]> {
    return this.transaction((manager) => internTexts(manager, this.schema, texts));
  }

  relayCursors(partitions: readonly number[]): Promise<readonly RelayCursor[]> {
    return this.read(this.statements.reads.relayCursors, [partitions]);
  }

  async saveRelayCursors(cursors: readonly RelayCursor[]): Promise<void> {
    await this.read(this.statements.reads.saveRelayCursors, [JSON.stringify(cursors)]);
  }

  revisionsAfter(partition: number, after: number, limit: number): Promise<readonly RevisionRow[]> {
    return this.read(this.statements.reads.revisionsAfter, [partition, after, limit]);
  }

  lettersAfter(partition: number, after: number, limit: number): Promise<readonly DeadLetter[]> {
    return this.read(this.statements.reads.lettersAfter, [partition, after, limit]);
  }

  async counts(): Promise<readonly CountRow[]> {
    type Flat = Facets & Omit<CountRow, 'facets'>;
    const rows = await this.read<Flat>(this.statements.reads.counts, []);
    return rows.map(({ status, outcomes, revisions, ...facets }) => ({
      facets,
      status,
      outcomes,
      revisions,
    }));
  }

  overdue(partitions: readonly number[], at: number): Promise<readonly Overdue[]> {
    return this.read(this.statements.reads.overdue, [partitions, at]);
  }

  private read<Row>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]> {
    return onConnection(this.dataSource, (client) => run<Row>(client, statement, values));
  }

  private async transaction<T>(act: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(act);
    } catch (error) {
      throw toDatabaseError(error);
    }
  }
}

const NOW: NamedStatement = { name: 'tam_now', text: `SELECT ${ms('clock_timestamp()')} AS now` };
