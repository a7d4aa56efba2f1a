#!/usr/bin/env node
import { ENSURE_STEPS, checkNode, ensure } from './lib/ensure.mjs';
import { Fault, main } from './lib/fault.mjs';
import { broker, database, prepare } from './lib/installation.mjs';
import { portOf, requireFree } from './lib/ports.mjs';
import { Progress } from './lib/progress.mjs';
import { declareStart, runningStart, undeclareStart } from './lib/run-state.mjs';
import { Service, endOrphans } from './lib/service.mjs';
import { ask, keepStatusLine } from './lib/status-line.mjs';
import { WATCHERS, watchers } from './lib/watchers.mjs';

const START_PATIENCE = 60_000;
const demo = process.argv.slice(2).includes('--demo');
const withMonitoring = process.argv.slice(2).includes('--with-monitoring');

/**
 * `npm start [-- --demo] [--with-monitoring]`: sets up what is missing, starts broker, database and monitor (with
 * --demo also synthetic traffic, with --with-monitoring Prometheus and Alertmanager where they are installed), shows one line of status, and on Ctrl-C stops all in the opposite order. A second start goes on with the data.
 */
await main(async () => {
  checkNode(process.versions.node);
  const other = runningStart();
  if (other)
    throw new Fault(
      'TAM_RUN_ALREADY_RUNNING',
      `It already runs as process ${other.pid}${other.http ? ` at ${other.http}` : ''}.`,
    );
  declareStart();
  const running = [];
  const stop = stopRequest();
  try {
    await start(running, stop);
  } catch (error) {
    if (!stop.isAsked) throw error;
  } finally {
    await stopAll(running);
    undeclareStart();
  }
});

async function start(running, stop) {
  const progress = new Progress(ENSURE_STEPS + 4 + (demo ? 1 : 0) + (withMonitoring ? 1 : 0));
  const step = async (name, work) => {
    if (stop.isAsked) throw new Error('stopped while starting');
    return progress.step(name, work);
  };
  const failed = deferred();
  await ensure({ progress });
  const port = portOf('http');
  await endOrphans([...WATCHERS, 'simulator', 'access-monitor']);
  await requireFree(port, 'the access monitor', 'HTTP_PORT');
  const theBroker = await step('Starting Apache Kafka', broker);
  running.unshift({ name: 'Apache Kafka', stop: theBroker.stop });
  const theDatabase = await step('Starting PostgreSQL', database);
  running.unshift({ name: 'PostgreSQL', stop: theDatabase.stop });
  const env = {
    ...process.env,
    KAFKA_BROKERS: theBroker.address,
    DATABASE_URL: theDatabase.address,
    HTTP_PORT: String(port),
  };
  await step('Preparing topics and tables', () => prepare(env));
  const host = process.env.HTTP_HOST ?? '127.0.0.1';
  const http = `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`;
  const launch = (service) => {
    running.unshift({ name: service.app, stop: () => service.stop() });
    service.start(failed.reject);
  };
  await step('Starting the access monitor', async () => {
    launch(new Service('access-monitor', { env }));
    await Promise.race([answering(http), failed.promise, stop.promise]);
  });
  const watching = withMonitoring
    ? await step('Starting Prometheus and Alertmanager', async () => {
        const theirs = await watchers(http);
        for (const service of theirs.services) launch(service);
        await Promise.race([theirs.answer(), failed.promise, stop.promise]);
        return theirs;
      })
    : undefined;
  declareStart({
    brokers: theBroker.address,
    // The user's own address may hold a password of theirs, and they can set it again.
    ...(!process.env.DATABASE_URL && { database: theDatabase.address }),
    http,
  });
  if (demo) await step('Starting synthetic traffic', () => launch(demoTraffic(env)));
  progress.end();
  process.stdout.write(greeting(http, theBroker.address, watching));
  const end = keepStatusLine(http);
  await Promise.race([stop.promise, failed.promise]).finally(end);
}

/** Sixty days of history and then live traffic, all of it synthetic. */
function demoTraffic(env) {
  return new Service('simulator', { args: ['demo'], env, keep: false });
}

async function answering(http) {
  const limit = Date.now() + START_PATIENCE;
  while (!(await ask(http))) {
    if (Date.now() > limit)
      throw new Fault('TAM_RUN_SERVICE_FAILED', `The access monitor does not answer at ${http}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function greeting(http, brokers, watching) {
  return `
Lookups        ${http}/clocks   ${http}/cases/<caseId>
Pages          ${http}/api
Metrics        ${http}/metrics
Kafka          ${brokers}
${watching ? `Prometheus     ${watching.prometheus}/alerts\nAlertmanager   ${watching.alertmanager}\n` : ''}${demo ? 'Traffic        synthetic: none of it is of a real person\n' : ''}Ctrl-C stops everything; the data stays for the next start.

`;
}

/** The first request to stop, as a promise and a flag; a third one ends this process without waiting. */
function stopRequest() {
  const { promise, resolve } = deferred();
  const request = { promise, isAsked: false };
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      asked += 1;
      if (asked > 2) process.exit(130);
      request.isAsked = true;
      resolve();
    });
  return request;
}

/** Services first, so that they finish what they hold; then what they need. */
async function stopAll(running) {
  const start = Date.now();
  for (const { name, stop } of running.splice(0)) {
    const clean = await stop();
    if (!clean) process.stdout.write(`${name} did not end in time and was killed.\n`);
  }
  process.stdout.write(`Stopped in ${((Date.now() - start) / 1000).toFixed(1)} s.\n`);
}

function deferred() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  parts.promise.catch(() => undefined);
  return parts;
}
