export type { DatabaseSettings, Environment, HttpSettings, KafkaSettings, LogLevel } from './environment';
export type { EnvironmentGroup, EnvironmentKey } from './environment-key';
export { ENVIRONMENT_KEYS, type EnvironmentKeyName } from './keys';
export { readEnvironment, requireDatabase, requireKafka } from './read-environment';
export type { RawEnvironment } from './read-values';
export { renderConfigurationPage } from './render-configuration-page';
