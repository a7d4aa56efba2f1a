import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startKafka, stopKafka } from '../../embedded/kafka.mjs';
import { removePostgres, startPostgres, stopPostgres } from '../../embedded/postgres.mjs';
import { prepare } from '../../lib/installation.mjs';
import { inRoot } from '../../lib/paths.mjs';
import { freePorts } from '../../lib/ports.mjs';
import { MeteredProcess } from './metered-process.mjs';
import { statusOf } from './scrape.mjs';

const { createEventProducer } = createRequire(import.meta.url)(inRoot('dist', 'libs', 'kafka', 'src'));
const MONITOR = inRoot('dist', 'apps', 'access-monitor', 'src', 'main.js');
const PATIENCE = 120_000;
const LOOK_EVERY = 20;

/** A broker and a database of the bench's own, with the settings of `npm start`, and monitors as processes. */
export class BenchInstallation {
  constructor(folder, env, database) {
    Object.assign(this, { folder, env, database, stops: [] });
  }

  /** Starts both and prepares topics and tables; `env` goes on top of the environment of the services. */
  static async open({ partitions = 24, env = {} } = {}) {
    const folder = mkdtempSync(path.join(tmpdir(), 'tam-bench-own-'));
    chmodSync(folder, 0o711);
    const installation = new BenchInstallation(folder);
    try {
      await installation.start(partitions, env);
      return installation;
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  async start(partitions, env) {
    const { folder, stops } = this;
    const [port, controllerPort, databasePort] = await freePorts(3);
    const broker = await startKafka({ dir: path.join(folder, 'kafka'), port, controllerPort });
    stops.unshift(() => stopKafka(path.join(folder, 'kafka')));
    const server = await startPostgres({ dir: path.join(folder, 'postgres'), port: databasePort });
    stops.unshift(async () => {
      await stopPostgres(path.join(folder, 'postgres'));
      await removePostgres(path.join(folder, 'postgres'));
    });
    this.env = {
      ...process.env,
      KAFKA_BROKERS: broker.brokers,
      DATABASE_URL: server.url,
      TAM_PARTITIONS: String(partitions),
      // What is measured is not sealed with the key of whoever runs npm start here.
      TAM_AUDIT_KEY_FILE: path.join(folder, 'no-audit-key.pem'),
      ...env,
    };
    await prepare(this.env);
    const database = new pg.Client({ connectionString: server.url });
    await database.connect();
    stops.unshift(() => database.end());
    this.database = database;
    this.producer = createEventProducer({ brokers: [broker.brokers], clientId: 'bench-load' });
    stops.unshift(() => this.producer.close());
  }

  /** Starts one instance of the compiled monitor and waits until it is ready. */
  async startMonitor() {
    const [port] = await freePorts(1);
    const monitor = new MeteredProcess(MONITOR, [], { ...this.env, HTTP_PORT: String(port) });
    this.stops.unshift(() => monitor.stop());
    monitor.http = `http://127.0.0.1:${port}`;
    await until('the monitor is ready', async () => {
      if (monitor.hasEnded()) throw new Error(`the monitor ended: ${monitor.output}`);
      return (await statusOf(monitor.http))?.ready;
    });
    return monitor;
  }

  /** Sends events and waits until the broker has them. */
  async send(events) {
    for (const event of events) await this.producer.send(event);
    await this.producer.flush();
  }

  async rows(sql, values) {
    return (await this.database.query(sql, values)).rows;
  }

  /** Records that are applied, as the database has committed them. */
  async applied() {
    const [row] = await this.rows(
      `SELECT coalesce(sum((p.value ->> 'next')::bigint), 0) AS applied
       FROM access.progress, jsonb_each(positions) AS p`,
    );
    return Number(row.applied);
  }

  /** Sends events and waits until they are applied; gives seconds from the first send to the last commit. */
  async drive(events, patience = PATIENCE) {
    const wanted = (await this.applied()) + events.length;
    const since = performance.now();
    await this.send(events);
    await until(
      `${events.length} events are applied`,
      async () => (await this.applied()) >= wanted,
      patience,
    );
    return (performance.now() - since) / 1000;
  }

  /** Ends whatever it started and removes what it wrote. */
  async close() {
    for (const stop of this.stops) await stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until something holds; throws with its name where it does not in `patience` ms. */
export async function until(what, holds, patience = PATIENCE) {
  const limit = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`${what}: not within ${patience / 1000} s`);
    await pause(LOOK_EVERY);
  }
}

/** The machine on which figures were seen. */
export const machine = () => ({ cpu: cpus()[0]?.model, cores: cpus().length, node: process.version });
