import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { findJava } from '../embedded/java.mjs';
import { jarsAreHere } from '../embedded/kafka-jars.mjs';
import { JAVA_MAJOR } from '../embedded/versions.mjs';
import { runCommand } from './command.mjs';
import { checkNode } from './ensure.mjs';
import { DATA, ROOT } from './paths.mjs';
import { PORTS, isFree, portOf } from './ports.mjs';
import { readPidFile } from './process-identity.mjs';
import { runningStart } from './run-state.mjs';

const GIB = 1024 ** 3;
/** Packages, build, broker jars and a first day of data. */
const DISK_NEED = 3 * GIB;
/** The broker's heap, the database's cache, a service and a compiler. */
const MEMORY_NEED = 2 * GIB;

const good = (text) => ({ grade: 'ok', text });
const note = (text, todo) => ({ grade: 'note', text, todo });
const bad = (text, todo) => ({ grade: 'wrong', text, todo });

/** Each look at this machine: answers findings { grade: ok | note | wrong, text, todo? }. */
export const DIAGNOSES = {
  async node() {
    try {
      checkNode(process.versions.node);
      return [good(`Node ${process.versions.node}`)];
    } catch {
      return [bad(`Node ${process.versions.node} is too old.`, 'Install Node 20.19 or newer.')];
    }
  },

  async broker() {
    if (process.env.KAFKA_BROKERS) return reachable('KAFKA_BROKERS', process.env.KAFKA_BROKERS.split(','));
    const { major, maven, runsBroker } = await findJava();
    const ways = 'or set KAFKA_BROKERS to a broker of yours';
    if (!runsBroker) {
      const found = major
        ? `Java ${major} is too old for the embedded broker`
        : 'There is no Java for the embedded broker';
      return [bad(`${found}.`, `Install Java ${JAVA_MAJOR} or newer, ${ways}.`)];
    }
    if (process.env.KAFKA_HOME)
      return existsSync(path.join(process.env.KAFKA_HOME, 'libs'))
        ? [good(`Java ${major}; Kafka of KAFKA_HOME`)]
        : [
            bad(
              `KAFKA_HOME is ${process.env.KAFKA_HOME}, which has no folder libs.`,
              'Correct KAFKA_HOME or unset it.',
            ),
          ];
    if (jarsAreHere()) return [good(`Java ${major}; the broker's jars are here`)];
    if (!maven)
      return [
        bad('There is no Maven to fetch the broker with.', `Install Maven, or set KAFKA_HOME, ${ways}.`),
      ];
    return [good(`Java ${major}; Maven ${maven} will fetch the broker`)];
  },

  async database() {
    if (!process.env.DATABASE_URL) return [good('the embedded PostgreSQL comes with the packages')];
    const url = new URL(process.env.DATABASE_URL);
    return reachable('DATABASE_URL', [`${url.hostname}:${url.port || 5432}`]);
  },

  async docker() {
    const { code } = await runCommand('docker', ['info', '--format', '{{.ServerVersion}}'], {
      timeout: 5_000,
    });
    if (code === 0) return [good('a Docker engine answers')];
    return [note('No Docker engine answers; nothing here needs one.')];
  },

  async ports() {
    if (runningStart()) return [good('npm start is running and holds its ports')];
    const findings = [];
    for (const [name, { variable, what }] of Object.entries(PORTS)) {
      const port = portOf(name);
      if (!(await isFree(port)))
        findings.push(
          bad(
            `Port ${port} (${what}) is in use.`,
            `Stop what listens there, or set ${variable} to a free port.`,
          ),
        );
    }
    return findings.length > 0 ? findings : [good('all ports are free')];
  },

  async room() {
    const { bavail, bsize } = await statfs(ROOT);
    const free = bavail * bsize;
    const gib = (bytes) => `${(bytes / GIB).toFixed(1)} GiB`;
    return [
      free >= DISK_NEED
        ? good(`${gib(free)} of disk free`)
        : bad(
            `Only ${gib(free)} of disk are free; ${gib(DISK_NEED)} are needed.`,
            'Make room, or set TAM_DATA_DIR to another disk.',
          ),
      totalmem() >= MEMORY_NEED
        ? good(`${gib(totalmem())} of memory`)
        : bad(
            `Only ${gib(totalmem())} of memory; ${gib(MEMORY_NEED)} are needed.`,
            'Use brokers and a database on another machine.',
          ),
    ];
  },

  async processes() {
    if (runningStart()) return [good(`npm start runs as process ${runningStart().pid}`)];
    const files = ['kafka/broker.pid', 'postgres/server.pid', 'access-monitor.pid', 'simulator.pid'];
    const left = files.flatMap((file) => readPidFile(path.join(DATA, file))?.pid ?? []);
    if (left.length === 0) return [good('nothing was left running')];
    return [
      note(
        `Left running by an earlier start: ${left.join(', ')}.`,
        'The next npm start ends them; npm run reset does too.',
      ),
    ];
  },

  async leftovers() {
    const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('tam-test-'));
    const dead = folders.filter((name) => {
      const mark = path.join(tmpdir(), name, 'run.pid');
      return existsSync(mark) && readPidFile(mark) === undefined;
    });
    if (dead.length === 0) return [];
    return [
      note(
        `${dead.length} test runs were killed and left data in ${tmpdir()}.`,
        'The next npm test removes it.',
      ),
    ];
  },

  async data() {
    const file = path.join(DATA, 'postgres', 'cluster', 'PG_VERSION');
    if (!existsSync(file)) return [];
    const version = readFileSync(file, 'utf8').trim();
    if (version === '18') return [good(`embedded data of PostgreSQL ${version}`)];
    return [bad(`The embedded data is of PostgreSQL ${version}.`, 'npm run reset removes it.')];
  },
};

async function reachable(variable, addresses) {
  const findings = await Promise.all(
    addresses.map(async (address) => ({ address, answers: await connects(address) })),
  );
  return findings.map(({ address, answers }) =>
    answers
      ? good(`${variable}: ${address} accepts connections`)
      : bad(`${variable}: nothing accepts connections at ${address}.`, 'Start it, or correct the address.'),
  );
}

function connects(address) {
  const at = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = net.connect({
      host: address.slice(0, at).trim(),
      port: Number(address.slice(at + 1)),
      timeout: 3_000,
    });
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => answer(false));
  });
}
