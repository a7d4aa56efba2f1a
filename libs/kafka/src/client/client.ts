import { Kafka, logLevel, type logCreator, type RetryOptions, type SASLOptions } from 'kafkajs';
import { quickenProduce } from '../wire/produce-request';
import { registerCodecs } from './codecs';
import type { KafkaConnection, KafkaLog } from './connection';

/**
 * How a request is tried again. Given explicitly everywhere, because the client has other defaults under
 * NODE_ENV=test, and because its own longest pause of 30 s would be our longest outage after a restart of the broker.
 */
export const RETRY = {
  initialRetryTime: 100,
  maxRetryTime: 2_000,
  factor: 0.2,
  multiplier: 2,
  retries: 8,
} as const;

const LEVELS = {
  [logLevel.NOTHING]: undefined,
  [logLevel.ERROR]: 'error',
  [logLevel.WARN]: 'warn',
  // The client says at this level what we say ourselves in fewer words.
  [logLevel.INFO]: 'debug',
  [logLevel.DEBUG]: 'debug',
} as const;

/** For who tries again by himself and wants to know soon that nobody answers. */
export const IMPATIENT = { ...RETRY, maxRetryTime: 300, retries: 2 } as const;

/** The one way to a Kafka client in this product. */
export function createClient(connection: KafkaConnection, log: KafkaLog, retry: RetryOptions = RETRY): Kafka {
  registerCodecs();
  quickenProduce();
  return new Kafka({
    clientId: connection.clientId,
    brokers: [...connection.brokers],
    ...(connection.tls && { ssl: { ...connection.tls } }),
    ...(connection.sasl && { sasl: { ...connection.sasl } as SASLOptions }),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { ...retry },
    logLevel: logLevel.INFO,
    logCreator: bridge(log),
  });
}

/** What these say while a broker is away is said once, and better, by whoever needed it. */
const ECHOES = ['Connection', 'BrokerPool', 'Consumer'];

/** Hands over the client's lines without its own dump of the error, which would repeat the stack in every line. */
function bridge(log: KafkaLog): logCreator {
  return () =>
    ({ level, namespace, log: { message, timestamp: _at, logger: _logger, ...fields } }) => {
      const to = LEVELS[level] && ECHOES.includes(namespace) ? 'debug' : LEVELS[level];
      if (to) log(to, `kafkajs ${namespace}: ${message}`, fields);
    };
}
