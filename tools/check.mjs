#!/usr/bin/env node
import { ensure } from './lib/ensure.mjs';
import { main } from './lib/fault.mjs';
import { runJest, testFiles } from './lib/jest.mjs';
import { STATIC_CHECKS, runStaticChecks } from './lib/static-checks.mjs';

/** Proofs over thousands of cases: part of `npm test`, too long for every save. */
const LONG = [
  /(^|\/)test\/(time|properties|simulator|appointments|figures|assignments|crisis\/properties)\//,
  /(^|\/)(apps\/simulator|tools\/generate)\//,
  /\/(suppress|zone-days|business-days|any-order|duplicate-keys)\.spec\.ts$/,
];

/** `npm run check`: format, lint, types, dependency rules and unit tests, for every save. Needs no services. */
await main(async () => {
  const start = performance.now();
  await ensure({ build: false });
  const names = Object.keys(STATIC_CHECKS).filter((name) => name !== 'generated');
  const told = ({ name, passed, output, seconds }) => {
    if (!passed) process.stdout.write(output);
    process.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
  };
  const checks = await runStaticChecks(names, { onEnd: told });
  const unit = await runJest(
    'unit',
    testFiles('unit', []).filter((file) => !LONG.some((long) => long.test(file))),
  );
  told({
    name: `unit tests, ${unit.passed} passed`,
    passed: unit.failed === 0,
    output: '',
    seconds: unit.seconds,
  });
  process.stdout.write(`checked in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return checks.failed + unit.failed > 0 ? 1 : 0;
});
