import { TamError } from '@tam/errors';
import { sha256Hex } from '@tam/record';
import type { DataSource, QueryRunner } from 'typeorm';
import { MIGRATIONS, type Migration } from './manifest';

/** Any number will do, if it is always the same: two instances that start at once must not both migrate. */
const LOCK = 7_461_002;

/**
 * Brings a monitor's schema up to this version, one transaction a migration, under an advisory lock. Answers the names
 * of those that ran. Throws TAM_STREAM_MIGRATION_EDITED or TAM_STREAM_SCHEMA_NEWER and then changes nothing.
 */
export async function migrate(dataSource: DataSource, schema: string): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await runner.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`);
    await runner.query(
      `CREATE TABLE IF NOT EXISTS ${quoted(schema)}.migrations
       (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
    );
    const pending = await pendingMigrations(runner, schema);
    for (const migration of pending) await apply(runner, schema, migration);
    return pending.map(({ name }) => name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/** Throws TAM_STREAM_MIGRATIONS_PENDING unless the schema is exactly that of this version; changes nothing. */
export async function assertMigrated(dataSource: DataSource, schema: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const [found] = await runner.query('SELECT to_regclass($1) AS present', [`${schema}.migrations`]);
    const pending = found.present === null ? MIGRATIONS : await pendingMigrations(runner, schema);
    if (pending.length > 0) {
      const names = pending.map(({ name }) => name).join(', ');
      throw new TamError('TAM_STREAM_MIGRATIONS_PENDING', `The schema ${schema} lacks ${names}.`, { schema });
    }
  } finally {
    await runner.release();
  }
}

async function pendingMigrations(runner: QueryRunner, schema: string): Promise<readonly Migration[]> {
  const rows: { name: string; hash: string }[] = await runner.query(
    `SELECT name, hash FROM ${quoted(schema)}.migrations ORDER BY name`,
  );
  const applied = new Map(rows.map(({ name, hash }) => [name, hash]));
  for (const { name, sql } of MIGRATIONS) {
    const hash = applied.get(name);
    if (hash !== undefined && hash !== sha256Hex(sql))
      throw new TamError(
        'TAM_STREAM_MIGRATION_EDITED',
        `${name} of the schema ${schema} ran with another text.`,
        {
          schema,
          migration: name,
        },
      );
  }
  const unknown = rows.find(({ name }) => !MIGRATIONS.some((migration) => migration.name === name));
  if (unknown)
    throw new TamError('TAM_STREAM_SCHEMA_NEWER', `The schema ${schema} has ${unknown.name}.`, { schema });
  return MIGRATIONS.filter(({ name }) => !applied.has(name));
}

async function apply(runner: QueryRunner, schema: string, { name, sql }: Migration): Promise<void> {
  await runner.startTransaction();
  try {
    await runner.query(`SET LOCAL search_path TO ${quoted(schema)}`);
    await runner.query(sql);
    await runner.query(`INSERT INTO migrations (name, hash) VALUES ($1, $2)`, [name, sha256Hex(sql)]);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** A schema name as an SQL identifier: they are chosen by us, and refused if they could be anything else. */
export function quoted(schema: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema))
    throw new TamError('TAM_CONFIG_INVALID', `"${schema}" cannot be the name of a schema.`, { schema });
  return `"${schema}"`;
}
