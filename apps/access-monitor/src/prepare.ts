import type { Environment } from '@tam/config';
import { connectTopicAdmin } from '@tam/kafka';
import type { Logger } from '@tam/observability';
import { ruleSetOf } from '@tam/monitor';
import { migrate, openForMigrations, PostgresStore } from '@tam/store';
import { userInfo } from 'node:os';
import { loadAccessRules } from './wiring/access-rules';
import { databaseAddress, kafkaConnection, kafkaLog } from './wiring/connections';
import { SCHEMA } from './wiring/schema';

/**
 * Creates the topics that are missing, brings the schema up to date and activates the packs, as an act of the person
 * named; changes nothing where all are as they should be. Throws what the broker, the database or the check of the topics says.
 */
export async function prepare(
  environment: Environment,
  logger: Logger,
  by: string = userInfo().username,
): Promise<void> {
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
    const { evaluator } = loadAccessRules(environment);
    const store = new PostgresStore(database, SCHEMA);
    if (await store.activate(ruleSetOf(evaluator), by))
      logger.info('The packs were activated; open cases are evaluated again.', {
        version: evaluator.version,
      });
  } finally {
    await database.destroy();
  }
}
