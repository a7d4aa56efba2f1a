import { randomUUID } from 'node:crypto';
import { BACKFILL_TOPIC, INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { CompiledApp } from '../../e2e/support/compiled-app';
import { OwnDatabase } from '../../e2e/support/own-database';
import { OwnTopics } from '../../e2e/support/own-topics';
import { until } from '../../e2e/support/until';
import { freePorts } from './embedded';
import { MonitorProcess } from './monitor-process';
import { PositionsWatch } from './positions-watch';

const INPUT_TOPICS = [INTAKE_TOPIC, SCHEDULING_TOPIC, BACKFILL_TOPIC];

export interface InstallationOptions {
  readonly partitions: number;
  /** Addresses of a broker of the test's own; not given: the broker of the run. */
  readonly brokers?: string;
  /** Address of a database server of the test's own; not given: that of the run. */
  readonly databaseUrl?: string;
  /** What the instances are told beside that. */
  readonly env?: NodeJS.ProcessEnv;
}

/** How the instances reach broker and database, where not as the test does: by way of a proxy. */
export type Detour = Pick<NodeJS.ProcessEnv, 'KAFKA_BROKERS' | 'DATABASE_URL'>;

/** A whole installation of the product: topics, tables, and any number of compiled monitors that may die. */
export class FaultInstallation {
  /** Every instance that was ever started, in that order. */
  readonly all: MonitorProcess[] = [];
  private readonly apps: CompiledApp[] = [];

  private constructor(
    readonly database: OwnDatabase,
    readonly topics: OwnTopics,
    readonly partitions: number,
    readonly env: NodeJS.ProcessEnv,
    /** Looks at the positions all the time: they may never go back. */
    readonly watch: PositionsWatch,
  ) {}

  /** Empty topics and tables, made by the monitor's own command. */
  static async open(options: InstallationOptions): Promise<FaultInstallation> {
    const database = await OwnDatabase.open(options.databaseUrl);
    const topics = await OwnTopics.open(options.brokers);
    const env = {
      KAFKA_BROKERS: topics.brokers,
      DATABASE_URL: database.url,
      TAM_PARTITIONS: String(options.partitions),
      TAM_INSTALLATION: `faults-${randomUUID().slice(0, 8)}`,
      LOG_LEVEL: 'info',
      ...options.env,
    };
    await CompiledApp.start('access-monitor', ['prepare'], env).done();
    const watch = new PositionsWatch(database);
    watch.start();
    return new FaultInstallation(database, topics, options.partitions, env, watch);
  }

  /** The instances that have not ended. */
  get living(): readonly MonitorProcess[] {
    return this.all.filter(({ hasEnded }) => !hasEnded);
  }

  /** Begins an instance without waiting for it. `nodeArgs` go before the program, such as a limit of the heap. */
  async spawn(env: NodeJS.ProcessEnv = {}, nodeArgs: readonly string[] = []): Promise<MonitorProcess> {
    const [port = 0] = await freePorts(1);
    const name = `monitor ${this.all.length + 1}`;
    const monitor = MonitorProcess.spawn(name, port, { ...this.env, ...env }, nodeArgs);
    this.all.push(monitor);
    return monitor;
  }

  /** Starts an instance and waits until it is ready. */
  async start(env: NodeJS.ProcessEnv = {}, nodeArgs: readonly string[] = []): Promise<MonitorProcess> {
    const monitor = await this.spawn(env, nodeArgs);
    await monitor.ready();
    return monitor;
  }

  /** Another app of the product against this installation, such as the simulator; ended with the installation. */
  startApp(app: string, args: readonly string[]): CompiledApp {
    const started = CompiledApp.start(app, args, this.env);
    this.apps.push(started);
    return started;
  }

  /** Waits until every record of the input topics is applied, by what the broker and the database say. */
  async caughtUp(patience = 120_000): Promise<void> {
    await until(
      'every record is applied',
      async () => (await this.appliedRecords()) === (await this.topics.recordsIn(INPUT_TOPICS)),
      patience,
    );
  }

  /** Waits until so many records of the input topics are applied. */
  async applied(records: number, patience = 60_000): Promise<void> {
    await until(
      `${records} records are applied`,
      async () => (await this.appliedRecords()) >= records,
      patience,
    );
  }

  /** Records of the input topics that are applied, by the truth of the positions in the database. */
  async appliedRecords(): Promise<number> {
    const [row] = await this.database.rows<{ applied: string | null }>(
      `SELECT sum((position.value->>'next')::bigint) AS applied
         FROM access.progress, jsonb_each(positions) AS position`,
    );
    return Number(row?.applied ?? 0);
  }

  /** Who says that they live, and which partitions they own, by how long ago they said so (ms). */
  async owners(): Promise<readonly { writer: string; partitions: number[]; age: number }[]> {
    return this.database.rows(
      `SELECT writer, partitions, extract(epoch FROM clock_timestamp() - beaten_at) * 1000 AS age
         FROM access.heartbeats ORDER BY writer`,
    );
  }

  /** Kills whatever still runs and removes topics and tables. */
  async close(): Promise<void> {
    await this.watch.stop();
    for (const one of this.living) {
      one.signal('SIGCONT');
      await one.end('SIGKILL');
    }
    for (const app of this.apps) await app.end('SIGKILL');
    await this.topics.close();
    await this.database.close();
  }
}
