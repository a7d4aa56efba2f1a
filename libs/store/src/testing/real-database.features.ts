import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  openForMigrations,
  readsOptions,
  roundsOptions,
  type DatabaseAddress,
} from '../connection/data-sources';
import { migrate } from '../migrations/migrate';

/** The database that `npm test` started; tests of it cannot run without. */
export function addressUnderTest(): DatabaseAddress {
  const url = process.env['TAM_TEST_DATABASE_URL'];
  if (!url) throw new Error('TAM_TEST_DATABASE_URL is not set: run npm test, or npm test -- services.');
  return { url, ca: undefined, pool: 8 };
}

/** A schema of a test's own on the real database, migrated unless it is to be empty. */
export interface TestSchema {
  readonly schema: string;
  readonly address: DatabaseAddress;
  readonly admin: DataSource;
  rounds(address?: DatabaseAddress): Promise<DataSource>;
  pages(): Promise<DataSource>;
  /** Closes all that was opened and drops the schema. */
  close(): Promise<void>;
}

export async function openSchema({ empty = false } = {}): Promise<TestSchema> {
  const address = addressUnderTest();
  const schema = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const admin = await openForMigrations(address);
  if (!empty) await migrate(admin, schema);
  const opened: DataSource[] = [];
  const open = async (dataSource: DataSource): Promise<DataSource> => {
    opened.push(dataSource);
    return dataSource.initialize();
  };
  return {
    schema,
    address,
    admin,
    rounds: (other = address) => open(new DataSource(roundsOptions(other))),
    pages: () => open(new DataSource(readsOptions(address, schema))),
    close: async () => {
      await Promise.all(opened.map((dataSource) => dataSource.destroy()));
      await admin.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await admin.destroy();
    },
  };
}
