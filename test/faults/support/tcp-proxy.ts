import net from 'node:net';
import { DELIVER, Lane, type Weather } from './tcp-lane';

/** `up`: from the client to the server; `down`: back. */
export type Direction = 'up' | 'down' | 'both';

interface Pair {
  readonly client: net.Socket;
  readonly server: net.Socket;
  readonly lanes: { readonly up: Lane; readonly down: Lane };
}

/**
 * A port on 127.0.0.1 behind which a server stands, and the weather between the two: delay, little throughput, silence
 * that ends no connection (half-open), resets, and a cut that refuses everybody. What is set holds for the connections
 * that there are and for new ones, until it is set otherwise or `heal`.
 */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private weather: { readonly up: Weather; readonly down: Weather } = { up: DELIVER, down: DELIVER };
  private isCut = false;
  private lastWords: Buffer | undefined;

  private constructor(
    private readonly listener: net.Server,
    private readonly target: number,
  ) {}

  /** Listens on a free port, or on the one given. `target` is the port of the server and need not be open yet. */
  static async open(target: number, port = 0): Promise<TcpProxy> {
    const listener = net.createServer({ allowHalfOpen: true });
    const proxy = new TcpProxy(listener, target);
    listener.on('connection', (client) => proxy.join(client));
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(port, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as net.AddressInfo).port;
  }

  /** Connections through the proxy now. */
  get connections(): number {
    return this.pairs.size;
  }

  /** What is sent arrives so much later, ms. */
  delay(ms: number, direction: Direction = 'both'): void {
    this.set(direction, { delay: ms });
  }

  /** So many bytes a second get through on each connection. */
  throttle(bytesPerSecond: number, direction: Direction = 'both'): void {
    this.set(direction, { bytesPerSecond });
  }

  /** Swallows what is sent and says nothing of it; new connections are accepted and hear nothing either. */
  halfOpen(direction: Direction = 'both'): void {
    this.set(direction, { swallows: true });
  }

  /** Ends every connection at once, with a reset on both sides. */
  reset(): void {
    for (const pair of this.pairs) drop(pair);
  }

  /** Ends every connection and refuses new ones. */
  cut(): void {
    this.isCut = true;
    this.reset();
  }

  /** Once: lets the next bytes through that hold this text, and ends their connection before the answer comes back. */
  loseAnswerTo(text: string): void {
    this.lastWords = Buffer.from(text);
  }

  /** True once the answer that was to be lost is lost. */
  get hasLostAnswer(): boolean {
    return this.lastWords === undefined;
  }

  /** Fair weather again. A connection of which bytes were swallowed cannot be mended and is reset. */
  heal(): void {
    this.isCut = false;
    this.set('both', DELIVER);
    for (const pair of this.pairs) if (pair.lanes.up.hasLost || pair.lanes.down.hasLost) drop(pair);
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private set(direction: Direction, change: Partial<Weather>): void {
    const { up, down } = this.weather;
    this.weather = {
      up: direction === 'down' ? up : { ...up, ...change },
      down: direction === 'up' ? down : { ...down, ...change },
    };
  }

  private join(client: net.Socket): void {
    if (this.isCut) return void client.resetAndDestroy();
    const server = net.connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    const pair: Pair = {
      client,
      server,
      lanes: {
        up: new Lane(client, server, () => this.weather.up),
        down: new Lane(server, client, () => this.weather.down),
      },
    };
    this.pairs.add(pair);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => drop(pair));
      socket.on('close', () => this.left(pair));
    }
    client.on('data', (chunk) => {
      pair.lanes.up.send(chunk);
      if (this.lastWords && chunk.includes(this.lastWords)) this.loseAnswer(pair);
    });
    server.on('data', (chunk) => pair.lanes.down.send(chunk));
    client.on('end', () => pair.lanes.up.end());
    server.on('end', () => pair.lanes.down.end());
  }

  /** The server still reads what it was sent: its side is closed in order, that of the client is reset. */
  private loseAnswer(pair: Pair): void {
    this.lastWords = undefined;
    pair.lanes.down.close();
    pair.lanes.up.end();
    pair.client.resetAndDestroy();
  }

  private left(pair: Pair): void {
    const { client, server } = pair;
    if (client.closed && server.closed) this.pairs.delete(pair);
    else if (client.closed && !server.writableEnded) pair.lanes.up.end();
    else if (server.closed && !client.writableEnded) pair.lanes.down.end();
  }
}

function drop({ client, server, lanes }: Pair): void {
  lanes.up.close();
  lanes.down.close();
  client.resetAndDestroy();
  server.resetAndDestroy();
}
