#!/usr/bin/env node
import { ensureDebianPackages } from './lib/debian-packages.mjs';
import { ensure } from './lib/ensure.mjs';
import { Fault, main } from './lib/fault.mjs';
import { SUITES, runJest, testFiles } from './lib/jest.mjs';
import { ServicesOfRun } from './lib/services-of-run.mjs';
import { STATIC_CHECKS, runStaticChecks } from './lib/static-checks.mjs';

/** Programs outside npm that some tests need, the Debian package that brings each, and those tests by their path. */
const PROGRAMS = [
  {
    program: 'promtool',
    brings: 'prometheus',
    tests: /promtool[a-z-]*\.spec\.ts$|-prometheus\.e2e\.spec\.ts$/,
  },
  {
    program: 'amtool',
    brings: 'prometheus-alertmanager',
    tests: /amtool[a-z-]*\.spec\.ts$|-prometheus\.e2e\.spec\.ts$/,
  },
];

/**
 * `npm test`: everything, set-up included; the last line says how many passed and failed.
 * `npm test -- [static] [unit] [int] [e2e] [part of a path ...]`: a choice of it.
 * `npm test -- services`: only the broker and the database of the tests, until Ctrl-C; prints their addresses, so that
 * `npx jest` can use them.
 */
await main(async () => {
  const words = process.argv.slice(2);
  if (process.env.CI === 'true' && !process.env.TAM_SHARED_DATA)
    throw new Fault(
      'TAM_RUN_SHARED_DATA',
      'CI runs every test, and those over the shared data need its place.',
    );
  await ensure({ build: false });
  const services = new ServicesOfRun();
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void services.stop().then(() => process.exit(130)));
  try {
    return words.includes('services') ? await offer(services) : await runAll(words, services);
  } finally {
    await services.stop();
  }
});

async function offer(services) {
  const addresses = Object.entries(await services.addresses());
  for (const [name, value] of addresses) process.stdout.write(`export ${name}=${value}\n`);
  await new Promise(() => setInterval(() => undefined, 1 << 30));
}

async function runAll(words, services) {
  const kinds = ['static', ...Object.keys(SUITES)];
  const texts = words.filter((word) => !kinds.includes(word));
  const named = words.filter((word) => kinds.includes(word));
  const isChosen = (kind) =>
    named.length > 0 ? named.includes(kind) : kind !== 'static' || texts.length === 0;
  const total = { passed: 0, failed: 0 };
  const add = (name, { passed, failed, seconds }) => {
    total.passed += passed;
    total.failed += failed;
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)\n`);
  };
  if (isChosen('static'))
    await runStaticChecks(Object.keys(STATIC_CHECKS), { onEnd: (end) => add(end.name, told(end)) });
  if (isChosen('static') || isChosen('e2e')) add('build', await build());
  for (const suite of Object.keys(SUITES)) {
    const chosen = isChosen(suite) ? testFiles(suite, texts) : [];
    const files = await withPrograms(chosen);
    if (files.length === 0) continue;
    const env = suite === 'unit' ? {} : await services.addresses();
    add(suite, await runJest(suite, files, { env }));
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * Those of these tests that can run: the programs that they need are installed where this user may, else the command is
 * printed and they are left out by name. Throws TAM_RUN_PROGRAM_MISSING in CI, where nothing is left out.
 */
async function withPrograms(files) {
  const needed = PROGRAMS.filter(({ tests }) => files.some((file) => tests.test(file)));
  const missing = await ensureDebianPackages(
    Object.fromEntries(needed.map(({ program, brings }) => [program, brings])),
  );
  const out = new Set();
  for (const { program, reason } of missing) {
    const { brings, tests } = PROGRAMS.find((each) => each.program === program);
    const without = files.filter((file) => tests.test(file));
    for (const file of without) out.add(file);
    process.stdout.write(
      `${program} is missing (${reason}); left out: ${without.join(', ')}. To run them: sudo apt-get install ${brings}\n`,
    );
  }
  if (out.size > 0 && process.env.CI === 'true')
    throw new Fault('TAM_RUN_PROGRAM_MISSING', 'CI leaves nothing out.');
  return files.filter((file) => !out.has(file));
}

/** Tests compile for themselves; only whole processes run what was built. */
async function build() {
  const start = performance.now();
  const error = await ensure().then(
    () => undefined,
    (fault) => fault,
  );
  return told({ passed: !error, output: `${error?.message}\n`, seconds: (performance.now() - start) / 1000 });
}

function told({ passed, output, seconds }) {
  if (!passed) process.stdout.write(output);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, seconds };
}
