import type { OwnDatabase } from '../../e2e/support/own-database';
import { until } from '../../e2e/support/until';

/** Where the database can hold a transaction of a monitor: between two of its statements, or inside its COMMIT. */
export type HeldPoint = 'mid-write' | 'at-commit';

/** Long enough to be seen and killed in, short enough for the successor. */
const HELD_FOR = 2;

const SCHEMA = `
CREATE SCHEMA faults;
CREATE TABLE faults.held (point text PRIMARY KEY);
CREATE FUNCTION faults.hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM faults.held WHERE point = TG_ARGV[0])
     AND current_setting('faults.was_held', true) IS DISTINCT FROM txid_current()::text THEN
    PERFORM set_config('faults.was_held', txid_current()::text, true);
    PERFORM pg_sleep(${HELD_FOR});
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER mid_write AFTER INSERT ON access.revisions
  FOR EACH STATEMENT EXECUTE FUNCTION faults.hold('mid-write');
CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON access.revisions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION faults.hold('at-commit');
`;

/** Holds transactions of the monitors for a moment, so that one can be killed in the middle of its writes. */
export class HeldWrites {
  private constructor(private readonly database: OwnDatabase) {}

  static async install(database: OwnDatabase): Promise<HeldWrites> {
    await database.rows(SCHEMA);
    return new HeldWrites(database);
  }

  /** Resolves when a transaction is held there; from then on no other is. */
  async wait(point: HeldPoint, patience: number): Promise<void> {
    await until('the transaction held before has ended', async () => !(await this.isHeld()), patience);
    await this.database.rows('INSERT INTO faults.held VALUES ($1)', [point]);
    try {
      await until(`a transaction is held ${point}`, () => this.isHeld(), patience);
    } finally {
      await this.database.rows('DELETE FROM faults.held');
    }
  }

  private async isHeld(): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
    );
    return rows.length > 0;
  }
}
