import {
  addresses,
  flag,
  instant,
  list,
  matching,
  oneOf,
  optional,
  path,
  secret,
  text,
  whole,
  withDefault,
} from './environment-key';

const name = matching(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40');
const postgresUrl = matching(/^postgres(ql)?:\/\/\S+$/, 'a URL that begins with postgres://');

/**
 * Every key of the environment that any part of this product reads: the one place where a key has its name.
 * `docs/configuration.md` is generated from it, and an unknown TAM_ key is an error.
 */
export const ENVIRONMENT_KEYS = {
  KAFKA_BROKERS: optional({
    group: 'Kafka',
    value: addresses,
    text: 'The brokers to begin with. Not set: npm start runs an embedded single-node Kafka and sets it.',
  }),
  KAFKA_CLIENT_ID: withDefault('timely-access', {
    group: 'Kafka',
    value: name,
    text: 'How this program calls itself to the brokers; the name of the app is added.',
  }),
  KAFKA_TLS: withDefault('false', {
    group: 'Kafka',
    value: flag,
    text: 'Whether the brokers are spoken to over TLS.',
  }),
  KAFKA_TLS_CA_FILE: optional({
    group: 'Kafka',
    value: path,
    text: "PEM file of the authority that signed the brokers' certificates. Not set: those of Node.",
  }),
  KAFKA_TLS_CERT_FILE: optional({
    group: 'Kafka',
    value: path,
    text: "PEM file of this client's certificate, where the brokers ask for one.",
  }),
  KAFKA_TLS_KEY_FILE: optional({
    group: 'Kafka',
    value: path,
    text: "PEM file of the key of this client's certificate.",
  }),
  KAFKA_SASL_MECHANISM: optional({
    group: 'Kafka',
    value: oneOf('plain', 'scram-sha-256', 'scram-sha-512'),
    text: 'How this client proves who it is. Not set: it does not.',
  }),
  KAFKA_SASL_USERNAME: optional({ group: 'Kafka', value: text, text: 'The user of KAFKA_SASL_MECHANISM.' }),
  KAFKA_SASL_PASSWORD: secret({ group: 'Kafka', value: text, text: 'The password of KAFKA_SASL_USERNAME.' }),
  KAFKA_REPLICATION_FACTOR: optional({
    group: 'Kafka',
    value: whole(1, 15),
    text: 'Copies of each topic that this product creates. Not set: as the brokers have it.',
  }),
  DATABASE_URL: secret({
    group: 'PostgreSQL',
    value: postgresUrl,
    text: 'The database. Not set: npm start runs an embedded PostgreSQL and sets it.',
  }),
  DATABASE_TLS_CA_FILE: optional({
    group: 'PostgreSQL',
    value: path,
    text: "PEM file of the authority that signed the database's certificate; setting it turns TLS on.",
  }),
  DATABASE_POOL: withDefault('10', {
    group: 'PostgreSQL',
    value: whole(2, 200),
    text: 'Connections a service may hold, the read-only pages among them.',
  }),
  HTTP_HOST: withDefault('127.0.0.1', {
    group: 'HTTP',
    value: matching(/^[0-9A-Za-z.:-]+$/, 'an address or a host name'),
    text: 'The address on which a service listens. Health and metrics answer there; lookups answer only to this machine unless HTTP_TOKEN is set.',
  }),
  HTTP_PORT: withDefault('8080', {
    group: 'HTTP',
    value: whole(0, 65535),
    text: 'The port on which a service listens; 0 takes a free one.',
  }),
  HTTP_TOKEN: secret({
    group: 'HTTP',
    value: matching(/^[\x21-\x7e]{16,}$/, 'at least 16 printable characters without spaces'),
    text: 'The bearer token that lookups ask for. Not set: they answer this machine only.',
  }),
  LOG_LEVEL: withDefault('info', {
    group: 'Logs',
    value: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    text: 'The least grave lines that are written. Logs hold no patient data at any level.',
  }),
  TAM_INSTALLATION: withDefault('local', {
    group: 'Monitor',
    value: name,
    text: 'The name of this installation: it is in the source of every event it publishes.',
  }),
  TAM_PARTITIONS: withDefault('24', {
    group: 'Monitor',
    value: whole(1, 1024),
    text: 'Partitions of the topics at their creation. It cannot be changed afterwards.',
  }),
  TAM_FLOOD_PERCENT: withDefault('20', {
    group: 'Monitor',
    value: whole(1, 100),
    text: 'The share of unusable records above which a partition takes in no more for a while: 100 never pauses it.',
  }),
  TAM_FLOOD_SECONDS: withDefault('30', {
    group: 'Monitor',
    value: whole(1, 3600),
    text: 'The time over which that share is taken; at least 200 records must have come in it.',
  }),
  TAM_LETTER_DAYS: withDefault('90', {
    group: 'Monitor',
    value: whole(1, 3650),
    text: 'Days for which the bytes of dead letters are kept. They are patient data; what a letter was, and its gap, stay. The topic of dead letters has a retention of its own.',
  }),
  TAM_PACKS_DIR: optional({
    group: 'Monitor',
    value: path,
    text: 'Folders of rule packs, `:` between them; `current` among them means the packs that come with the product. Not set: those.',
  }),
  TAM_CALENDARS_DIR: optional({
    group: 'Monitor',
    value: path,
    text: 'Folders of calendars, in the same form. Not set: the calendars that come with the product.',
  }),
  TAM_PACKS_ON_REQUEST: optional({
    group: 'Monitor',
    value: list,
    text: 'Ids of packs that are evaluated although they are unverified or only proposed. Not set: none.',
  }),
  TAM_SOURCES_FILE: optional({
    group: 'Monitor',
    value: path,
    text: 'How the sources of events deliver, and what they cannot send. Not set: sources.yaml beside the assignments, if it is there.',
  }),
  TAM_LINES_FILE: optional({
    group: 'Monitor',
    value: path,
    text: 'Opening hours of telephone lines. Not set: lines.yaml beside the assignments, if it is there.',
  }),
  TAM_ASSIGNMENTS_FILE: optional({
    group: 'Monitor',
    value: path,
    text: 'Which packs apply to which line of business, network and region. Not set: the file that comes with the product.',
  }),
  TAM_EFFECTS_FROM: optional({
    group: 'Monitor',
    value: instant,
    text: 'Matters older than this raise no notice and no page. Read at the very first start only; not set: the instant of that start.',
  }),
  TAM_AUDIT_KEY_FILE: optional({
    group: 'Monitor',
    value: path,
    text: 'PEM file of the private Ed25519 key that signs checkpoints of the revision log; the first `npm run audit` makes it. While it is not there the service signs none. Not set: audit-key.pem in TAM_DATA_DIR.',
  }),
  TAM_AUDIT_SECONDS: withDefault('300', {
    group: 'Monitor',
    value: whole(1, 86_400),
    text: 'How often the service signs how far the revision log has come.',
  }),
  TAM_AUDIT_DIR: optional({
    group: 'Monitor',
    value: path,
    text: 'Folder into which every signed checkpoint is also written: on another machine than the database it cannot be changed together with it. Not set: none.',
  }),
  TAM_CRASH_AT: optional({
    group: 'Tests and tools',
    value: matching(
      /^[a-z]+(-[a-z]+)*(:\d{1,6})?$/,
      'the name of a crash point, with :N for its Nth passing',
    ),
    text: 'Kills this process at the crash point named. For fault tests only.',
  }),
  TAM_DATA_DIR: withDefault('.data', {
    group: 'Tests and tools',
    value: path,
    text: 'Folder of the embedded broker and database of npm start.',
  }),
  TAM_BROKER_PORT: optional({
    group: 'Tests and tools',
    value: whole(1, 65535),
    text: 'Port of the embedded broker. Not set: the one in the table of the README.',
  }),
  TAM_CONTROLLER_PORT: optional({
    group: 'Tests and tools',
    value: whole(1, 65535),
    text: "Port of the embedded broker's controller. Not set: the one in the table of the README.",
  }),
  TAM_DATABASE_PORT: optional({
    group: 'Tests and tools',
    value: whole(1, 65535),
    text: 'Port of the embedded database. Not set: the one in the table of the README.',
  }),
  TAM_TEST_KAFKA_BROKERS: optional({
    group: 'Tests and tools',
    value: addresses,
    text: 'The broker of the tests; npm test sets it.',
  }),
  TAM_TEST_DATABASE_URL: secret({
    group: 'Tests and tools',
    value: postgresUrl,
    text: 'The database of the tests; npm test sets it.',
  }),
  TAM_SEED: optional({
    group: 'Tests and tools',
    value: matching(/^(-?\d{1,10}|random)$/, 'a whole number or random'),
    text: 'The seed of the property and fault tests: the number that a failure printed, or random for new cases. Not set: the same each time.',
  }),
  TAM_FAULT_CYCLES: optional({
    group: 'Tests and tools',
    value: whole(1, 100_000),
    text: 'How often a fault test kills; npm run test:faults sets it. Not set: as many times as each test says.',
  }),
  TAM_BENCH_USAGE: optional({
    group: 'Tests and tools',
    value: path,
    text: 'File to which a measured program writes what it used; npm run bench sets it.',
  }),
  KAFKA_HOME: optional({
    group: 'Tests and tools',
    value: path,
    text: 'An installed Apache Kafka for the embedded broker. Not set: its jars are fetched through Maven.',
  }),
  TAM_SHARED_DATA: optional({
    group: 'Tests and tools',
    value: path,
    text: 'Folder of sample data for the tests that need it.',
  }),
} as const;

export type EnvironmentKeyName = keyof typeof ENVIRONMENT_KEYS;
