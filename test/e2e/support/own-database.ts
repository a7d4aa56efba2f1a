import { randomUUID } from 'node:crypto';
import { Client, Pool, type QueryResultRow } from 'pg';

/** Any number: whoever holds this lock of the test server has the product's topics to itself. */
const TOPICS_LOCK = 7_265_001;

/** A database of a test's own on the real server of the tests, and the turn to use the product's topics. */
export class OwnDatabase {
  private constructor(
    private readonly server: Client,
    private readonly pool: Pool,
    readonly url: string,
    private readonly name: string,
  ) {}

  /** Waits until no other test uses the topics, then makes an empty database. */
  static async open(given = process.env['TAM_TEST_DATABASE_URL']): Promise<OwnDatabase> {
    if (!given) throw new Error('TAM_TEST_DATABASE_URL is not set: run npm test, or npm test -- services.');
    const server = new Client({ connectionString: given });
    // A test may kill its server: what was asked of it then fails, not the process of the test.
    server.on('error', () => undefined);
    await server.connect();
    await server.query('SELECT pg_advisory_lock($1)', [TOPICS_LOCK]);
    const name = `e2e_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    await server.query(`CREATE DATABASE ${name}`);
    const url = new URL(given);
    url.pathname = `/${name}`;
    const pool = new Pool({ connectionString: url.href, max: 2 });
    // A connection that is cut while it ends is of no interest: the database is being dropped.
    pool.on('error', () => undefined);
    return new OwnDatabase(server, pool, url.href, name);
  }

  async rows<Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, [...values])).rows;
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.server.query(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
    await this.server.end();
  }
}
