import { runCommand } from './command.mjs';
import { ROOT, inRoot } from './paths.mjs';

const node = (script, ...args) => [process.execPath, [inRoot(script), ...args]];

/** What is checked without running the product: each is one command whose exit code decides. */
export const STATIC_CHECKS = {
  generated: node('tools/generate.mjs', '--check'),
  format: node('node_modules/prettier/bin/prettier.cjs', '--log-level', 'warn', '--check', '.'),
  lint: node(
    'node_modules/eslint/bin/eslint.js',
    '--max-warnings',
    '0',
    '--cache',
    '--cache-location',
    '.cache/eslint',
    '.',
  ),
  types: node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  dependencies: node(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...[
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'apps',
      'libs',
      'deploy',
      'test',
      'tools',
    ],
  ),
};

/**
 * Runs the checks named, `width` at a time, and tells of each as it ends: `onEnd({ name, passed, output, seconds })`.
 * Answers how many passed and failed.
 */
export async function runStaticChecks(names, { width = 2, onEnd }) {
  const waiting = [...names];
  const tally = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const [command, args] = STATIC_CHECKS[name];
      const { code, output, seconds } = await runCommand(command, args, { cwd: ROOT });
      tally[code === 0 ? 'passed' : 'failed'] += 1;
      onEnd({ name, passed: code === 0, output, seconds });
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return tally;
}
