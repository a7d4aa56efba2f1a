/** How to reach the brokers. */
export interface KafkaConnection {
  /** host:port pairs to begin with. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** PEM texts; undefined: without TLS. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string } | undefined;
  readonly sasl?:
    | {
        readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        readonly username: string;
        readonly password: string;
      }
    | undefined;
  /** Copies of the topics we create; undefined: the brokers' default. */
  readonly replicationFactor?: number | undefined;
}

/** Where this library says what happens below it. The fields hold places and codes, never data of an event. */
export type KafkaLog = (
  level: 'error' | 'warn' | 'info' | 'debug',
  message: string,
  fields: { readonly [name: string]: unknown },
) => void;

/** A log that says nothing. */
export const silent: KafkaLog = () => undefined;
