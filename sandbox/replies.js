// Scripted replies to requests for a job, in turn.

/** @import { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http' */

/**
 * A string or bytes are sent unchanged, any other body as JSON.
 *
 * @typedef {object} CannedReply
 * @property {number} [status] default: 200
 * @property {OutgoingHttpHeaders} [headers]
 * @property {string | object} [body] default: empty
 */

/**
 * A canned reply, a function of Node's own request and response (to reset, drip or stall), or the
 * job as its scenario describes it.
 *
 * @typedef {CannedReply | ((request: IncomingMessage, response: ServerResponse) => void) | 'scenario'} Reply
 */

/**
 * @param {Readonly<Record<string, readonly Reply[]>>} replies
 * @returns {(jobId: string) => Reply} the job's next reply
 */
export function createReplies(replies) {
  const byId = new Map(Object.entries(replies).map(([id, list]) => [id.toLowerCase(), list]));
  /** @type {Map<string, number>} */
  const countById = new Map();
  return (jobId) => {
    const list = byId.get(jobId) ?? [];
    const count = countById.get(jobId) ?? 0;
    countById.set(jobId, count + 1);
    return list[count] ?? list.at(-1) ?? 'scenario';
  };
}

/**
 * @param {ServerResponse} response
 * @param {CannedReply} reply
 */
export function send(response, { status = 200, headers = {}, body = '' }) {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(isRaw ? body : JSON.stringify(body));
  response.statusCode = status;
  response.setHeader('content-type', isRaw ? 'text/plain; charset=utf-8' : 'application/json');
  response.setHeader('content-length', bytes.length);
  // Last, so that a test can send a wrong length or type.
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.end(bytes);
}
