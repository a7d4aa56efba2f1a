import path from 'node:path';
import { startKafka } from '../embedded/kafka.mjs';
import { startPostgres } from '../embedded/postgres.mjs';
import { runCommand, tail } from './command.mjs';
import { Fault } from './fault.mjs';
import { DATA } from './paths.mjs';
import { portOf } from './ports.mjs';
import { entryOf } from './service.mjs';

/** The broker to use: the user's own, or the embedded one, started; { address, stop }. */
export async function broker(note) {
  if (process.env.KAFKA_BROKERS) return { address: process.env.KAFKA_BROKERS, stop: async () => true };
  const { brokers, stop } = await startKafka({
    dir: path.join(DATA, 'kafka'),
    port: portOf('broker'),
    controllerPort: portOf('controller'),
    note,
  });
  return { address: brokers, stop };
}

/** The database to use: the user's own, or the embedded one, started; { address, stop }. */
export async function database() {
  if (process.env.DATABASE_URL) return { address: process.env.DATABASE_URL, stop: async () => true };
  const { url, stop } = await startPostgres({ dir: path.join(DATA, 'postgres'), port: portOf('database') });
  return { address: url, stop };
}

/**
 * Creates the topics that are missing and brings the schema up to this version, by the monitor's own command. `env` is
 * the environment of the services. Throws TAM_RUN_SERVICE_FAILED with what it said.
 */
export async function prepare(env) {
  const { code, output } = await runCommand(process.execPath, [entryOf('access-monitor'), 'prepare'], {
    env,
  });
  if (code !== 0)
    throw new Fault('TAM_RUN_SERVICE_FAILED', `${tail(output, 5)}\nTopics and tables could not be prepared.`);
}
