import { isTamError, TamError } from '@tam/errors';
import type {
  ExpectedTurn,
  Facets,
  Progress,
  RoundResult,
  RoundTransaction,
  RoundWrites,
} from '@tam/monitor';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { toDatabaseError } from '../connection/database-errors';
import { joinTexts } from './joined-texts';
import { toLetterRow } from './letter-row';
import { run } from './named-statement';
import { PostgresTransaction } from './postgres-transaction';
import type { ReadStatements } from './read-statements';
import type { WriteStatements } from './write-statements';

/**
 * A holder that stops or is cut off is thrown out by the database, so that its successor need not wait for it. Plans
 * are made once and walk indexes: the tables only look small when the first plan is made.
 */
const BEGIN = `BEGIN;
SET LOCAL idle_in_transaction_session_timeout = '2s'; SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s'; SET LOCAL synchronous_commit = on; SET LOCAL plan_cache_mode = force_generic_plan;
SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`;

/** The statements of one monitor's schema. */
export interface Statements {
  readonly reads: ReadStatements;
  readonly writes: WriteStatements;
}

type Work = (transaction: RoundTransaction) => Promise<RoundWrites>;

/** One round as the port describes it: see `MonitorStore.round`. */
export async function takeRound(
  dataSource: DataSource,
  statements: Statements,
  turns: readonly ExpectedTurn[],
  writer: string,
  work: Work,
): Promise<RoundResult> {
  const expected = new Map(turns.map(({ partition, turn }) => [partition, turn]));
  const partitions = [...expected.keys()];
  return onConnection(dataSource, async (client) => {
    await command(client, BEGIN);
    let taken: readonly number[];
    let fenced: readonly number[];
    try {
      const rows = await run<Progress & { now: number }>(client, statements.reads.lock, [partitions]);
      const held = rows.filter(({ partition, turn }) => turn === expected.get(partition));
      fenced = rows.filter((row) => !held.includes(row)).map(({ partition }) => partition);
      if (held.length === 0) {
        await command(client, 'ROLLBACK');
        return { fenced, decidedByTurn: false };
      }
      const now = Math.floor(rows[rows.length - 1]?.now ?? 0);
      const progress = held.map(({ now: _now, ...row }) => row);
      const writes = await work(new PostgresTransaction(client, statements.reads, progress, now));
      await writeAll(client, statements.writes, writes, writer);
      taken = writes.progress.map(({ partition }) => partition);
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
    try {
      await client.query('COMMIT');
      return { fenced, decidedByTurn: false };
    } catch (error) {
      const cause = toDatabaseError(error);
      if (!isTamError(cause, 'TAM_STREAM_DATABASE_UNAVAILABLE')) throw cause;
      await decideByTurn(dataSource, statements, taken, expected, writer);
      return { fenced, decidedByTurn: true };
    }
  });
}

async function writeAll(
  client: PoolClient,
  statements: WriteStatements,
  writes: RoundWrites,
  writer: string,
): Promise<void> {
  const write = (kind: keyof RoundWrites, rows: readonly unknown[], ...more: readonly unknown[]) =>
    rows.length === 0 ? undefined : run(client, statements[kind], [JSON.stringify(rows), ...more]);
  await write('progress', writes.progress, writer);
  await write(
    'cases',
    writes.cases.map(({ body: _body, said: _said, ...row }) => row),
    joinTexts(writes.cases.map(({ body }) => body)),
    joinTexts(writes.cases.map(({ said }) => said)),
  );
  await write('members', writes.members);
  await write(
    'revisions',
    writes.revisions.map(({ entry: _entry, ...row }) => row),
    joinTexts(writes.revisions.map(({ entry }) => entry)),
  );
  await write('standings', writes.standings.map(flat));
  await write('letters', writes.letters.map(toLetterRow));
  await write('seals', writes.seals);
  await write('unseals', writes.unseals);
  await write('settlements', writes.settlements);
  await write('counts', writes.counts.map(flat));
}

const flat = <Row extends { readonly facets: Facets }>({ facets, ...row }: Row) => ({ ...row, ...facets });

/**
 * The answer to a COMMIT was lost. The lock waits until the lost transaction has ended either way; then the rows say
 * what became of it. Returns if it happened, throws TAM_MONITOR_ROLLED_BACK if not, TAM_MONITOR_COMMIT_UNKNOWN if the
 * rows cannot be read or others have moved on since.
 */
async function decideByTurn(
  dataSource: DataSource,
  statements: Statements,
  taken: readonly number[],
  expected: ReadonlyMap<number, number>,
  writer: string,
): Promise<void> {
  let rows: readonly Progress[];
  try {
    rows = await onConnection(dataSource, async (client) => {
      await command(client, BEGIN);
      const found = await run<Progress>(client, statements.reads.lock, [taken]);
      await command(client, 'ROLLBACK');
      return found;
    });
  } catch (cause) {
    throw new TamError('TAM_MONITOR_COMMIT_UNKNOWN', 'The answer to a COMMIT was lost.', {}, { cause });
  }
  const turnOf = (row: Progress) => expected.get(row.partition) ?? 0;
  if (rows.length > 0 && rows.every((row) => row.turn === turnOf(row) + 1 && row.writer === writer)) return;
  if (rows.some((row) => row.turn === turnOf(row)))
    throw new TamError('TAM_MONITOR_ROLLED_BACK', 'The COMMIT whose answer was lost did not happen.');
  throw new TamError('TAM_MONITOR_COMMIT_UNKNOWN', 'The rows moved on after a COMMIT whose answer was lost.');
}

/** Runs on one connection of the pool, through TypeORM's query runner, and gives it back. */
export async function onConnection<T>(
  dataSource: DataSource,
  act: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect().catch((error: unknown) => {
      throw toDatabaseError(error);
    })) as PoolClient;
    return await act(client);
  } finally {
    await runner.release();
  }
}

async function command(client: PoolClient, text: string): Promise<void> {
  try {
    await client.query(text);
  } catch (error) {
    throw toDatabaseError(error);
  }
}
