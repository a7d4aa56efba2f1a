import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CACHE, ROOT, inRoot } from './paths.mjs';
import { listFiles } from './tree-hash.mjs';

/** The kinds of test of `npm test` by the end of their file's name, in the order they run. */
export const SUITES = {
  unit: /(?<!\.int|\.e2e|\.faults)\.spec\.ts$/,
  int: /\.int\.spec\.ts$/,
  e2e: /\.e2e\.spec\.ts$/,
};

/** Kinds of test that take too long for that and have a command of their own. */
const LONG_SUITES = { faults: /\.faults\.spec\.ts$/ };

/** Lines of the runner that only repeat what it was asked to do. */
const NOISE = /Ran all test suites|Test results written to/;

const FOLDERS = ['libs', 'apps', 'test', 'tools'];

/** The test files of a kind whose path holds one of the texts (all, if there are none). */
export function testFiles(suite, texts) {
  const kind = SUITES[suite] ?? LONG_SUITES[suite];
  const wanted = (file) => texts.length === 0 || texts.some((text) => file.includes(text));
  return listFiles(
    ROOT,
    FOLDERS.filter((folder) => existsSync(inRoot(folder))),
    (file) => kind.test(file) && wanted(file),
  );
}

/**
 * Runs test files and counts: { passed, failed, seconds }. A file that cannot run at all, and a test that was left out,
 * count as failed: neither has shown anything.
 */
export async function runJest(name, files, { env = {}, workers = 2 } = {}) {
  const start = performance.now();
  const report = path.join(CACHE, `jest-${name}-${process.pid}.json`);
  mkdirSync(CACHE, { recursive: true });
  const args = [
    inRoot('node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
    `--maxWorkers=${workers}`,
  ];
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, [...args, '--runTestsByPath', ...files], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    createInterface({ input: child.stderr }).on(
      'line',
      (line) => NOISE.test(line) || process.stderr.write(`${line}\n`),
    );
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const seconds = (performance.now() - start) / 1000;
  if (!existsSync(report)) return { passed: 0, failed: 1, seconds };
  const told = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const failed =
    told.numFailedTests + told.numRuntimeErrorTestSuites + told.numPendingTests + told.numTodoTests;
  return { passed: told.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, seconds };
}
