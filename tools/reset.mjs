#!/usr/bin/env node
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { stopKafka } from './embedded/kafka.mjs';
import { removePostgres, stopPostgres } from './embedded/postgres.mjs';
import { Fault, main } from './lib/fault.mjs';
import { DATA } from './lib/paths.mjs';
import { runningStart } from './lib/run-state.mjs';

/**
 * `npm run reset [-- --yes]`: removes the data of the embedded broker and database, and the logs. Refuses while
 * `npm start` runs. Asks first, where there is somebody to ask; elsewhere it wants --yes.
 */
await main(async () => {
  const running = runningStart();
  if (running)
    throw new Fault('TAM_RUN_RESET_WHILE_RUNNING', `npm start runs as process ${running.pid} on this data.`);
  if (!existsSync(DATA)) {
    process.stdout.write('There is no embedded data.\n');
    return 0;
  }
  if (!(await isWanted())) {
    process.stdout.write('Nothing was removed.\n');
    return 1;
  }
  const kafka = path.join(DATA, 'kafka');
  const postgres = path.join(DATA, 'postgres');
  await stopKafka(kafka);
  await stopPostgres(postgres);
  await removePostgres(postgres);
  rmSync(DATA, { recursive: true, force: true });
  process.stdout.write(`Removed ${DATA}.\n`);
  return 0;
});

async function isWanted() {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) {
    process.stdout.write(
      `This removes all events and outcomes in ${DATA}. Say so with: npm run reset -- --yes\n`,
    );
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove all events and outcomes in ${DATA}? Type yes: `);
  terminal.close();
  return answer.trim() === 'yes';
}
