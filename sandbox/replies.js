// What a request for a job gets in the place of its story: a script of replies, handed out in turn.

/** @import { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http' */

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
 * Hands out a job's replies in turn.
 *
 * @param {Readonly<Record<string, readonly Reply[]>>} replies
 * @returns {(jobId: string) => Reply}
 */
export function createReplies(replies) {
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
 * @param {ServerResponse} response
 * @param {CannedReply} reply
 */
export function send(response, { status = 200, headers = {}, body = '' }) {
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
