import type { PoolClient } from 'pg';
import { toDatabaseError } from '../connection/database-errors';

/** A constant statement: prepared once a connection under its name, planned once, run with parameters. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** Runs a statement and answers its rows. Rejects with what `toDatabaseError` makes of a failure. */
export async function run<Row>(
  client: PoolClient,
  { name, text }: NamedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    const { rows } = await client.query({ name, text, values: [...values] });
    return rows as Row[];
  } catch (error) {
    throw toDatabaseError(error);
  }
}
