import type { Environment } from '@tam/config';
import { LogRanges } from '@tam/kafka';
import { assertMigrated, GapsRepository, openForMigrations } from '@tam/store';
import { databaseAddress, groupId, kafkaConnection } from '../wiring/connections';
import { MACHINE_RANDOMNESS } from '../wiring/machine';
import { SCHEMA } from '../wiring/schema';

/** The gaps of this monitor, and the log as it is now. */
export interface OpenedGaps {
  readonly gaps: GapsRepository;
  readonly log: LogRanges;
  close(): Promise<void>;
}

/** Throws what the database says. */
export async function openGaps(environment: Environment): Promise<OpenedGaps> {
  const database = await openForMigrations(databaseAddress(environment));
  try {
    await assertMigrated(database, SCHEMA);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const reader = `${groupId(environment)}-gaps-${MACHINE_RANDOMNESS.token()}`;
  const log = new LogRanges(kafkaConnection(environment), reader);
  return {
    gaps: new GapsRepository(database, SCHEMA),
    log,
    close: async () => {
      await log.close();
      await database.destroy();
    },
  };
}
