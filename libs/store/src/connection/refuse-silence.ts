import type { PoolClient } from 'pg';
import type { Socket } from 'node:net';

/** What a client of the pool has beside its published type. */
interface ConnectedClient {
  readonly connection: { readonly stream: Socket };
}

/**
 * For the pool's `onConnect`: a connection on which nothing was heard or said for this long (ms) is closed, and whoever
 * waits on it learns that the database is away. A server that stands still, or a network that swallows what is sent,
 * ends no connection: without this its client waits for ever, and nothing says that it is blind. The limits of the
 * statements are the server's own and do not help where the server does not run.
 */
export const refuseSilence =
  (after: number) =>
  (client: PoolClient): void => {
    const { stream } = (client as unknown as ConnectedClient).connection;
    stream.setTimeout(after, () => stream.destroy());
  };
