#!/usr/bin/env node
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadSource } from './generate/lib/load-lib.mjs';
import { ensure } from './lib/ensure.mjs';
import { Fault, main } from './lib/fault.mjs';

/**
 * `npm run monitoring -- --into DIR [--addresses FILE]`: writes every file of deploy/monitoring/generated with the
 * addresses of a deployment, given in the form of deploy/monitoring/data/addresses.yaml; what FILE leaves out stays.
 */
await main(async () => {
  const args = process.argv.slice(2);
  const valueOf = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const into = valueOf('--into');
  if (into === undefined) throw new Fault('TAM_RUN_ARGUMENTS', 'Say where to: --into DIR.');
  await ensure({ build: false });
  const { ADDRESSES, monitoringFiles } = loadSource('deploy/monitoring/src');
  const files = monitoringFiles({ ...ADDRESSES, ...given(valueOf('--addresses'), Object.keys(ADDRESSES)) });
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(into, name)), { recursive: true });
    writeFileSync(path.join(into, name), text);
  }
  process.stdout.write(`${files.size} files in ${into}\n`);
});

/** The addresses of a file. Throws TAM_RUN_ARGUMENTS where it holds another key. */
function given(file, known) {
  if (file === undefined) return {};
  const addresses = parse(readFileSync(file, 'utf8')) ?? {};
  const strange = Object.keys(addresses).filter((key) => !known.includes(key));
  if (strange.length > 0)
    throw new Fault('TAM_RUN_ARGUMENTS', `${file}: ${strange.join(', ')} is not among ${known.join(', ')}.`);
  return addresses;
}
