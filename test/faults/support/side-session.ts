import { Client, type QueryResultRow } from 'pg';
import type { FaultInstallation } from './fault-installation';

/** A session of somebody else on the database of an installation: locks rows, holds connections, adds triggers. */
export class SideSession {
  private constructor(private readonly client: Client) {}

  static async open({ database }: FaultInstallation): Promise<SideSession> {
    const client = new Client({ connectionString: database.url, application_name: 'somebody else' });
    client.on('error', () => undefined);
    await client.connect();
    return new SideSession(client);
  }

  async run<Row extends QueryResultRow>(sql: string): Promise<Row[]> {
    return (await this.client.query<Row>(sql)).rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Lets a statement be run at every write of a progress row; ends with the answer, a function. */
export async function atEveryRound(session: SideSession, statement: string): Promise<() => Promise<unknown>> {
  await session.run(`
    CREATE OR REPLACE FUNCTION access.at_every_round() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN ${statement}; RETURN NULL; END $body$;
    CREATE TRIGGER at_every_round BEFORE UPDATE ON access.progress
      FOR EACH STATEMENT EXECUTE FUNCTION access.at_every_round()`);
  return () => session.run('DROP TRIGGER at_every_round ON access.progress');
}
