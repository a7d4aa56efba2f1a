import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Started {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  stop(): Promise<boolean>;
}
type Start = (options: Record<string, unknown>) => Promise<Started>;

const load = async (file: string): Promise<Record<string, unknown>> =>
  (await import(path.join(__dirname, file))) as Record<string, unknown>;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the embedded parts', () => {
  let startPostgres: Start;
  let startKafka: Start;
  let freePorts: (count: number) => Promise<number[]>;
  let dir: string;
  const started: Started[] = [];

  beforeAll(async () => {
    startPostgres = (await load('postgres.mjs'))['startPostgres'] as Start;
    startKafka = (await load('kafka.mjs'))['startKafka'] as Start;
    freePorts = (await load('../lib/ports.mjs'))['freePorts'] as typeof freePorts;
  });
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'tam-embedded-'));
    chmodSync(dir, 0o711);
  });
  afterEach(async () => {
    for (const part of started.splice(0)) await part.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function postgres(): Promise<Started> {
    const [port] = await freePorts(1);
    const part = await startPostgres({ dir, port, fsync: false });
    started.push(part);
    return part;
  }

  it('end the server that an earlier run left behind, and go on with its data', async () => {
    const first = await postgres();
    const password = readFileSync(path.join(dir, 'password'), 'utf8');
    const second = await postgres();
    expect(isAlive(first.pid)).toBe(false);
    expect(isAlive(second.pid)).toBe(true);
    expect(second.url).toContain(password);
  });

  it('start although a server that is gone left its lock with the pid of another process', async () => {
    const first = await postgres();
    await first.stop();
    const other = spawn('sleep', ['60']);
    writeFileSync(path.join(dir, 'cluster', 'postmaster.pid'), `${other.pid}\n`);
    const second = await postgres();
    expect(isAlive(second.pid)).toBe(true);
    expect(isAlive(other.pid!)).toBe(true);
    other.kill();
  });

  it('say that data is of another major version', async () => {
    mkdirSync(path.join(dir, 'cluster'));
    writeFileSync(path.join(dir, 'cluster', 'PG_VERSION'), '15\n');
    await expect(postgres()).rejects.toThrow(/is of PostgreSQL 15; this is 18\. .*npm run reset/);
  });

  it('say which port is busy and which variable moves it', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    await expect(startPostgres({ dir, port })).rejects.toThrow(
      new RegExp(`Port ${port} of 127.0.0.1 \\(embedded PostgreSQL, TAM_DATABASE_PORT\\) is in use`),
    );
    server.close();
  });

  it('say that a log directory is half formatted', async () => {
    mkdirSync(path.join(dir, 'data', 'some-topic-0'), { recursive: true });
    const [port, controllerPort] = await freePorts(2);
    await expect(startKafka({ dir, port, controllerPort })).rejects.toThrow(/is half formatted/);
  });

  it('say that the broker data was written by a newer version', async () => {
    writeFileSync(path.join(dir, 'version'), '99.0.0\n');
    const [port, controllerPort] = await freePorts(2);
    await expect(startKafka({ dir, port, controllerPort })).rejects.toThrow(/was written by Kafka 99\.0\.0/);
  });

  it('bring the broker back on its data after it was killed', async () => {
    const [port, controllerPort] = await freePorts(2);
    const first = await startKafka({ dir, port, controllerPort, quick: true });
    started.push(first);
    process.kill(first.pid, 'SIGKILL');
    const second = await startKafka({ dir, port, controllerPort, quick: true });
    started.push(second);
    expect(second.pid).not.toBe(first.pid);
    expect(await second.stop()).toBe(true);
  }, 60_000);
});
