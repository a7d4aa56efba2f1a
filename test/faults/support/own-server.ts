import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  freePorts,
  removePostgres,
  startPostgres,
  type PostgresOptions,
  type StartedServer,
} from './embedded';
import { killTree, signalTree } from './process-tree';

/** A real database server of a test's own, which the test may kill, stop and start again over the same data. */
export class OwnServer {
  private constructor(
    private readonly options: PostgresOptions,
    readonly url: string,
    private server: StartedServer | undefined,
  ) {}

  /** It syncs, as it is there to be killed; `settings` go before those of the product. */
  static async start(given: Partial<PostgresOptions> = {}): Promise<OwnServer> {
    const [port = 0] = await freePorts(1);
    const folder = mkdtempSync(path.join(tmpdir(), 'tam-fault-database-'));
    chmodSync(folder, 0o711);
    const options: PostgresOptions = { port, dir: path.join(folder, 'postgres'), ...given };
    const server = await startPostgres(options);
    return new OwnServer(options, server.url, server);
  }

  get pid(): number {
    if (!this.server) throw new Error('The database server does not run.');
    return this.server.pid;
  }

  get port(): number {
    return this.options.port;
  }

  get dir(): string {
    return this.options.dir;
  }

  /** The address by way of a proxy on another port. */
  urlThrough(port: number): string {
    const url = new URL(this.url);
    url.port = String(port);
    return url.href;
  }

  /** `SIGSTOP` freezes the server and all its connections, `SIGCONT` lets them go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    signalTree(this.pid, signal);
  }

  /** Kills it with all its connections, without any farewell; resolves when it is gone. */
  async kill(): Promise<void> {
    await killTree(this.pid);
    this.server = undefined;
  }

  /** Starts it again over the data that are there. */
  async restart(): Promise<void> {
    this.server = await startPostgres(this.options);
  }

  async close(): Promise<void> {
    if (this.server) await killTree(this.server.pid);
    await removePostgres(this.options.dir);
    rmSync(path.dirname(this.options.dir), { recursive: true, force: true });
  }
}
