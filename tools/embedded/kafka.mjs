import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runCommand, tail } from '../lib/command.mjs';
import { Fault } from '../lib/fault.mjs';
import { requireFree, waitForPort } from '../lib/ports.mjs';
import { endGroup, readPidFile, removePidFile, writePidFile } from '../lib/process-identity.mjs';
import { javaProgram } from './java.mjs';
import { kafkaJars } from './kafka-jars.mjs';
import { brokerProperties, log4jProperties } from './kafka-settings.mjs';
import { KAFKA_VERSION } from './versions.mjs';

const START_PATIENCE = 90_000;

/**
 * Starts a real single-node Apache Kafka with its data under `dir`, in a process group of its own, and answers when it
 * serves a client: { brokers, port, pid, log, stop }. What an earlier run of the same `dir` left running is ended first.
 * `advertisedPort` is what clients are told to connect to (a proxy in tests); `extra` are further broker properties.
 * Throws TAM_RUN_NO_BROKER, TAM_RUN_JARS_FAILED, TAM_RUN_PORT_BUSY, TAM_RUN_BROKER_DATA, TAM_RUN_BROKER_FAILED.
 */
export async function startKafka({
  dir,
  port,
  controllerPort,
  advertisedPort = port,
  heapMb = 512,
  extra = {},
  note,
  quick = false,
}) {
  const jars = await kafkaJars({ note });
  await endOrphan(dir);
  await requireFree(port, 'embedded Apache Kafka', 'TAM_BROKER_PORT');
  await requireFree(controllerPort, "embedded Apache Kafka's controller", 'TAM_CONTROLLER_PORT');
  const files = layOut(dir, { port, controllerPort, advertisedPort, extra });
  // A short-lived broker gains more from a quick start than from the best machine code.
  const tuning = quick ? ['-XX:TieredStopAtLevel=1'] : [];
  const jvm = [
    '-XX:+UseSerialGC',
    ...tuning,
    `-Dlog4j2.configurationFile=${files.log4j}`,
    '-cp',
    `${jars}/*`,
  ];
  await format(files, jvm);
  const out = openSync(files.out, 'w');
  const child = spawn(javaProgram(), [`-Xmx${heapMb}m`, ...jvm, 'kafka.Kafka', files.properties], {
    cwd: dir,
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  let ended = false;
  child.on('exit', () => (ended = true));
  child.on('error', () => (ended = true));
  writePidFile(files.pid, child.pid, { port });
  const brokers = `127.0.0.1:${port}`;
  const stop = () => stopKafka(dir);
  const ready =
    (await waitForPort(port, { patience: START_PATIENCE, gaveUp: () => ended })) &&
    (await answers(brokers, () => ended));
  if (!ready) {
    await stop();
    throw explain(files);
  }
  child.unref();
  return { brokers, port, pid: child.pid, log: files.log, stop };
}

/** Stops the broker of this folder, if one runs; true if it ended by itself in time. */
export async function stopKafka(dir) {
  const file = path.join(dir, 'broker.pid');
  const entry = readPidFile(file);
  const clean = entry ? await endGroup(entry.pid, { patience: 15_000 }) : true;
  removePidFile(file);
  return clean;
}

/** A broker that outlived the run that started it: only ever the one named by this folder's own pid file. */
const endOrphan = stopKafka;

function layOut(dir, ports) {
  const at = (name) => path.join(dir, name);
  const files = {
    data: at('data'),
    properties: at('broker.properties'),
    log4j: at('log4j2.properties'),
    log: at('broker.log'),
    out: at('broker.out'),
    pid: at('broker.pid'),
    version: at('version'),
  };
  mkdirSync(dir, { recursive: true });
  const written = existsSync(files.version) ? readFileSync(files.version, 'utf8').trim() : undefined;
  if (written && !process.env.KAFKA_HOME && isNewer(written, KAFKA_VERSION))
    throw new Fault(
      'TAM_RUN_BROKER_DATA',
      `The data in ${dir} was written by Kafka ${written}; this is ${KAFKA_VERSION}.`,
    );
  if (
    existsSync(files.data) &&
    readdirSync(files.data).length > 0 &&
    !existsSync(path.join(files.data, 'meta.properties'))
  )
    throw new Fault(
      'TAM_RUN_BROKER_DATA',
      `The log directory ${files.data} is half formatted: an earlier start was cut off.`,
    );
  writeFileSync(files.properties, brokerProperties({ dataDir: files.data, ...ports }));
  writeFileSync(files.log4j, log4jProperties(files.log));
  return files;
}

async function format(files, jvm) {
  if (!existsSync(path.join(files.data, 'meta.properties'))) {
    const id = clusterId();
    const args = [...jvm, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', files.properties];
    const { code, output } = await runCommand(javaProgram(), args);
    if (code !== 0)
      throw new Fault('TAM_RUN_BROKER_FAILED', `${tail(output)}\nThe log directory could not be formatted.`);
  }
  writeFileSync(files.version, `${KAFKA_VERSION}\n`);
}

const isNewer = (a, b) => a.localeCompare(b, 'en', { numeric: true }) > 0;

/** A cluster id; its first character is a letter or digit, since the tool takes a leading dash for an option. */
function clusterId() {
  const bytes = randomBytes(16);
  bytes[0] &= 0x7f;
  return bytes.toString('base64url');
}

/**
 * A port that is open is not yet a broker that serves: asks for the cluster, and for the offsets of a group so that the
 * first consumer finds its coordinator loaded, until both answer.
 */
async function answers(brokers, gaveUp) {
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  const limit = Date.now() + START_PATIENCE;
  while (Date.now() < limit && !gaveUp()) {
    const admin = new Kafka({
      clientId: 'tam-start',
      brokers: [brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: 2000,
      requestTimeout: 5000,
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      const cluster = await admin.describeCluster();
      if (cluster.brokers.length > 0) {
        await admin.fetchOffsets({ groupId: 'tam-start' });
        return true;
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
  return false;
}

function explain(files) {
  const said = [files.log, files.out]
    .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
    .join('\n');
  if (/Failed to acquire lock on file/.test(said))
    return new Fault('TAM_RUN_BROKER_DATA', `Another broker holds the log directory ${files.data}.`);
  if (/meta\.properties|InconsistentClusterId|metadata\.version/i.test(said))
    return new Fault(
      'TAM_RUN_BROKER_DATA',
      `${tail(said, 5)}\nThe broker does not accept the data in ${files.data}.`,
    );
  return new Fault(
    'TAM_RUN_BROKER_FAILED',
    `${tail(said, 10)}\nThe broker did not start; its log is ${files.log}.`,
  );
}
