import path from 'node:path';

/** A real broker or database as a process. */
export interface StartedServer {
  readonly pid: number;
  readonly port: number;
  /** Its own log file. */
  readonly log: string;
  stop(): Promise<boolean>;
}

export interface KafkaOptions {
  readonly dir: string;
  readonly port: number;
  readonly controllerPort: number;
  /** What clients are told to connect to, where a proxy stands before it. */
  readonly advertisedPort?: number;
  readonly heapMb?: number;
  readonly quick?: boolean;
  readonly extra?: Readonly<Record<string, string | number | boolean>>;
}

export interface PostgresOptions {
  readonly dir: string;
  readonly port: number;
  readonly fsync?: boolean;
  readonly settings?: Readonly<Record<string, string | number>>;
}

const TOOLS = path.resolve(__dirname, '../../../tools');

const load = async <T>(file: string): Promise<T> => (await import(path.join(TOOLS, file))) as T;

/** Starts a broker of a test's own and waits until it serves; what an earlier one of the folder left is ended first. */
export async function startKafka(
  options: KafkaOptions,
): Promise<StartedServer & { readonly brokers: string }> {
  interface Kafka {
    startKafka(options: KafkaOptions): Promise<StartedServer & { readonly brokers: string }>;
  }
  return (await load<Kafka>('embedded/kafka.mjs')).startKafka(options);
}

/** Starts a database server of a test's own and waits until it serves; what an earlier one left is ended first. */
export async function startPostgres(
  options: PostgresOptions,
): Promise<StartedServer & { readonly url: string }> {
  interface Postgres {
    startPostgres(options: PostgresOptions): Promise<StartedServer & { readonly url: string }>;
  }
  return (await load<Postgres>('embedded/postgres.mjs')).startPostgres(options);
}

/** Removes all that a database has under its folder, also where it had to live elsewhere. */
export async function removePostgres(dir: string): Promise<void> {
  interface Postgres {
    removePostgres(dir: string): Promise<void>;
  }
  await (await load<Postgres>('embedded/postgres.mjs')).removePostgres(dir);
}

/** Different ports of 127.0.0.1 that nobody listens on now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  interface Ports {
    freePorts(count: number): Promise<number[]>;
  }
  return (await load<Ports>('lib/ports.mjs')).freePorts(count);
}
