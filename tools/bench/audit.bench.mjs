import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CACHE, inRoot } from '../lib/paths.mjs';
import { runCommand } from '../lib/command.mjs';
import { best, measure } from './lib/measure.mjs';

/** What an auditor is promised: a million entries in so many seconds, on the cores of the machine. */
const TARGET = { entries: 1_000_000, seconds: 10 };
const BROKEN = 3;

/** One change to an export each, and the words by which it must be named. */
const CHANGES = {
  bit: (lines) => {
    const at = Math.floor(lines.length / 2);
    lines[at] = lines[at].replace(
      /"status":"(.)/,
      (_, first) => `"status":"${String.fromCharCode(first.charCodeAt(0) ^ 1)}`,
    );
    return [at + 1, 'altered'];
  },
  deleted: (lines) => {
    const at = Math.floor(lines.length / 3);
    lines.splice(at, 1);
    return [at + 1, 'missing'];
  },
  swapped: (lines) => {
    const at = Math.floor(lines.length / 4);
    lines.splice(at, 2, lines[at + 1], lines[at]);
    return [at + 1, 'out-of-order'];
  },
};

/** With --quick. */
export const QUICK = { events: 100_000, runs: 1 };

/**
 * `replay verify-audit` over an export of so many entries of the size that the access monitor writes, over 24
 * partitions: untouched, and with one bit altered, one row deleted and one swapped, each of which must be named.
 */
export async function bench({ events: entries = TARGET.entries, runs = 3 }) {
  const folder = path.join(CACHE, 'bench', `audit-${entries}`);
  const { exported, key } = await makeExport(folder, entries);
  const main = inRoot('dist', 'apps', 'replay', 'src', 'main.js');
  const verify = ['verify-audit', exported, '--key', key];
  const whole = [];
  for (let i = 0; i < runs; i++) {
    process.stderr.write(`audit bench, run ${i + 1} of ${runs}\n`);
    whole.push(await measure(main, verify, { oneCore: false }));
  }
  const found = {};
  for (const [name, change] of Object.entries(CHANGES)) found[name] = await tamper(exported, key, change);
  const fastest = best(whole);
  return {
    bench: 'audit',
    entries,
    bytes: sizeOf(exported),
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
    whole: { ...fastest, entriesPerSecond: entries / fastest.wallSeconds },
    found,
    target: {
      seconds: TARGET.seconds,
      reached:
        Object.values(found).every(({ isNamed, seconds }) => isNamed && seconds <= TARGET.seconds) &&
        fastest.wallSeconds * (TARGET.entries / entries) <= TARGET.seconds,
    },
    runs: whole,
  };
}

async function makeExport(folder, entries) {
  const exported = path.join(folder, 'export');
  const key = path.join(folder, 'key.pem');
  if (existsSync(exported)) return { exported, key };
  mkdirSync(folder, { recursive: true });
  const script = inRoot('tools', 'bench', 'lib', 'audit-export.cjs');
  const { code, output } = await runCommand(process.execPath, [script, String(entries), exported, key], {});
  if (code !== 0) throw new Error(output);
  return { exported, key };
}

/** Changes one file of the export, verifies all of it, and puts the file back. */
async function tamper(exported, key, change) {
  const file = path.join(exported, readdirSync(exported).filter((name) => name.endsWith('.gz'))[11]);
  const kept = readFileSync(file);
  const lines = gunzipSync(kept).toString('latin1').trimEnd().split('\n');
  const [seq, kind] = change(lines);
  try {
    writeFileSync(file, gzipSync(Buffer.from(`${lines.join('\n')}\n`, 'latin1'), { level: 2 }));
    const start = performance.now();
    const main = inRoot('dist', 'apps', 'replay', 'src', 'main.js');
    const { code, output } = await runCommand(
      process.execPath,
      [main, 'verify-audit', exported, '--key', key],
      {},
    );
    const seconds = (performance.now() - start) / 1000;
    const words = `partition 11, entry ${seq}: ${kind}.`;
    return {
      seconds,
      isNamed: code === BROKEN && output.includes(words),
      said: output.split('\n').filter((line) => line.startsWith('partition')),
    };
  } finally {
    writeFileSync(file, kept);
  }
}

function sizeOf(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}
