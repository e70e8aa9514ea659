/** An HTTP proxy that opens tunnels (CONNECT) to one server, or fails to. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import type { Owner } from '../fixtures.ts';

/** The reply to a CONNECT: a tunnel, a reset, none at all, or an HTTP status. */
export type ProxyReply = 'tunnel' | 'reset' | 'hang' | number;

export interface ProxyOptions {
  /** For each CONNECT in turn, the last one repeating. Default: tunnels. */
  readonly replies?: readonly ProxyReply[];
  /** Delay of the first tunnel. Default: 0. */
  readonly firstAfterMs?: number;
}

export interface Proxy {
  /** Without user and password. */
  readonly url: string;
  /** `host:port` of the proxy. */
  readonly address: string;
  /** The `host:port` of each requested tunnel. */
  readonly targets: readonly string[];
  /** The `Proxy-Authorization` of each. */
  readonly authorizations: ReadonlyArray<string | undefined>;
  /** Returns how many clients are connected. */
  readonly clients: () => number;
}

/** @param serverPort where every tunnel leads, whatever its target */
export async function startProxy(
  t: Owner,
  serverPort: number,
  { replies = ['tunnel'], firstAfterMs = 0 }: ProxyOptions = {},
): Promise<Proxy> {
  const targets: string[] = [];
  const authorizations: Array<string | undefined> = [];
  const clients = new Set<net.Socket>();
  const upstreams = new Set<net.Socket>();
  const server = http.createServer((_request, response) => response.writeHead(501).end());
  server.on('connection', (client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
  });
  server.on('connect', (request, client) => {
    const reply = replies[Math.min(targets.length, replies.length - 1)] ?? 'tunnel';
    targets.push(request.url ?? '');
    authorizations.push(request.headers['proxy-authorization']);
    client.on('error', () => client.destroy());
    if (reply === 'hang') {
      // Only a socket that is read shows that the other side has closed it.
      client.on('end', () => client.destroy()).resume();
      return;
    }
    if (reply === 'reset') {
      client.destroy();
      return;
    }
    if (reply !== 'tunnel') {
      client.end(`HTTP/1.1 ${reply} ${http.STATUS_CODES[reply]}\r\n\r\n`);
      return;
    }
    const connect = (): void => {
      const upstream = net.connect(serverPort, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      upstreams.add(upstream);
      upstream.on('error', () => client.destroy());
    };
    setTimeout(connect, targets.length === 1 ? firstAfterMs : 0);
  });
  t.after(() => {
    server.close();
    for (const socket of [...clients, ...upstreams]) socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const own = `127.0.0.1:${address.port}`;
  return {
    url: `http://${own}`,
    address: own,
    targets,
    authorizations,
    clients: () => clients.size,
  };
}
