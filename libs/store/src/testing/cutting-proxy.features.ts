import net from 'node:net';

/** What becomes of the next COMMIT that passes: it arrives and its answer does not, or it never arrives. */
export type CommitLoss = 'after' | 'before';

/** Stands between the store and the database; loses the answer to one COMMIT, or all that is said, on command. */
export interface CuttingProxy {
  readonly url: string;
  loseNextCommit(loss: CommitLoss, then?: 'recover' | 'stay-away'): void;
  /** Swallows from now on what comes from either side, and ends no connection. */
  fallSilent(): void;
  close(): Promise<void>;
}

export async function openProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  let loss: CommitLoss | undefined;
  let isAway = false;
  let staysAway = false;
  let isSilent = false;
  const server = net.createServer((client) => {
    if (isAway) return void client.destroy();
    const database = net.connect(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => database.end());
    database.on('close', () => client.destroy());
    let isCut = false;
    database.on('data', (chunk) => !isCut && !isSilent && client.write(chunk));
    client.on('data', (chunk) => {
      if (isSilent) return;
      if (loss === undefined || !chunk.includes('COMMIT\0')) return void database.write(chunk);
      isCut = true;
      isAway = staysAway;
      if (loss === 'after') database.write(chunk);
      loss = undefined;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as net.AddressInfo).port);
  return {
    url: through.href,
    loseNextCommit: (how, then = 'recover') => {
      loss = how;
      staysAway = then === 'stay-away';
    },
    fallSilent: () => {
      isSilent = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
