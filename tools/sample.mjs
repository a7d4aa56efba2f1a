#!/usr/bin/env node
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './lib/command.mjs';
import { ensure } from './lib/ensure.mjs';
import { main } from './lib/fault.mjs';
import { CACHE, inRoot } from './lib/paths.mjs';

/**
 * `node tools/sample.mjs`: takes the synthetic examples through import, run and explain and prints what is found, as a
 * first look at the product without a broker or a database.
 */
await main(async () => {
  await ensure();
  const folder = path.join(CACHE, 'sample');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const at = (name) => path.join(folder, name);

  await show('A CSV export of a clinic becomes events (two of its rows are faulty on purpose).', 'gateway', [
    ...['import', '--csv', inRoot('examples', 'clinic-export.csv')],
    ...['--mapping', inRoot('examples', 'clinic-export.mapping.yaml')],
    ...['--to', at('imported.ndjson'), '--rejects', at('rejects.ndjson')],
  ]);
  await show('What became of its requests, as of 1 January 2027.', 'replay', [
    ...['run', '--input', at('imported.ndjson'), '--output', at('imported-outcomes.ndjson')],
    ...['--as-of', '2027-01-01T00:00:00-08:00'],
  ]);
  await show('Stories that are told as events (examples/README.md).', 'replay', [
    ...['run', '--input', inRoot('examples', 'events.ndjson'), '--output', at('outcomes.ndjson')],
    ...['--as-of', '2026-12-18T12:00:00-08:00', '--rejects', at('story-rejects.ndjson')],
  ]);
  await show('One of them explained: an offer one business day too late.', 'replay', [
    ...['explain', 'case-one-day-late', '--input', inRoot('examples', 'events.ndjson')],
    ...['--as-of', '2026-12-18T12:00:00-08:00'],
  ]);
  process.stdout.write(`The events and outcomes are in ${path.relative('', folder) || folder}.\n`);
  return 0;
});

/** Runs a command of the product and prints it as a person would have typed it, then what it said. */
async function show(what, app, args) {
  const typed = args.map((arg) => (path.isAbsolute(arg) ? path.relative('', arg) : arg)).join(' ');
  const command = app === 'gateway' ? `import -- ${typed.replace(/^import /, '')}` : `${app} -- ${typed}`;
  process.stdout.write(`\n${what}\n$ npm run ${command}\n`);
  const entry = inRoot('dist', 'apps', app, 'src', 'main.js');
  const { code, output } = await runCommand(process.execPath, [entry, ...args]);
  process.stdout.write(`${output.trimEnd()}\n`);
  if (code !== 0 && code !== 2) throw new Error(`${app} ended with ${code}`);
}
