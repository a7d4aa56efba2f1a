import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Fault } from '../../lib/fault.mjs';
import { inRoot } from '../../lib/paths.mjs';

const hasTaskset = spawnSync('taskset', ['--version']).status === 0;

/**
 * Runs a Node script to its end, on one core where the system can bind it, and gives what it used: wall and CPU
 * seconds (all its threads) and peak memory in bytes.
 */
export async function measure(script, args, { oneCore = true } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tam-bench-'));
  const usage = path.join(folder, 'usage.json');
  const node = [
    process.execPath,
    '--require',
    inRoot('tools', 'bench', 'lib', 'report-usage.cjs'),
    script,
    ...args,
  ];
  const bound = oneCore && hasTaskset;
  const [command, ...rest] = bound ? ['taskset', '-c', String(availableParallelism() - 1), ...node] : node;
  const child = spawn(command, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TAM_BENCH_USAGE: usage },
  });
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0)
    throw new Fault('TAM_RUN_BENCH_FAILED', `${path.basename(script)} ended with ${code}: ${said}`);
  const used = JSON.parse(readFileSync(usage, 'utf8'));
  rmSync(folder, { recursive: true });
  return { ...used, oneCore: bound };
}

/** The run with the smallest wall time of several: the others were disturbed. */
export function best(runs) {
  return runs.reduce((a, b) => (b.wallSeconds < a.wallSeconds ? b : a));
}
