import { TamError } from '@tam/errors';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSettings, Environment, KafkaSettings, RuleSettings } from './environment';
import {
  readValues,
  refuseFaults,
  type EnvironmentFault,
  type EnvironmentValues,
  type RawEnvironment,
} from './read-values';

/**
 * Parses the whole environment once. Throws TAM_CONFIG_INVALID, TAM_CONFIG_MISSING, TAM_CONFIG_UNKNOWN_KEY or
 * TAM_CONFIG_FILE_UNREADABLE; the error names every setting that is wrong, not only the first.
 */
export function readEnvironment(raw: RawEnvironment): Environment {
  const { values, faults } = readValues(raw);
  faults.push(...contradictions(values));
  refuseFaults(faults);
  return {
    kafka: kafkaSettings(values),
    database: databaseSettings(values),
    http: { host: values.HTTP_HOST, port: values.HTTP_PORT, token: values.HTTP_TOKEN },
    logLevel: values.LOG_LEVEL,
    installation: values.TAM_INSTALLATION,
    partitions: values.TAM_PARTITIONS,
    flood: { share: values.TAM_FLOOD_PERCENT / 100, window: values.TAM_FLOOD_SECONDS * 1_000 },
    letterBytesKept: values.TAM_LETTER_DAYS * 24 * 3_600_000,
    rules: ruleSettings(values),
    effectsFrom: values.TAM_EFFECTS_FROM,
    auditKeyFile: values.TAM_AUDIT_KEY_FILE ?? join(values.TAM_DATA_DIR, 'audit-key.pem'),
    checkpoints: { every: values.TAM_AUDIT_SECONDS * 1_000, folder: values.TAM_AUDIT_DIR },
    crashAt: values.TAM_CRASH_AT,
  };
}

function ruleSettings(values: EnvironmentValues): RuleSettings {
  return {
    ...(values.TAM_PACKS_DIR !== undefined && { packsDir: values.TAM_PACKS_DIR }),
    ...(values.TAM_CALENDARS_DIR !== undefined && { calendarsDir: values.TAM_CALENDARS_DIR }),
    ...(values.TAM_ASSIGNMENTS_FILE !== undefined && { assignmentsFile: values.TAM_ASSIGNMENTS_FILE }),
    ...(values.TAM_SOURCES_FILE !== undefined && { sourcesFile: values.TAM_SOURCES_FILE }),
    ...(values.TAM_LINES_FILE !== undefined && { linesFile: values.TAM_LINES_FILE }),
    ...(values.TAM_PACKS_ON_REQUEST !== undefined && { onRequest: values.TAM_PACKS_ON_REQUEST }),
  };
}

/** The brokers, or TAM_CONFIG_MISSING where KAFKA_BROKERS is not set. */
export function requireKafka(environment: Environment): KafkaSettings {
  if (environment.kafka) return environment.kafka;
  throw new TamError('TAM_CONFIG_MISSING', 'KAFKA_BROKERS is not set.', { setting: 'KAFKA_BROKERS' });
}

/** The database, or TAM_CONFIG_MISSING where DATABASE_URL is not set. */
export function requireDatabase(environment: Environment): DatabaseSettings {
  if (environment.database) return environment.database;
  throw new TamError('TAM_CONFIG_MISSING', 'DATABASE_URL is not set.', { setting: 'DATABASE_URL' });
}

function contradictions(values: EnvironmentValues): EnvironmentFault[] {
  const faults: EnvironmentFault[] = [];
  const missing = (setting: string, text: string): void => {
    faults.push({ code: 'TAM_CONFIG_MISSING', setting, text });
  };
  if (values.KAFKA_SASL_MECHANISM !== undefined) {
    if (values.KAFKA_SASL_USERNAME === undefined)
      missing('KAFKA_SASL_USERNAME', 'is needed by KAFKA_SASL_MECHANISM');
    if (values.KAFKA_SASL_PASSWORD === undefined)
      missing('KAFKA_SASL_PASSWORD', 'is needed by KAFKA_SASL_MECHANISM');
  }
  if ((values.KAFKA_TLS_CERT_FILE === undefined) !== (values.KAFKA_TLS_KEY_FILE === undefined)) {
    missing('KAFKA_TLS_CERT_FILE', 'and KAFKA_TLS_KEY_FILE go together');
  }
  return faults;
}

function kafkaSettings(values: EnvironmentValues): KafkaSettings | undefined {
  if (values.KAFKA_BROKERS === undefined) return undefined;
  const {
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  } = values;
  return {
    brokers: values.KAFKA_BROKERS,
    clientId: values.KAFKA_CLIENT_ID,
    tls: values.KAFKA_TLS ? kafkaTls(values) : undefined,
    sasl:
      mechanism !== undefined && username !== undefined && password !== undefined
        ? { mechanism, username, password }
        : undefined,
    replicationFactor: values.KAFKA_REPLICATION_FACTOR,
  };
}

function kafkaTls(values: EnvironmentValues): NonNullable<KafkaSettings['tls']> {
  const ca = readPem('KAFKA_TLS_CA_FILE', values.KAFKA_TLS_CA_FILE);
  const cert = readPem('KAFKA_TLS_CERT_FILE', values.KAFKA_TLS_CERT_FILE);
  const key = readPem('KAFKA_TLS_KEY_FILE', values.KAFKA_TLS_KEY_FILE);
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

function databaseSettings(values: EnvironmentValues): DatabaseSettings | undefined {
  if (values.DATABASE_URL === undefined) return undefined;
  const ca = readPem('DATABASE_TLS_CA_FILE', values.DATABASE_TLS_CA_FILE);
  return { url: values.DATABASE_URL, ca, pool: values.DATABASE_POOL };
}

function readPem(setting: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TamError(
      'TAM_CONFIG_FILE_UNREADABLE',
      `${setting}=${file}: ${why}.`,
      { setting, file },
      { cause },
    );
  }
}
