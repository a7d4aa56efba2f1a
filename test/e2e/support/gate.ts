import net from 'node:net';

/** Stands between a service and what it needs, and can be shut. */
export class Gate {
  private readonly sockets = new Set<net.Socket>();
  private isShut = false;

  private constructor(
    readonly url: string,
    private readonly server: net.Server,
  ) {}

  /** A gate before the server of a URL; its own URL differs in host and port. */
  static async open(url: string): Promise<Gate> {
    const target = new URL(url);
    const server = net.createServer((client) => {
      if (gate.isShut) return void client.destroy();
      const behind = net.connect(Number(target.port), target.hostname);
      for (const socket of [client, behind]) {
        gate.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          gate.sockets.delete(socket);
          client.destroy();
          behind.destroy();
        });
      }
      client.pipe(behind).pipe(client);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String((server.address() as net.AddressInfo).port);
    const gate = new Gate(through.href, server);
    return gate;
  }

  /** Cuts every connection and lets none in. */
  shut(): void {
    this.isShut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  openAgain(): void {
    this.isShut = false;
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
