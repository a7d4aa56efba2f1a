import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { until } from '../../e2e/support/until';
import { metricSum } from './metric-sum';

const ENTRY = path.resolve(__dirname, '../../../dist/apps/access-monitor/src/main.js');

/** What the monitor says of itself, as far as the tests look at it. */
export interface MonitorStatus {
  readonly ready: boolean;
  readonly events: number;
  readonly lag: { readonly records: number };
}

/** One instance of the compiled monitor as a process that may be killed, stopped and let go on. */
export class MonitorProcess {
  /** Every line it has written. */
  readonly lines: string[] = [];
  /** The last figures it gave. */
  private figures = '';
  private rest = '';
  private readonly exit: Promise<string>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly http: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => this.hear(chunk.toString()));
    this.exit = new Promise((resolve) =>
      child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)),
    );
  }

  /** Begins a process; whether it runs is another question. */
  static spawn(
    name: string,
    port: number,
    env: NodeJS.ProcessEnv,
    nodeArgs: readonly string[] = [],
  ): MonitorProcess {
    if (!existsSync(ENTRY))
      throw new Error(`${ENTRY} is not there: run npm run build, or npm run test:faults.`);
    const child = spawn(process.execPath, [...nodeArgs, ENTRY], {
      env: { PATH: process.env['PATH'], ...env, HTTP_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new MonitorProcess(name, child, `http://127.0.0.1:${port}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves with how it ended, once it has. */
  get ended(): Promise<string> {
    return this.exit;
  }

  /** Waits until it answers and every partition that is its own has passed its first gate. */
  async ready(patience = 60_000): Promise<void> {
    await until(
      `${this.name} is ready`,
      async () => {
        if (this.hasEnded) throw this.failure(await this.exit);
        return (await this.status())?.ready;
      },
      patience,
    );
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.hasEnded) this.child.kill(signal);
  }

  /** Sends a signal and answers how it ended. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<string> {
    this.signal(signal);
    return this.exit;
  }

  /** The monitor's own account of itself; undefined: it does not answer. */
  async status(): Promise<MonitorStatus | undefined> {
    const answer = await this.page('/status');
    return answer === undefined ? undefined : (JSON.parse(answer) as MonitorStatus);
  }

  /** All its figures as they are scraped; the last ones if it does not answer. */
  async metrics(): Promise<string> {
    this.figures = (await this.page('/metrics')) ?? this.figures;
    return this.figures;
  }

  /** The sum of a metric over all series that have these labels. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    return metricSum(await this.metrics(), name, labels);
  }

  /** Lines that hold a text. */
  said(text: string | RegExp): readonly string[] {
    return this.lines.filter((line) => (typeof text === 'string' ? line.includes(text) : text.test(line)));
  }

  failure(how: string): Error {
    return new Error(`${this.name} ended by ${how}:\n${this.lines.slice(-30).join('\n')}`);
  }

  private async page(name: string): Promise<string | undefined> {
    try {
      const answer = await fetch(`${this.http}${name}`, { signal: AbortSignal.timeout(5_000) });
      return answer.ok ? await answer.text() : undefined;
    } catch {
      return undefined;
    }
  }

  private hear(chunk: string): void {
    const lines = `${this.rest}${chunk}`.split('\n');
    this.rest = lines.pop() ?? '';
    this.lines.push(...lines);
  }
}
