import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** How a command of the product ended and all that it wrote. */
export interface AppOutput {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a compiled app to its end, however that is. */
export function outputOf(app: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<AppOutput> {
  return new Promise((resolve, reject) => {
    const entry = path.join(ROOT, 'dist/apps', app, 'src/main.js');
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
