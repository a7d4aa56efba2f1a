import { openSchema, type TestSchema } from '../testing/real-database.features';
import { MIGRATIONS } from './manifest';
import { assertMigrated, migrate } from './migrate';
import { describeSchema } from '../testing/describe-schema.features';

describe('the migrations of a monitor', () => {
  let database: TestSchema;
  beforeEach(async () => {
    database = await openSchema({ empty: true });
  });
  afterEach(() => database.close());

  const names = MIGRATIONS.map(({ name }) => name);

  it('make the schema that was agreed', async () => {
    await migrate(database.admin, database.schema);
    expect(await describeSchema(database.admin, database.schema)).toMatchSnapshot();
  });

  it('leave nothing that the entities of the pages would still change', async () => {
    await migrate(database.admin, database.schema);
    const pages = await database.pages();
    const { upQueries } = await pages.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('run once, also if two instances start at the same time', async () => {
    const other = await openSchema({ empty: true });
    const ran = await Promise.all([
      migrate(database.admin, database.schema),
      migrate(other.admin, database.schema),
    ]);
    await other.close();
    expect(ran.flat()).toEqual(names);
    expect(await migrate(database.admin, database.schema)).toEqual([]);
  });

  it('are asked for by name while they have not run', async () => {
    await expect(assertMigrated(database.admin, database.schema)).rejects.toMatchObject({
      code: 'TAM_STREAM_MIGRATIONS_PENDING',
      message: expect.stringContaining(names[0]!) as string,
    });
    await migrate(database.admin, database.schema);
    await expect(assertMigrated(database.admin, database.schema)).resolves.toBeUndefined();
  });

  it('refuse to go on where one ran with another text', async () => {
    await migrate(database.admin, database.schema);
    await database.admin.query(`UPDATE ${database.schema}.migrations SET hash = 'other'`);
    await expect(migrate(database.admin, database.schema)).rejects.toMatchObject({
      code: 'TAM_STREAM_MIGRATION_EDITED',
    });
  });

  it('refuse a database that a newer version migrated', async () => {
    await migrate(database.admin, database.schema);
    await database.admin.query(`INSERT INTO ${database.schema}.migrations VALUES ('9999-later', 'x')`);
    await expect(assertMigrated(database.admin, database.schema)).rejects.toMatchObject({
      code: 'TAM_STREAM_SCHEMA_NEWER',
    });
  });

  it.each(['UPDATE %s.revisions SET status = status', 'DELETE FROM %s.revisions', 'TRUNCATE %s.revisions'])(
    'keep the revision log from being changed: %s',
    async (statement) => {
      await migrate(database.admin, database.schema);
      await expect(database.admin.query(statement.replace('%s', database.schema))).rejects.toThrow(
        'the revision log is only ever added to',
      );
    },
  );

  it('are listed in the order of their numbers', () => {
    expect([...names].sort()).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });
});
