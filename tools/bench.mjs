#!/usr/bin/env node
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensure } from './lib/ensure.mjs';
import { Fault, main } from './lib/fault.mjs';
import { inRoot } from './lib/paths.mjs';

/**
 * `npm run bench -- <name> [--quick] [--events N] [--runs N] [--out FILE]`: builds what is missing, runs
 * one bench of tools/bench, and prints its result as JSON. Progress goes to stderr. `--quick` takes as few events and runs
 * as show that it works: its figures are no measurement.
 */
await main(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const file = inRoot('tools', 'bench', `${name}.bench.mjs`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file))
    throw new Fault(
      'TAM_RUN_UNKNOWN_BENCH',
      `There is no bench named "${name}"; there are ${benches().join(', ')}.`,
    );
  const options = readOptions(args);
  await ensure();
  const { bench, QUICK } = await import(file);
  const { quick, ...asked } = options;
  const json = JSON.stringify(await bench(quick ? { ...QUICK, ...asked } : asked), null, 2);
  if (options.out !== undefined) writeFileSync(path.resolve(options.out), `${json}\n`);
  process.stdout.write(`${json}\n`);
  return 0;
});

function benches() {
  return readdirSync(inRoot('tools', 'bench'))
    .filter((file) => file.endsWith('.bench.mjs'))
    .map((file) => file.replace('.bench.mjs', ''));
}

function readOptions(given) {
  const options = { quick: given.includes('--quick') };
  const args = given.filter((arg) => arg !== '--quick');
  for (let i = 0; i < args.length; i += 2) {
    const name = /^--([a-z]+)$/.exec(args[i] ?? '')?.[1];
    const value = args[i + 1];
    if (name === undefined || value === undefined)
      throw new Fault(
        'TAM_RUN_BENCH_OPTION',
        `"${args[i]}" is no option with a value (--events, --runs, --out; --quick has none).`,
      );
    options[name] = /^\d+$/.test(value) ? Number(value) : value;
  }
  return options;
}
