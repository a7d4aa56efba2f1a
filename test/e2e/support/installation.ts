import { randomUUID } from 'node:crypto';
import { BACKFILL_TOPIC, INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { CompiledApp } from './compiled-app';
import { freePort } from './free-port';
import { OwnDatabase } from './own-database';
import { OwnTopics } from './own-topics';
import { until } from './until';

const INPUT_TOPICS = [INTAKE_TOPIC, SCHEDULING_TOPIC, BACKFILL_TOPIC];

/** What the monitor says of itself, as far as the tests look at it. */
export interface MonitorStatus {
  readonly ready: boolean;
  readonly events: number;
  readonly lag: { readonly records: number };
  readonly clocks: { readonly [status: string]: number };
}

/** A whole installation of the product: topics, tables, and the compiled monitor as a process that may die. */
export class Installation {
  private monitor: CompiledApp | undefined;

  private constructor(
    readonly database: OwnDatabase,
    readonly topics: OwnTopics,
    readonly env: NodeJS.ProcessEnv,
    /** Where the monitor answers. */
    readonly http: string,
  ) {}

  /** Empty topics and tables, made by the monitor's own command. */
  static async open(partitions: number): Promise<Installation> {
    const database = await OwnDatabase.open();
    const topics = await OwnTopics.open();
    const port = await freePort();
    const env = {
      KAFKA_BROKERS: topics.brokers,
      DATABASE_URL: database.url,
      HTTP_PORT: String(port),
      TAM_PARTITIONS: String(partitions),
      TAM_INSTALLATION: `e2e-${randomUUID().slice(0, 8)}`,
      LOG_LEVEL: 'warn',
    };
    await CompiledApp.start('access-monitor', ['prepare'], env).done();
    return new Installation(database, topics, env, `http://127.0.0.1:${port}`);
  }

  /** Starts the monitor; resolves once it answers. */
  async startMonitor(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const monitor = CompiledApp.start('access-monitor', [], { ...this.env, ...env });
    this.monitor = monitor;
    await until('the monitor answers', async () => {
      if (monitor.hasEnded) throw monitor.failure(await monitor.end('SIGKILL'));
      return (await this.status()) !== undefined;
    });
  }

  /** Ends the monitor and answers how it ended. */
  async endMonitor(signal: 'SIGTERM' | 'SIGKILL'): Promise<string> {
    const how = (await this.monitor?.end(signal)) ?? 'was not running';
    this.monitor = undefined;
    return how;
  }

  /** Waits until the monitor ends by itself and answers how. */
  async monitorEnd(patience = 60_000): Promise<string> {
    const { monitor } = this;
    await until('the monitor ends by itself', () => monitor?.hasEnded ?? true, patience);
    return this.endMonitor('SIGKILL');
  }

  /** Waits until every record of the input topics is applied, by what the broker and the database say. */
  async caughtUp(patience = 120_000): Promise<void> {
    await until(
      'the monitor has applied every record',
      async () => {
        const ends = await this.topics.recordsIn(INPUT_TOPICS);
        return (await this.appliedRecords()) === ends;
      },
      patience,
    );
  }

  /** Runs another app of the product against this installation, to its end. */
  async run(app: string, args: readonly string[]): Promise<void> {
    await CompiledApp.start(app, args, this.env).done();
  }

  startApp(app: string, args: readonly string[]): CompiledApp {
    return CompiledApp.start(app, args, this.env);
  }

  /** The monitor's own account of itself; undefined: it does not answer. */
  async status(): Promise<MonitorStatus | undefined> {
    const answer = await fetch(`${this.http}/status`).catch(() => undefined);
    return answer?.ok === true ? ((await answer.json()) as MonitorStatus) : undefined;
  }

  async get(page: string): Promise<string> {
    const answer = await fetch(`${this.http}${page}`);
    if (!answer.ok) throw new Error(`${page}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  }

  /** Records of the input topics that are applied, by the truth of the positions in the database. */
  async appliedRecords(): Promise<number> {
    const [row] = await this.database.rows<{ applied: string | null }>(
      `SELECT sum((position.value->>'next')::bigint) AS applied
         FROM access.progress, jsonb_each(positions) AS position`,
    );
    return Number(row?.applied ?? 0);
  }

  async close(): Promise<void> {
    await this.endMonitor('SIGKILL');
    await this.topics.close();
    await this.database.close();
  }
}
