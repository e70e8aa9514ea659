/** An HTTP proxy that opens tunnels (CONNECT) to one server, or fails to. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import type { Owner } from '../fixtures.ts';

export type ProxyBehaviour = 'tunnels' | 'refuses' | 'resets' | 'hangs';

export interface Proxy {
  /** Without user and password. */
  readonly url: string;
  /** The `host:port` of each requested tunnel. */
  readonly targets: readonly string[];
  /** The `Proxy-Authorization` of each. */
  readonly authorizations: ReadonlyArray<string | undefined>;
}

/**
 * @param serverPort where every tunnel leads, whatever its target
 * @param firstAfterMs delay of the first tunnel
 */
export async function startProxy(
  t: Owner,
  serverPort: number,
  behaviour: ProxyBehaviour,
  firstAfterMs = 0,
): Promise<Proxy> {
  const targets: string[] = [];
  const authorizations: Array<string | undefined> = [];
  const sockets = new Set<net.Socket>();
  const server = http.createServer((_request, response) => response.writeHead(501).end());
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request, client) => {
    targets.push(request.url ?? '');
    authorizations.push(request.headers['proxy-authorization']);
    client.on('error', () => client.destroy());
    switch (behaviour) {
      case 'hangs':
        return;
      case 'resets':
        client.destroy();
        return;
      case 'refuses':
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      default: {
        const connect = (): void => {
          const upstream = net.connect(serverPort, '127.0.0.1', () => {
            client.write('HTTP/1.1 200 Connection established\r\n\r\n');
            upstream.pipe(client).pipe(upstream);
          });
          sockets.add(upstream);
          upstream.on('error', () => client.destroy());
        };
        setTimeout(connect, targets.length === 1 ? firstAfterMs : 0);
      }
    }
  });
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return { url: `http://127.0.0.1:${address.port}`, targets, authorizations };
}
