import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { startKafka, stopKafka } from '../embedded/kafka.mjs';
import { removePostgres, startPostgres, stopPostgres } from '../embedded/postgres.mjs';
import { prepare } from '../lib/installation.mjs';
import { inRoot } from '../lib/paths.mjs';
import { freePorts } from '../lib/ports.mjs';
import { eventFile } from './lib/event-file.mjs';
import { MeteredProcess, cpuSecondsOf } from './lib/metered-process.mjs';
import { counterOf, histogramOf, quantile, statusOf } from './lib/scrape.mjs';

/** What DESIGN asks of one monitor that is live and durable. */
const TARGET = {
  ratio: 0.08,
  stretch: 0.15,
  cpuSecondsPerMillion: 75,
  p99Seconds: 0.15,
  deadlineP99Seconds: 1,
};
const PATIENCE = 600_000;

/**
 * One live monitor on a real broker and a real database, all on this machine: the drain of a pre-filled log against a
 * bare kafkajs consume-and-parse loop over the same log, then event to determination and the lateness of deadlines at a
 * steady rate. The settings of the database are those of `npm start`.
 */
export async function bench({ events = 200_000, rate = 1000, seconds = 30 }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tam-bench-live-'));
  chmodSync(folder, 0o711);
  const [port, controllerPort, databasePort, http] = await freePorts(4);
  const stops = [];
  try {
    say('starting broker and database');
    const broker = await startKafka({ dir: path.join(folder, 'kafka'), port, controllerPort });
    stops.push(() => stopKafka(path.join(folder, 'kafka')));
    const database = await startPostgres({ dir: path.join(folder, 'postgres'), port: databasePort });
    stops.push(async () => {
      await stopPostgres(path.join(folder, 'postgres'));
      await removePostgres(path.join(folder, 'postgres'));
    });
    const env = {
      ...process.env,
      KAFKA_BROKERS: broker.brokers,
      DATABASE_URL: database.url,
      HTTP_PORT: String(http),
      // What is measured is not sealed with the key of whoever runs npm start here.
      TAM_AUDIT_KEY_FILE: path.join(folder, 'no-audit-key.pem'),
    };
    await prepare(env);
    say(`filling the log with ${events} events`);
    await runLoad(env, ['fill', eventFile(events).path]);

    say('bare loop');
    const bare = new MeteredProcess(
      inRoot('tools', 'bench', 'lib', 'bare-consumer.cjs'),
      [String(events)],
      env,
    );
    await bare.ended();
    const bareSeconds = JSON.parse(bare.output).seconds;

    say('draining with one monitor');
    const cpuBefore = { broker: cpuSecondsOf(broker.pid), database: cpuSecondsOf(database.pid) };
    const monitor = new MeteredProcess(inRoot('dist', 'apps', 'access-monitor', 'src', 'main.js'), [], env);
    stops.unshift(() => monitor.stop());
    const drain = await drained(`http://127.0.0.1:${http}`, events, monitor);
    const cpu = {
      monitor: monitor.cpuSeconds(),
      broker: cpuSecondsOf(broker.pid) - cpuBefore.broker,
      database: cpuSecondsOf(database.pid) - cpuBefore.database,
    };
    const perMillion = (value) => Math.round((value / events) * 1e7) / 10;

    say('waiting until all of it is published');
    const metrics = `http://127.0.0.1:${http}/metrics`;
    await settled(() => counterOf(metrics, 'tam_relayed_records_total'));
    say(`steady load: ${rate} events/s for ${seconds} s`);
    const names = [
      'tam_event_to_determination_seconds',
      'tam_deadline_lateness_seconds',
      'tam_round_seconds',
    ];
    const before = await histogramOf(metrics, names);
    await runLoad(env, ['steady', String(rate), String(seconds)]);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const after = await histogramOf(metrics, names);
    const at = (q) => Object.fromEntries(names.map((name) => [name, quantile(q, before[name], after[name])]));
    const ratio = bareSeconds / drain.seconds;
    return {
      bench: 'live',
      events,
      machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
      bare: { seconds: bareSeconds, eventsPerSecond: Math.round(events / bareSeconds) },
      drain: { ...drain, eventsPerSecond: Math.round(events / drain.seconds) },
      ratio,
      cpuSecondsPerMillion: {
        monitor: perMillion(cpu.monitor),
        broker: perMillion(cpu.broker),
        database: perMillion(cpu.database),
      },
      peakBytes: { monitor: monitor.peakBytes() },
      steady: { rate, seconds, p50Seconds: at(0.5), p99Seconds: at(0.99), observations: after },
      target: TARGET,
    };
  } finally {
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds between a tenth of the events and all of them, scaled to all: the start of the service is no part of it. */
async function drained(http, events, monitor) {
  const deadline = Date.now() + PATIENCE;
  let first;
  for (;;) {
    if (monitor.hasEnded() || Date.now() > deadline)
      throw new Error(`the monitor did not drain: ${monitor.output}`);
    const status = await statusOf(http);
    if (status) {
      const now = performance.now();
      if (!first && status.events >= events / 10) first = { at: now, events: status.events };
      if (first && status.events >= events && status.lag?.records === 0) {
        const part = (events - first.events) / events;
        return part > 0.05
          ? { seconds: (now - first.at) / 1000 / part, measuredShare: part }
          : { seconds: (now - first.at) / 1000, measuredShare: 1 };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until a counter has stood still for two seconds. */
async function settled(read) {
  const deadline = Date.now() + PATIENCE;
  for (let last; Date.now() < deadline;) {
    const now = await read();
    if (now === last) return;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

async function runLoad(env, args) {
  const load = new MeteredProcess(inRoot('tools', 'bench', 'lib', 'live-load.cjs'), args, env);
  await load.ended();
}

function say(text) {
  process.stderr.write(`live bench: ${text}\n`);
}
