import { spawnSync } from 'node:child_process';

/** What a program has printed, and whether it was content. */
export interface Told {
  readonly passed: boolean;
  readonly output: string;
}

const LONGEST = 300_000;

/** Runs promtool or amtool in a folder. Throws where the program is not installed. */
export function runProgram(program: 'promtool' | 'amtool', args: readonly string[], cwd: string): Told {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    timeout: LONGEST,
  });
  if (error) throw error;
  return { passed: status === 0, output: `${stdout}${stderr}` };
}
