// A local Fiddler: its jobs follow scenarios, and it can fail in any way a server or a network does.

import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { jobIdOf, replyTo, UNAUTHORIZED } from './api.js';
import { errorAnswer, jobAnswer } from './envelopes.js';
import { createReplies, send } from './replies.js';
import { createJobs } from './scenario.js';

/**
 * @import { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
 * @import { Socket } from 'node:net'
 * @import { Scenario } from './scenario.js'
 * @typedef {import('./replies.js').Reply} Reply
 */

export { errorAnswer, jobAnswer };

/** The default API key. */
export const SANDBOX_TOKEN = 'sandbox-key-3f9c2a71';

/** Long enough to leave the end of a kept-alive connection to the client. */
const KEEP_ALIVE_MS = 75_000;

/**
 * @typedef {object} FiddlerServerOptions
 * @property {number} [port] default: 0, any free port
 * @property {string} [host] default: 127.0.0.1
 * @property {string} [token] the API key; default: SANDBOX_TOKEN
 * @property {readonly Scenario[]} [scenarios] the jobs; default: none
 * @property {Readonly<Record<string, readonly Reply[]>>} [replies] by job id, one for each request in
 * turn, the last one repeating; default: none. The job needs no scenario. Functions are called even
 * if the API key is wrong.
 * @property {{ key: string | Buffer, cert: string | Buffer }} [tls] serves https
 * @property {() => number} [nowMs] the scenarios' clock, in milliseconds; default: `performance.now`
 * @property {number} [replayAfterMs] a job that was read as ended starts again if it was not read for so
 * long; default: never
 * @property {(request: SeenRequest, status: number) => void} [onResponse] called after each response
 */

/**
 * @typedef {object} SeenRequest
 * @property {number} atMs on the clock of `performance.now()`
 * @property {string} method
 * @property {string} path without the query
 * @property {string} url with the query
 * @property {IncomingHttpHeaders} headers
 */

/**
 * @typedef {object} FiddlerServer
 * @property {string} url for example http://127.0.0.1:8754
 * @property {string} token
 * @property {number} port
 * @property {readonly SeenRequest[]} requests
 * @property {() => number} connections how many sockets are open
 * @property {() => Promise<void>} close cuts all connections and resolves when the port is free
 */

/**
 * Starts a server with fresh jobs.
 *
 * @param {FiddlerServerOptions} [options]
 * @returns {Promise<FiddlerServer>}
 * @throws Node's error if the port cannot be used, for example EADDRINUSE
 */
export async function startFiddlerServer({
  port = 0,
  host = '127.0.0.1',
  token = SANDBOX_TOKEN,
  scenarios = [],
  replies = {},
  tls,
  nowMs = () => performance.now(),
  replayAfterMs = Number.POSITIVE_INFINITY,
  onResponse,
} = {}) {
  const jobs = createJobs(scenarios, nowMs, replayAfterMs);
  const nextReply = createReplies(replies);
  /** @type {SeenRequest[]} */
  const requests = [];

  /** @param {IncomingMessage} request @param {ServerResponse} response */
  const listener = (request, response) => {
    const { method = '', url = '', headers } = request;
    const [path = '', query = ''] = url.split('?', 2);
    const seen = { atMs: performance.now(), method, path, url, headers };
    requests.push(seen);
    response.once('finish', () => onResponse?.(seen, response.statusCode));
    const jobId = jobIdOf(path);
    const reply = jobId === undefined ? 'scenario' : nextReply(jobId);
    if (typeof reply === 'function') {
      reply(request, response);
      return;
    }
    request.resume();
    if (headers.authorization !== `Bearer ${token}`) send(response, UNAUTHORIZED);
    else send(response, reply === 'scenario' ? replyTo({ method, path, query }, jobs) : reply);
  };

  const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  /** @type {Set<Socket>} */
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  const end = async () => {
    const closed = Array.from(
      [server, ...sockets],
      (it) => new Promise((done) => it.once('close', done)),
    );
    server.close();
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };
  /** @type {Promise<void> | undefined} */
  let ended;

  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    token,
    port: address.port,
    requests,
    connections: () => sockets.size,
    close() {
      ended ??= end();
      return ended;
    },
  };
}
