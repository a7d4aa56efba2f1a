import { spawn, type ChildProcess } from 'node:child_process';

/** A program of the machine, such as Prometheus, as a process of a test's own. */
export class InstalledProgram {
  private said = '';
  private readonly exit: Promise<string>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said = `${this.said}${chunk.toString()}`.slice(-8_000)));
    this.exit = new Promise((resolve) => {
      child.on('error', (error) => {
        this.said = error.message;
        resolve('could not be started');
      });
      child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
  }

  static start(name: string, args: readonly string[], cwd: string): InstalledProgram {
    return new InstalledProgram(name, spawn(name, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  get failure(): Error {
    return new Error(`${this.name} has ended:\n${this.said}`);
  }

  async end(): Promise<void> {
    if (!this.hasEnded) this.child.kill('SIGTERM');
    await this.exit;
  }
}
