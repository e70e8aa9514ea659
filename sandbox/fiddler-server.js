// A local stand-in for Fiddler's API: it tells the stories of its jobs, and can be scripted to fail
// in any way a server or a network does.

import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { performance } from 'node:perf_hooks';
import { errorAnswer, jobAnswer, normalAnswer, pageAnswer } from './answer.js';
import { jobAt } from './job-story.js';

/**
 * @import { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
 * @import { Socket } from 'node:net'
 * @import { Story } from './job-story.js'
 */

export { errorAnswer, jobAnswer };

/** The API key where none is given. */
export const SANDBOX_TOKEN = 'sandbox-key-3f9c2a71';

const SERVER_INFO = {
  feature_flags: {},
  server_version: '26.15.0',
  organization: { id: 'c0ffee00-0000-4000-8000-000000000000', name: 'sandbox' },
};

/** A client that keeps its connections is only seen to do so if the server does not close them. */
const KEEP_ALIVE_MS = 75_000;

const DEFAULT_PAGE_SIZE = 50;

/**
 * A canned answer. A string or bytes are sent as they are, any other body as JSON.
 *
 * @typedef {object} CannedReply
 * @property {number} [status] default: 200
 * @property {OutgoingHttpHeaders} [headers]
 * @property {string | object} [body] default: empty
 */

/**
 * What a request for a job gets: a canned answer, whatever a function does with node's own request
 * and response (reset, drip, stall), or what the job's story says.
 *
 * @typedef {CannedReply | ((request: IncomingMessage, response: ServerResponse) => void) | 'story'} Reply
 */

/**
 * @typedef {object} SeenRequest
 * @property {number} atMs when it came, on the clock of `performance.now()`
 * @property {string} method
 * @property {string} path without the query
 * @property {string} url as it came, with the query
 * @property {IncomingHttpHeaders} headers
 */

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
  /** @type {Set<Socket>} */
  const sockets = new Set();
  const jobs = createJobs(stories, nowMs);
  const nextReply = createReplies(replies);

  /** @type {(request: IncomingMessage, response: ServerResponse) => void} */
  const listener = (request, response) => {
    const { method = '', url = '', headers } = request;
    const [path = '', query = ''] = url.split('?', 2);
    requests.push({ atMs: performance.now(), method, path, url, headers });
    const jobId = /^\/v3\/jobs\/([^/]+)$/.exec(path)?.[1]?.toLowerCase();
    const reply = jobId === undefined ? 'story' : nextReply(jobId);
    if (typeof reply === 'function') {
      reply(request, response);
      return;
    }
    request.resume();
    if (headers.authorization !== `Bearer ${token}`) {
      const message = 'The API key is missing or not valid';
      sendError(response, 401, 'Unauthorized', message, { 'www-authenticate': 'Bearer' });
    } else if (reply !== 'story') {
      send(response, reply);
    } else {
      const answer = answerFor(path, jobId, new URLSearchParams(query), jobs);
      if (answer === undefined) {
        sendError(response, 404, 'NotFound', 'No such path');
      } else if (method !== 'GET') {
        sendError(response, 405, 'MethodNotAllowed', 'Only GET is allowed', { allow: 'GET' });
      } else {
        send(response, answer());
      }
    }
  };

  const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('connection', (/** @type {Socket} */ socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  const cut = async () => {
    const gone = Array.from(sockets, (socket) => {
      /** @type {Promise<void>} */
      const closing = new Promise((resolve) => {
        socket.once('close', () => resolve());
      });
      socket.destroy();
      return closing;
    });
    server.close();
    await Promise.all([once(server, 'close'), ...gone]);
  };
  /** @type {Promise<void> | undefined} */
  let closed;

  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    token,
    port: address.port,
    requests,
    connections: () => sockets.size,
    close() {
      closed ??= cut();
      return closed;
    },
  };
}

/**
 * @typedef {object} Jobs
 * @property {(id: string, verbose: boolean) => object | undefined} read starts the job's clock
 * @property {() => object[]} list
 */

/**
 * @param {readonly Story[]} stories
 * @param {() => number} nowMs
 * @returns {Jobs}
 */
function createJobs(stories, nowMs) {
  const storyById = new Map(stories.map((story) => [story.id.toLowerCase(), story]));
  /** @type {Map<string, number>} */
  const startMsById = new Map();
  return {
    read(id, verbose) {
      const story = storyById.get(id);
      if (story === undefined) return undefined;
      const now = nowMs();
      const startMs = startMsById.get(id) ?? now;
      startMsById.set(id, startMs);
      return jobAt(story, (now - startMs) / 1000, { verbose });
    },
    list() {
      const now = nowMs();
      return Array.from(storyById, ([id, story]) =>
        jobAt(story, (now - (startMsById.get(id) ?? now)) / 1000),
      );
    },
  };
}

/**
 * Hands out a job's replies in turn.
 *
 * @param {Readonly<Record<string, readonly Reply[]>>} replies
 * @returns {(jobId: string) => Reply}
 */
function createReplies(replies) {
  const repliesById = new Map(
    Object.entries(replies).map(([id, list]) => [id.toLowerCase(), list]),
  );
  /** @type {Map<string, number>} */
  const countById = new Map();
  return (jobId) => {
    const list = repliesById.get(jobId) ?? [];
    const count = countById.get(jobId) ?? 0;
    countById.set(jobId, count + 1);
    return list[count] ?? list.at(-1) ?? 'story';
  };
}

/**
 * The answer is given later, and only to a GET, because reading a job starts its clock.
 *
 * @param {string} path
 * @param {string | undefined} jobId of a path that asks for one job
 * @param {URLSearchParams} query
 * @param {Jobs} jobs
 * @returns {(() => CannedReply) | undefined} undefined for a path that does not exist
 */
function answerFor(path, jobId, query, jobs) {
  if (jobId !== undefined) {
    return () => {
      // The Python client sends Python's own spelling of a boolean: True and False.
      const job = jobs.read(jobId, query.get('verbose')?.toLowerCase() === 'true');
      if (job !== undefined) return { body: normalAnswer(job) };
      const message = 'Job not found for the given identifier';
      return { status: 404, body: errorAnswer(404, 'ObjectNotFound', message) };
    };
  }
  switch (path) {
    case '/v3/jobs':
      return () => {
        const limit = wholeNumber(query.get('limit'), 1) ?? DEFAULT_PAGE_SIZE;
        const offset = wholeNumber(query.get('offset'), 0) ?? 0;
        return { body: pageAnswer(jobs.list(), { limit, offset }) };
      };
    case '/v3/server-info':
      return () => ({ body: normalAnswer(SERVER_INFO) });
    case '/v3/version-compatibility':
      return () => ({ body: normalAnswer({}) });
    default:
      return undefined;
  }
}

/**
 * @param {string | null} text
 * @param {number} least
 * @returns {number | undefined} undefined for anything but a whole number, `least` or more
 */
function wholeNumber(text, least) {
  if (text === null || !/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least ? value : undefined;
}

/**
 * @param {ServerResponse} response
 * @param {number} code
 * @param {string} reason
 * @param {string} message
 * @param {OutgoingHttpHeaders} [headers]
 */
function sendError(response, code, reason, message, headers = {}) {
  send(response, { status: code, headers, body: errorAnswer(code, reason, message) });
}

/**
 * @param {ServerResponse} response
 * @param {CannedReply} reply
 */
function send(response, { status = 200, headers = {}, body = '' }) {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = raw ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const type = raw ? 'text/plain; charset=utf-8' : 'application/json';
  response.statusCode = status;
  response.setHeader('content-type', type);
  response.setHeader('content-length', bytes.length);
  // The reply's own headers come last: a false length or type may be what a test is about.
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.end(bytes);
}
