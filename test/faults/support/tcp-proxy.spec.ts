import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../e2e/support/until';
import { TcpProxy } from './tcp-proxy';

/** A server that answers every chunk with itself and remembers what it heard. */
class Echo {
  heard = '';
  readonly sockets: net.Socket[] = [];
  private readonly server = net.createServer((socket) => {
    this.sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      this.heard += chunk.toString();
      socket.write(chunk);
    });
  });

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as net.AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A connection that remembers what it heard and how it ended. */
class Caller {
  heard = '';
  fate: string | undefined;

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', (chunk) => (this.heard += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => (this.fate ??= error.code));
    socket.on('close', () => (this.fate ??= 'closed'));
  }

  static async to(port: number): Promise<Caller> {
    const socket = net.connect(port, '127.0.0.1');
    const caller = new Caller(socket);
    await until('the connection is made or refused', () => !socket.connecting);
    return caller;
  }

  say(text: string): void {
    this.socket.write(text);
  }

  hears(text: string): Promise<unknown> {
    return until(`"${text}" is heard`, () => this.heard.includes(text), 5_000);
  }

  ends(): Promise<string> {
    return until('the connection has ended', () => this.fate, 5_000);
  }

  close(): void {
    this.socket.destroy();
  }
}

let echo: Echo;
let proxy: TcpProxy;
let caller: Caller;

beforeEach(async () => {
  echo = new Echo();
  proxy = await TcpProxy.open(await echo.listen());
  caller = await Caller.to(proxy.port);
});
afterEach(async () => {
  caller.close();
  await proxy.close();
  await echo.close();
});

describe('a proxy in fair weather', () => {
  it('lets both sides through, in order', async () => {
    for (let n = 0; n < 200; n++) caller.say(`${n},`);
    await caller.hears('199,');
    expect(caller.heard).toBe(Array.from({ length: 200 }, (_, n) => `${n},`).join(''));
  });

  it('passes the end of a connection on', async () => {
    caller.say('x');
    await caller.hears('x');
    echo.sockets[0]?.end();
    await caller.ends();
    caller.close();
    await until('the connection is forgotten', () => proxy.connections === 0);
  });
});

describe('bad weather', () => {
  it('delays each direction by what was asked, and keeps the order', async () => {
    proxy.delay(150, 'up');
    proxy.delay(100, 'down');
    const since = performance.now();
    for (let n = 0; n < 20; n++) caller.say(`${n},`);
    await caller.hears('19,');
    expect(performance.now() - since).toBeGreaterThan(240);
    expect(caller.heard).toBe(Array.from({ length: 20 }, (_, n) => `${n},`).join(''));
  });

  it('lets only so many bytes a second through', async () => {
    proxy.throttle(10_000, 'up');
    const since = performance.now();
    caller.say('x'.repeat(5_000));
    await until('all is heard', () => caller.heard.length === 5_000);
    expect(performance.now() - since).toBeGreaterThan(450);
  });

  it('half-open keeps every connection, takes new ones, and swallows all; healed, those that lost bytes are reset', async () => {
    proxy.halfOpen();
    caller.say('lost');
    const late = await Caller.to(proxy.port);
    late.say('lost too');
    await pause(200);
    expect([caller.fate, late.fate, caller.heard, echo.heard]).toEqual([undefined, undefined, '', '']);
    proxy.heal();
    expect(await caller.ends()).toBe('ECONNRESET');
    const next = await Caller.to(proxy.port);
    next.say('again');
    await next.hears('again');
    for (const one of [late, next]) one.close();
  });

  it('half-open in one direction lets the other through', async () => {
    proxy.halfOpen('down');
    caller.say('heard there');
    await until('the server has heard it', () => echo.heard === 'heard there');
    await pause(100);
    expect(caller.heard).toBe('');
  });

  it('resets what there is and takes what comes', async () => {
    proxy.reset();
    expect(await caller.ends()).toBe('ECONNRESET');
    const next = await Caller.to(proxy.port);
    next.say('again');
    await next.hears('again');
    next.close();
  });

  it('is cut until it is healed', async () => {
    proxy.cut();
    await caller.ends();
    const refused = await Caller.to(proxy.port);
    expect(await refused.ends()).toBe('ECONNRESET');
    proxy.heal();
    const next = await Caller.to(proxy.port);
    next.say('again');
    await next.hears('again');
    next.close();
  });

  it('loses the answer to one text: it arrives, and whoever sent it never learns that', async () => {
    proxy.loseAnswerTo('COMMIT');
    caller.say('COMMIT');
    expect(await caller.ends()).toBe('ECONNRESET');
    expect(proxy.hasLostAnswer).toBe(true);
    await until('the server has heard it', () => echo.heard === 'COMMIT');
    expect(caller.heard).toBe('');
  });
});
