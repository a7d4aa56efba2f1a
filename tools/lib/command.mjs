import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and keeps what it wrote. Never throws for a failing command: the answer has `code`
 * (the exit code, or 127 where the program does not exist), `output` and `seconds`.
 */
export function runCommand(command, args, { cwd, env, uid, gid, onOutput, timeout } = {}) {
  const start = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd, env, uid, gid, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk) => {
      output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const done = (code) => resolve({ code, output, seconds: (performance.now() - start) / 1000 });
    child.on('error', () => done(127));
    child.on('close', (code, signal) => done(code ?? (signal ? 128 : 1)));
  });
}

/** The last lines of an output, for a message. */
export const tail = (output, lines = 30) => output.trimEnd().split('\n').slice(-lines).join('\n');
