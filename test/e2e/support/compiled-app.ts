import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
/** What is tested must not be sealed with the key of whoever runs npm start here: it would be taken for his log. */
const NO_KEY = path.join(ROOT, '.cache', 'no-audit-key.pem');

/** One compiled app of the product as a process of its own. */
export class CompiledApp {
  /** What it wrote last, for when something goes wrong. */
  private said = '';
  private readonly exit: Promise<string>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said = `${this.said}${chunk.toString()}`.slice(-8_000)));
    this.exit = new Promise((resolve) =>
      child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)),
    );
  }

  static start(name: string, args: readonly string[], env: NodeJS.ProcessEnv): CompiledApp {
    const entry = path.join(ROOT, 'dist/apps', name, 'src/main.js');
    if (!existsSync(entry)) throw new Error(`${entry} is not there: run npm run build, or npm test.`);
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], TAM_AUDIT_KEY_FILE: NO_KEY, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new CompiledApp(name, child);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves when it has ended well; fails with what it said. */
  async done(): Promise<void> {
    const how = await this.exit;
    if (how !== 'exit code 0') throw this.failure(how);
  }

  /** Ends it and answers how it ended. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<string> {
    if (!this.hasEnded) this.child.kill(signal);
    return this.exit;
  }

  failure(how: string): Error {
    return new Error(`${this.name} ended by ${how}:\n${this.said}`);
  }
}
