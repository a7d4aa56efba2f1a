import { requireDatabase, requireKafka, type Environment } from '@tam/config';
import { sessionOf, type ConsumerSettings, type KafkaConnection, type KafkaLog } from '@tam/kafka';
import type { LogFields, Logger } from '@tam/observability';
import type { DatabaseAddress } from '@tam/store';
import { APP } from './schema';

/** How this service reaches the brokers. Throws TAM_CONFIG_MISSING. */
export function kafkaConnection(environment: Environment): KafkaConnection {
  const settings = requireKafka(environment);
  return { ...settings, clientId: `${settings.clientId}-${APP}` };
}

/** How the consumer of this service behaves, where the deployment decides. Throws TAM_CONFIG_MISSING. */
export const consumerSettings = (environment: Environment): Partial<ConsumerSettings> =>
  sessionOf(requireKafka(environment).sessionTimeout);

/** The group whose instances share the partitions; one for each installation, so that two may share a cluster. */
export const groupId = ({ installation }: Environment): string => `tam-${installation}-${APP}`;

/** How this service reaches the database. Throws TAM_CONFIG_MISSING. */
export const databaseAddress = (environment: Environment): DatabaseAddress => requireDatabase(environment);

/** Sends the lines of the Kafka library to the log, with the fields that may be there. */
export const kafkaLog =
  (logger: Logger): KafkaLog =>
  (level, message, fields) =>
    logger[level](message, fields as LogFields);
