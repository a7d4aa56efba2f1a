#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from './lib/fault.mjs';
import { ROOT, inRoot } from './lib/paths.mjs';

/**
 * `node tools/generate.mjs [--check] [--into DIR]`: renews every derived file that is committed. Each module of
 * tools/generate exports `folders` (those that hold nothing but its files) and `generate()`, which answers the text of
 * each file by its path in the work tree. `--check` changes nothing and exits 1 on a difference.
 */
await main(async () => {
  const args = process.argv.slice(2);
  const into = args.includes('--into') ? path.resolve(args[args.indexOf('--into') + 1] ?? '') : ROOT;
  const differing = [];
  let total = 0;
  for (const file of readdirSync(inRoot('tools', 'generate')).filter((name) => name.endsWith('.mjs'))) {
    const { folders, generate } = await import(pathToFileURL(inRoot('tools', 'generate', file)).href);
    const files = await generate();
    total += files.size;
    for (const [name, text] of files)
      if (textOf(path.join(into, name)) !== text) differing.push([name, text]);
    for (const name of strangers(into, folders, files)) differing.push([name, undefined]);
  }
  if (args.includes('--check')) {
    for (const [name, text] of differing)
      process.stdout.write(
        `${name} ${text === undefined ? 'is no longer derived from anything' : 'differs'}\n`,
      );
    process.stdout.write(
      differing.length === 0 ? `${total} derived files are current\n` : 'Run `npm run generate`.\n',
    );
    return differing.length === 0 ? 0 : 1;
  }
  for (const [name, text] of differing) replace(path.join(into, name), text);
  process.stdout.write(`${total} derived files, ${differing.length} changed\n`);
  return 0;
});

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function strangers(into, folders, files) {
  return folders
    .filter((folder) => existsSync(path.join(into, folder)))
    .flatMap((folder) => readdirSync(path.join(into, folder)).map((name) => `${folder}/${name}`))
    .filter((name) => !files.has(name));
}

function replace(file, text) {
  if (text === undefined) return rmSync(file);
  mkdirSync(path.dirname(file), { recursive: true });
  return writeFileSync(file, text);
}
