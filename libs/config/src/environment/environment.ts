/** How to reach the brokers. */
export interface KafkaSettings {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Undefined: without TLS. The members are PEM texts. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string } | undefined;
  readonly sasl:
    | {
        readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        readonly username: string;
        readonly password: string;
      }
    | undefined;
  /** Undefined: the brokers' default. */
  readonly replicationFactor: number | undefined;
}

/** How to reach the database. */
export interface DatabaseSettings {
  readonly url: string;
  /** PEM text; undefined: as the URL says. */
  readonly ca: string | undefined;
  readonly pool: number;
}

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly token: string | undefined;
}

/** Where packs, calendars and the deployer's own files are, and which packs are evaluated on request. */
export interface RuleSettings {
  readonly packsDir?: string;
  readonly calendarsDir?: string;
  readonly assignmentsFile?: string;
  readonly sourcesFile?: string;
  readonly linesFile?: string;
  readonly onRequest?: readonly string[];
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** The environment of one process after parsing. Nothing else of the product reads `process.env`. */
export interface Environment {
  /** Undefined where KAFKA_BROKERS is not set. */
  readonly kafka: KafkaSettings | undefined;
  /** Undefined where DATABASE_URL is not set. */
  readonly database: DatabaseSettings | undefined;
  readonly http: HttpSettings;
  readonly logLevel: LogLevel;
  readonly installation: string;
  readonly partitions: number;
  /** When a partition is flooded with unusable records: their share of 1, and the time it is taken over, ms. */
  readonly flood: { readonly share: number; readonly window: number };
  /** How long the bytes of dead letters are kept, ms. */
  readonly letterBytesKept: number;
  /** Where the rules are; what is not given is what ships. */
  readonly rules: RuleSettings;
  /** Epoch ms. */
  readonly effectsFrom: number | undefined;
  /** PEM file of the private key that signs checkpoints; it may not be there yet. */
  readonly auditKeyFile: string;
  /** How often the service signs checkpoints, ms, and the folder into which they go too. */
  readonly checkpoints: { readonly every: number; readonly folder: string | undefined };
  readonly crashAt: string | undefined;
}
