import type { ChainEntry, Checkpoint, ExportableLog, LogHead } from '@tam/audit';
import type { DataSource } from 'typeorm';
import { openForMigrations, type DatabaseAddress } from '../connection/data-sources';
import { toDatabaseError } from '../connection/database-errors';
import { assertMigrated, quoted } from '../migrations/migrate';

/** One row of the log with what its columns say beside the entry. */
export interface LoggedRevision extends ChainEntry {
  readonly id: string;
  readonly outcomeId: string;
  readonly revision: number;
  readonly memberRef: string;
  readonly caseId: string;
  readonly status: string;
}

const PAGE = 2_000;
/** Any number will do, if it is always the same. */
const LOCK = 7_461_005;

/**
 * The revision log of a monitor and its checkpoints, for those who seal, export and verify it beside the running rounds.
 * It reads a page at a time and holds no transaction open, so that it hinders nobody.
 */
export class RevisionLogRepository implements ExportableLog {
  private readonly schema: string;

  private constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    this.schema = quoted(schema);
  }

  /** Opens a connection of its own; the caller closes it. Throws TAM_STREAM_DATABASE_UNAVAILABLE or TAM_STREAM_MIGRATIONS_PENDING. */
  static async open(address: DatabaseAddress, schema: string): Promise<RevisionLogRepository> {
    const dataSource = await openForMigrations(address).catch(rethrow);
    try {
      await assertMigrated(dataSource, schema);
      await dataSource.query(`SET application_name = 'timely-access-audit'`);
    } catch (error) {
      await dataSource.destroy();
      throw toDatabaseError(error);
    }
    return new RevisionLogRepository(dataSource, schema);
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }

  /**
   * Runs `act` while nobody else does so on this log; undefined where somebody is at it. Whoever dies at it lets go with
   * his connection.
   */
  async alone<T>(act: () => Promise<T>): Promise<T | undefined> {
    const lock = [LOCK, this.schema];
    const [row] = await this.ask<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken',
      lock,
    );
    if (!row?.taken) return undefined;
    try {
      return await act();
    } finally {
      await this.ask('SELECT pg_advisory_unlock($1, hashtext($2))', lock);
    }
  }

  async now(): Promise<string> {
    const [row] = await this.ask<{ now: Date }>('SELECT clock_timestamp() AS now');
    return row!.now.toISOString();
  }

  async epoch(): Promise<number> {
    const [row] = await this.ask<{ epoch: number }>(`SELECT epoch FROM ${this.schema}.installation`);
    return row?.epoch ?? 1;
  }

  heads(): Promise<readonly LogHead[]> {
    return this.ask(
      `SELECT partition, seq::float8 AS seq, encode(head, 'hex') AS head FROM ${this.schema}.progress ORDER BY partition`,
    );
  }

  async *entries(partition: number, after: number, upTo: number): AsyncGenerator<readonly ChainEntry[]> {
    yield* this.pages<ChainEntry>(ENTRY, partition, after, upTo);
  }

  /** As `entries`, with the columns of each row. */
  async *revisions(
    partition: number,
    after: number,
    upTo: number,
  ): AsyncGenerator<readonly LoggedRevision[]> {
    yield* this.pages<LoggedRevision>(`${ENTRY}, ${COLUMNS}`, partition, after, upTo);
  }

  checkpoints(partition: number): Promise<readonly Checkpoint[]> {
    return this.checkpointsAfter(partition, 0);
  }

  /** Checkpoints above a number, ascending. */
  async checkpointsAfter(partition: number, seq: number): Promise<readonly Checkpoint[]> {
    const rows = await this.ask<{ body: string }>(
      `SELECT body FROM ${this.schema}.checkpoints WHERE partition = $1 AND seq > $2 ORDER BY seq`,
      [partition, seq],
    );
    return rows.map(({ body }) => JSON.parse(body) as Checkpoint);
  }

  async lastCheckpoint(partition: number): Promise<Checkpoint | undefined> {
    const [row] = await this.ask<{ body: string }>(
      `SELECT body FROM ${this.schema}.checkpoints WHERE partition = $1 ORDER BY seq DESC LIMIT 1`,
      [partition],
    );
    return row && (JSON.parse(row.body) as Checkpoint);
  }

  async checkpointAt(partition: number, seq: number): Promise<Checkpoint | undefined> {
    const [row] = await this.ask<{ body: string }>(
      `SELECT body FROM ${this.schema}.checkpoints WHERE partition = $1 AND seq = $2`,
      [partition, seq],
    );
    return row && (JSON.parse(row.body) as Checkpoint);
  }

  async saveCheckpoint(checkpoint: Checkpoint): Promise<void> {
    const { partition, seq, at } = checkpoint;
    await this.ask(
      `INSERT INTO ${this.schema}.checkpoints (partition, seq, made_at, body) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partition, seq) DO NOTHING`,
      [partition, seq, at, JSON.stringify(checkpoint)],
    );
  }

  /** The texts of the rule sets that evaluation points name, by their hash: evaluator, version, form and pack hashes. */
  async ruleSets(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.ask<{ hash: string; body: string }>(
      `SELECT hash, body FROM ${this.schema}.rule_sets`,
    );
    return new Map(rows.map(({ hash, body }) => [hash, body]));
  }

  private async *pages<Row extends ChainEntry>(
    columns: string,
    partition: number,
    after: number,
    upTo: number,
  ): AsyncGenerator<readonly Row[]> {
    const statement = `SELECT ${columns} FROM ${this.schema}.revisions
      WHERE partition = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT ${PAGE}`;
    let last = after;
    for (;;) {
      const rows = await this.ask<Row>(statement, [partition, last, upTo]);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      last = rows.at(-1)!.seq;
    }
  }

  private async ask<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(statement, [...values]).catch(rethrow);
  }
}

const ENTRY = `seq::float8 AS seq, entry, encode(prev_hash, 'hex') AS "prevHash", encode(hash, 'hex') AS hash`;
const COLUMNS = `encode(id, 'hex') AS id, encode(outcome_id, 'hex') AS "outcomeId", revision,
  member_ref AS "memberRef", case_id AS "caseId", status`;

function rethrow(error: unknown): never {
  throw toDatabaseError(error);
}
