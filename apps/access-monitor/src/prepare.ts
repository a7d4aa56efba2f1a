import type { Environment } from '@tam/config';
import { connectTopicAdmin } from '@tam/kafka';
import type { Logger } from '@tam/observability';
import { migrate, openForMigrations } from '@tam/store';
import { databaseAddress, kafkaConnection, kafkaLog } from './wiring/connections';
import { SCHEMA } from './wiring/schema';

/**
 * Creates the topics that are missing and brings the schema up to date; changes nothing where both are as they should
 * be. Throws what the broker, the database or the check of the topics says.
 */
export async function prepare(environment: Environment, logger: Logger): Promise<void> {
  const topics = await connectTopicAdmin(kafkaConnection(environment), kafkaLog(logger));
  try {
    const created = await topics.create(environment.partitions);
    if (created.length > 0)
      logger.info('Topics were created.', { count: created.length, partitions: environment.partitions });
    await topics.verify();
  } finally {
    await topics.close();
  }
  const database = await openForMigrations(databaseAddress(environment));
  try {
    const applied = await migrate(database, SCHEMA);
    if (applied.length > 0) logger.info('The schema was brought up to date.', { count: applied.length });
  } finally {
    await database.destroy();
  }
}
