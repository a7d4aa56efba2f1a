import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startKafka, stopKafka } from '../embedded/kafka.mjs';
import { removePostgres, startPostgres, stopPostgres } from '../embedded/postgres.mjs';
import { freePorts } from './ports.mjs';
import { readPidFile, writePidFile } from './process-identity.mjs';

const PREFIX = 'tam-test-';

/**
 * Starts a real broker and a real database for one run of tests, on free ports with data in a temporary folder, so that
 * they run beside anything else. Answers { env, stop }: `env` tells the tests the addresses.
 */
export async function startTestServices() {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  writePidFile(path.join(folder, 'run.pid'), process.pid);
  const [port, controllerPort, databasePort] = await freePorts(3);
  const stop = () => remove(folder);
  try {
    const [broker, database] = await Promise.all([
      startKafka({
        dir: path.join(folder, 'kafka'),
        port,
        controllerPort,
        quick: true,
        extra: FAST_FAILOVER,
      }),
      startPostgres({ dir: path.join(folder, 'postgres'), port: databasePort, fsync: false }),
    ]);
    return { env: { TAM_TEST_KAFKA_BROKERS: broker.brokers, TAM_TEST_DATABASE_URL: database.url }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A dead consumer is noticed in two seconds, so that tests of it need not wait longer. */
const FAST_FAILOVER = { 'group.min.session.timeout.ms': 2000 };

/** Removes what runs that were killed have left behind: only folders of ours whose run is gone. */
async function sweep() {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => path.join(tmpdir(), name))) {
    const mark = path.join(folder, 'run.pid');
    if (existsSync(mark) && readPidFile(mark) === undefined) await remove(folder);
  }
}

async function remove(folder) {
  await Promise.all([stopKafka(path.join(folder, 'kafka')), stopPostgres(path.join(folder, 'postgres'))]);
  await removePostgres(path.join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
}
