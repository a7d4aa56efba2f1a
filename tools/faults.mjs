#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { ensure } from './lib/ensure.mjs';
import { main } from './lib/fault.mjs';
import { runJest, testFiles } from './lib/jest.mjs';
import { ServicesOfRun } from './lib/services-of-run.mjs';

const USAGE = 'npm run test:faults -- [part of a path ...] [--cycles N] [--seed S]\n';

/**
 * `npm run test:faults`: real processes are killed, stopped and cut off, one test file after the other. `--cycles` is
 * how often the tests kill that kill again and again, `--seed` draws other moments; both are printed.
 */
await main(async () => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 1;
  const files = testFiles('faults', options.texts);
  await ensure();
  const services = new ServicesOfRun();
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void services.stop().then(() => process.exit(130)));
  try {
    const env = { ...options.env, ...(await services.addresses()) };
    const { passed, failed, seconds } = await runJest('faults', files, { env, workers: 1 });
    process.stdout.write(`${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)\n`);
    return failed > 0 || passed === 0 ? 1 : 0;
  } finally {
    await services.stop();
  }
});

function readOptions(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { cycles: { type: 'string' }, seed: { type: 'string' } },
    });
    for (const [name, value] of Object.entries(values))
      if (!/^\d+$/.test(value)) throw new Error(`--${name} takes a whole number, not "${value}".`);
    const { cycles, seed } = values;
    const env = { ...(cycles && { TAM_FAULT_CYCLES: cycles }), ...(seed && { TAM_SEED: seed }) };
    return { texts: positionals, env };
  } catch (error) {
    process.stderr.write(`${error.message}\n${USAGE}`);
    return undefined;
  }
}
