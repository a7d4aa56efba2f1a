#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensure } from './lib/ensure.mjs';
import { Fault, main } from './lib/fault.mjs';
import { runningStart } from './lib/run-state.mjs';
import { entryOf } from './lib/service.mjs';
import { inRoot } from './lib/paths.mjs';

/** `node tools/run-app.mjs <app> [arguments]`: sets up what is missing, then runs the compiled app in this terminal. */
await main(async () => {
  const [app = '', ...args] = process.argv.slice(2);
  if (!/^[a-z-]+$/.test(app) || !existsSync(inRoot('apps', app)))
    throw new Fault('TAM_RUN_UNKNOWN_APP', `There is no app named "${app}".`);
  await ensure();
  const entry = entryOf(app);
  if (!existsSync(entry)) throw new Fault('TAM_RUN_UNKNOWN_APP', `The app "${app}" cannot be started yet.`);
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: 'inherit',
    env: withAddresses(process.env),
  });
  // Both get the terminal's Ctrl-C; the app decides when to end, and this waits for it.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  return new Promise((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1))),
  );
});

/** Where the user names no brokers, or no database, and `npm start` runs, those it uses are meant. */
function withAddresses(env) {
  const start = runningStart();
  const brokers = env.KAFKA_BROKERS ?? start?.brokers;
  const database = env.DATABASE_URL ?? start?.database;
  return { ...env, ...(brokers && { KAFKA_BROKERS: brokers }), ...(database && { DATABASE_URL: database }) };
}
