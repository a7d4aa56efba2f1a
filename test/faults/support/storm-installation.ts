import { freePorts } from './embedded';
import { FaultInstallation } from './fault-installation';
import type { MonitorProcess } from './monitor-process';
import { OwnBroker } from './own-broker';
import { OwnServer } from './own-server';
import { TcpProxy } from './tcp-proxy';

export interface StormOptions {
  readonly partitions?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Folders for the data of broker and database, where they are to lie on a disk of their own. */
  readonly brokerDir?: string;
  readonly databaseDir?: string;
  /** Settings of the servers that go before those of the product. */
  readonly brokerSettings?: Readonly<Record<string, string | number>>;
  readonly databaseSettings?: Readonly<Record<string, string | number>>;
}

/**
 * An installation with a broker and a database of its own. The test speaks to both directly; the service by way of a
 * proxy before each, which makes the weather.
 */
export class StormInstallation {
  private constructor(
    readonly installation: FaultInstallation,
    readonly broker: OwnBroker,
    readonly server: OwnServer,
    readonly toBroker: TcpProxy,
    readonly toDatabase: TcpProxy,
  ) {}

  static async open(options: StormOptions = {}): Promise<StormInstallation> {
    const { partitions = 4, env = {}, brokerDir, databaseDir, brokerSettings, databaseSettings } = options;
    const [port = 0, controllerPort = 0, inner = 0] = await freePorts(3);
    const toBroker = await TcpProxy.open(inner);
    // A client is told where to connect to by the listener that it asks: the second one names the proxy.
    const listeners = {
      listeners: `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort},PROXIED://127.0.0.1:${inner}`,
      'advertised.listeners': `CLIENT://127.0.0.1:${port},PROXIED://127.0.0.1:${toBroker.port}`,
      'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT',
    };
    const extra = { ...listeners, ...brokerSettings };
    const [broker, server] = await Promise.all([
      OwnBroker.start({ port, controllerPort, extra, ...(brokerDir && { dir: brokerDir }) }),
      OwnServer.start({
        ...(databaseSettings && { settings: databaseSettings }),
        ...(databaseDir && { dir: databaseDir }),
      }),
    ]);
    const toDatabase = await TcpProxy.open(server.port);
    const installation = await FaultInstallation.open({
      partitions,
      brokers: broker.brokers,
      databaseUrl: server.url,
      env,
    });
    return new StormInstallation(installation, broker, server, toBroker, toDatabase);
  }

  /** Starts an instance that reaches broker and database by way of the proxies, and waits until it is ready. */
  async start(env: NodeJS.ProcessEnv = {}, nodeArgs: readonly string[] = []): Promise<MonitorProcess> {
    const monitor = await this.spawn(env, nodeArgs);
    await monitor.ready();
    return monitor;
  }

  /** Begins such an instance without waiting for it. */
  spawn(env: NodeJS.ProcessEnv = {}, nodeArgs: readonly string[] = []): Promise<MonitorProcess> {
    const url = new URL(this.installation.database.url);
    url.port = String(this.toDatabase.port);
    const detour = { KAFKA_BROKERS: `127.0.0.1:${this.toBroker.port}`, DATABASE_URL: url.href };
    return this.installation.spawn({ ...detour, ...env }, nodeArgs);
  }

  async close(): Promise<void> {
    const { installation } = this;
    // A server that is gone cannot be asked to remove anything: that goes with the server's own folder.
    await installation.close().catch(() => undefined);
    await installation.topics.admin.disconnect().catch(() => undefined);
    await installation.database.close().catch(() => undefined);
    await Promise.all([this.toBroker.close(), this.toDatabase.close()]);
    await Promise.all([this.broker.close(), this.server.close()]);
  }
}
