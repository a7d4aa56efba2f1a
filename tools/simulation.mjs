#!/usr/bin/env node
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensure } from './lib/ensure.mjs';
import { main } from './lib/fault.mjs';
import { inRoot } from './lib/paths.mjs';

const USAGE =
  'npm run test:simulation -- [--schedules 100000] [--seed 1] [--workers N] [--rules plain|access] [--failures 5]\n';
/** Seeds that a worker takes at a time. */
const STRETCH = 200;
const TELL_EVERY = 10_000;

/**
 * `npm run test:simulation`: runs schedules of the simulation, each with the seed after that of the one before, and says
 * what happened and at which rate. Each divergence is told when it is found, with its seed and a small trace; so many
 * of them end the run with 1. Ctrl-C ends it with what was run so far.
 */
await main(async () => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 1;
  await ensure({ build: false });
  const sum = await runAll(options);
  const minutes = sum.seconds / 60;
  const counted = Object.entries(sum.figures).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${counted.join(', ')}\n`);
  process.stdout.write(
    `${sum.schedules} schedules from seed ${options.seed}, ${sum.told.length} divergences, ` +
      `${sum.seconds.toFixed(0)} s, ${Math.round(sum.schedules / minutes)} a minute ` +
      `(${options.workers} at once)\n`,
  );
  return sum.told.length > 0 || sum.schedules === 0 ? 1 : 0;
});

function readOptions(args) {
  const number = (name, value) => {
    if (!/^\d+$/.test(value)) throw new Error(`--${name} takes a whole number, not "${value}".`);
    return Number(value);
  };
  try {
    const { values } = parseArgs({
      args,
      options: {
        schedules: { type: 'string', default: '100000' },
        seed: { type: 'string', default: '1' },
        workers: { type: 'string', default: String(availableParallelism()) },
        failures: { type: 'string', default: '5' },
        rules: { type: 'string' },
      },
    });
    const { rules, ...numbers } = values;
    if (rules !== undefined && rules !== 'plain' && rules !== 'access')
      throw new Error(`--rules is plain or access, not "${rules}".`);
    const read = Object.entries(numbers).map(([name, value]) => [name, number(name, value)]);
    return { ...Object.fromEntries(read), rules };
  } catch (error) {
    process.stderr.write(`${error.message}\n${USAGE}`);
    return undefined;
  }
}

async function runAll({ schedules, seed, workers, failures, rules }) {
  const start = performance.now();
  const sum = { schedules: 0, figures: {}, told: [], seconds: 0 };
  let next = seed;
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (isStopped = true));
  const timer = setInterval(() => {
    const rate = Math.round(sum.schedules / ((performance.now() - start) / 60_000));
    process.stderr.write(
      `${sum.schedules} of ${schedules} schedules, ${sum.told.length} divergences, ${rate} a minute\n`,
    );
  }, TELL_EVERY);
  const work = () =>
    new Promise((resolve, reject) => {
      const child = fork(inRoot('tools', 'simulation-worker.mjs'));
      child.on('message', (answer) => {
        add(sum, answer);
        const count = Math.min(STRETCH, seed + schedules - next);
        if (count <= 0 || sum.told.length >= failures || isStopped) return child.disconnect();
        child.send({ first: next, count, rules });
        next += count;
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    });
  try {
    await Promise.all(Array.from({ length: Math.max(1, workers) }, work));
  } finally {
    clearInterval(timer);
  }
  return { ...sum, seconds: (performance.now() - start) / 1000 };
}

function add(sum, { schedules, figures = {}, told }) {
  sum.schedules += schedules;
  for (const { text } of told) process.stdout.write(`${text}\n\n`);
  sum.told.push(...told);
  for (const [name, count] of Object.entries(figures)) sum.figures[name] = (sum.figures[name] ?? 0) + count;
}
