// A local stand-in for Fiddler's API: it tells the stories of its jobs, and can be scripted to fail
// in any way a server or a network does.

import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { performance } from 'node:perf_hooks';
import { errorAnswer, jobAnswer } from './answer.js';
import { trackConnections } from './connections.js';
import { createJobs } from './jobs.js';
import { createListener } from './listener.js';
import { createReplies } from './replies.js';

/** @import { Story } from './job-story.js' */

/**
 * @typedef {import('./listener.js').SeenRequest} SeenRequest
 * @typedef {import('./replies.js').Reply} Reply
 */

export { errorAnswer, jobAnswer };

/** The API key where none is given. */
export const SANDBOX_TOKEN = 'sandbox-key-3f9c2a71';

/** A client that keeps its connections is only seen to do so if the server does not close them. */
const KEEP_ALIVE_MS = 75_000;

/**
 * @typedef {object} FiddlerServerOptions
 * @property {number} [port] default: 0, any free one
 * @property {string} [host] default: 127.0.0.1
 * @property {string} [token] the API key that is asked for; default: SANDBOX_TOKEN
 * @property {readonly Story[]} [stories] the jobs; default: none
 * @property {Readonly<Record<string, readonly Reply[]>>} [replies] by a job's id, a reply for each
 * request in turn, the last one repeating; default: stories only. A function also gets requests
 * with a wrong token, all else comes after the token was checked. The job needs no story.
 * @property {{ key: string | Buffer, cert: string | Buffer }} [tls] serves https
 * @property {() => number} [nowMs] the clock of the stories, in milliseconds; default:
 * `performance.now`
 */

/**
 * @typedef {object} FiddlerServer
 * @property {string} url such as http://127.0.0.1:8754
 * @property {string} token
 * @property {number} port
 * @property {readonly SeenRequest[]} requests all that came so far
 * @property {() => number} connections how many sockets are open now
 * @property {() => Promise<void>} close cuts all connections and resolves when the port is free
 */

/**
 * Starts a Fiddler of its own, each with fresh jobs: a job's clock starts when its story is first
 * told for the job itself. The list of jobs shows a job that was not read yet at its beginning.
 *
 * @param {FiddlerServerOptions} [options]
 * @returns {Promise<FiddlerServer>}
 * @throws what node says when the port cannot be had, with a `code` such as EADDRINUSE
 */
export async function startFiddlerServer({
  port = 0,
  host = '127.0.0.1',
  token = SANDBOX_TOKEN,
  stories = [],
  replies = {},
  tls,
  nowMs = () => performance.now(),
} = {}) {
  /** @type {SeenRequest[]} */
  const requests = [];
  const listener = createListener({
    token,
    requests,
    jobs: createJobs(stories, nowMs),
    nextReply: createReplies(replies),
  });
  const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const connections = trackConnections(server);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  const end = async () => {
    const cut = connections.cut();
    server.close();
    await Promise.all([once(server, 'close'), cut]);
  };
  /** @type {Promise<void> | undefined} */
  let closed;

  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    token,
    port: address.port,
    requests,
    connections: connections.count,
    close() {
      closed ??= end();
      return closed;
    },
  };
}
