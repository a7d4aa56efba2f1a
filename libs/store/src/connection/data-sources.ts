import { DataSource, type DataSourceOptions } from 'typeorm';
import { RevisionEntity } from '../reads/revision.entity';
import { StandingEntity } from '../reads/standing.entity';
import { refuseSilence } from './refuse-silence';

/** Where the database is. */
export interface DatabaseAddress {
  readonly url: string;
  /** PEM text of the authority that signed the server's certificate; undefined: as the URL says. */
  readonly ca: string | undefined;
  /** Connections this process may hold in all. */
  readonly pool: number;
}

const CONNECT_TIMEOUT = 5_000;
/** A page that takes longer than this is refused rather than served late, ms. */
const PAGE_TIMEOUT = 5_000;
/** The longest that one statement of a report may take, ms. */
const REPORT_TIMEOUT = 600_000;
/** The longest that a statement beside the rounds may run and wait, ms; a round sets its own. */
const STATEMENT_TIMEOUT = 10_000;
const LOCK_TIMEOUT = 5_000;
/** Longer than a statement may run: what is still silent then does not answer at all, ms. */
const SILENCE = 12_000;
/** Connections that nobody uses are closed in order before their silence would be taken for a fault, ms. */
const IDLE = 8_000;

/**
 * Half of the connections, at least four: a process has two rounds under way at once, either of which may ask for a
 * number of the dictionary while it holds its own connection, and the relay and the clock need another.
 */
const roundConnections = (pool: number): number => Math.max(4, Math.floor(pool / 2));

/** The pool of the rounds, the relay and the first start. */
export function roundsOptions(address: DatabaseAddress): DataSourceOptions {
  return {
    ...common(address),
    extra: {
      ...connection('rounds'),
      ...refusingSilence(SILENCE),
      max: roundConnections(address.pool),
      statement_timeout: STATEMENT_TIMEOUT,
      lock_timeout: LOCK_TIMEOUT,
    },
  };
}

/** The pool of the pages: apart from the rounds, so that no reader can starve them. */
export function readsOptions(address: DatabaseAddress, schema: string): DataSourceOptions {
  return {
    ...common(address),
    schema,
    entities: [StandingEntity, RevisionEntity],
    extra: {
      ...connection('pages'),
      ...refusingSilence(SILENCE),
      max: Math.max(1, address.pool - roundConnections(address.pool)),
      statement_timeout: PAGE_TIMEOUT,
      idle_in_transaction_session_timeout: PAGE_TIMEOUT,
    },
  };
}

/** One connection for a report: it may read for long, and waits for nobody's lock. */
export function reportsOptions(address: DatabaseAddress): DataSourceOptions {
  return {
    ...common(address),
    extra: {
      ...connection('reports'),
      max: 1,
      statement_timeout: REPORT_TIMEOUT,
      lock_timeout: LOCK_TIMEOUT,
    },
  };
}

/** Opens one connection without time limits, for migrations; the caller destroys it. */
export function openForMigrations(address: DatabaseAddress): Promise<DataSource> {
  return new DataSource({
    ...common(address),
    extra: { ...connection('migrations'), max: 1 },
  }).initialize();
}

const common = ({ url, ca }: DatabaseAddress) =>
  ({
    type: 'postgres',
    url,
    ...(ca === undefined ? {} : { ssl: { ca } }),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    connectTimeoutMS: CONNECT_TIMEOUT,
  }) as const;

/** Pool settings under which a database that stands still is noticed `after` ms of silence. */
export const refusingSilence = (after: number) => ({
  onConnect: refuseSilence(after),
  idleTimeoutMillis: Math.min(IDLE, after / 2),
});

const connection = (purpose: string) => ({
  application_name: `timely-access-${purpose}`,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  idleTimeoutMillis: 60_000,
});
