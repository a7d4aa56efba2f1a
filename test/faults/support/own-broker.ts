import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts, startKafka, type KafkaOptions, type StartedServer } from './embedded';
import { killTree, signalTree } from './process-tree';

/** A real broker of a test's own, which the test may kill, stop and start again over the same data. */
export class OwnBroker {
  private constructor(
    private readonly options: KafkaOptions,
    readonly brokers: string,
    private server: StartedServer | undefined,
  ) {}

  /** `dir`: where its data lie, if not in a temporary folder. `advertisedPort`: of a proxy before it. */
  static async start(given: Partial<KafkaOptions> = {}): Promise<OwnBroker> {
    const [port = 0, controllerPort = 0] = await freePorts(2);
    const extra = { 'group.min.session.timeout.ms': 2_000, ...given.extra };
    const dir = given.dir ?? path.join(mkdtempSync(path.join(tmpdir(), 'tam-fault-broker-')), 'kafka');
    const options: KafkaOptions = { port, controllerPort, quick: true, heapMb: 384, ...given, dir, extra };
    const server = await startKafka(options);
    return new OwnBroker(options, `127.0.0.1:${options.advertisedPort ?? options.port}`, server);
  }

  get pid(): number {
    if (!this.server) throw new Error('The broker does not run.');
    return this.server.pid;
  }

  get port(): number {
    return this.options.port;
  }

  get dir(): string {
    return this.options.dir;
  }

  /** `SIGSTOP` freezes it, `SIGCONT` lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    signalTree(this.pid, signal);
  }

  /** Kills it without any farewell; resolves when it is gone. */
  async kill(): Promise<void> {
    await killTree(this.pid);
    this.server = undefined;
  }

  /** Starts it again over the data that are there. */
  async restart(): Promise<void> {
    this.server = await startKafka(this.options);
  }

  async close(): Promise<void> {
    if (this.server) await killTree(this.server.pid);
    rmSync(path.dirname(this.options.dir), { recursive: true, force: true });
  }
}
