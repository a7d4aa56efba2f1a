#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonText } from './generate/lib/json-text.mjs';
import { loadLib } from './generate/lib/load-lib.mjs';
import { main } from './lib/fault.mjs';
import { inRoot } from './lib/paths.mjs';

/**
 * `node tools/publish-contract.mjs`: keeps what this version promises of every event type, for all later versions to be
 * held against. Done once at a release; what was published is never edited.
 */
await main(async () => {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const file = inRoot('libs', 'events', 'published', `${version}.json`);
  if (existsSync(file)) {
    process.stderr.write(`${version} was published already; raise the version in package.json.\n`);
    return 1;
  }
  const { CATALOGUE, contractOf } = loadLib('events');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await jsonText(contractOf(CATALOGUE)));
  process.stdout.write(`published ${path.relative(inRoot(), file)}\n`);
  return 0;
});
