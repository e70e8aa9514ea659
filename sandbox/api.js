// The paths of Fiddler's API that the sandbox knows.

import { errorAnswer, normalAnswer, pageAnswer } from './envelopes.js';

/**
 * @import { OutgoingHttpHeaders } from 'node:http'
 * @import { CannedReply } from './replies.js'
 * @import { Jobs } from './scenario.js'
 */

const SERVER_INFO = {
  feature_flags: {},
  server_version: '26.15.0',
  organization: { id: 'c0ffee00-0000-4000-8000-000000000000', name: 'sandbox' },
};

const DEFAULT_PAGE_SIZE = 50;

/** The reply to any request without the right API key. */
export const UNAUTHORIZED = errorReply(401, 'Unauthorized', 'The API key is missing or not valid', {
  'www-authenticate': 'Bearer',
});

/**
 * @param {string} path
 * @returns {string | undefined} in lower case; undefined if the path is not that of one job
 */
export function jobIdOf(path) {
  return /^\/v3\/jobs\/([^/]+)$/.exec(path)?.[1]?.toLowerCase();
}

/**
 * @param {{ method: string, path: string, query: string }} request
 * @param {Jobs} jobs
 * @returns {CannedReply}
 */
export function replyTo({ method, path, query }, jobs) {
  const get = handlerOf(path, new URLSearchParams(query), jobs);
  if (get === undefined) return errorReply(404, 'NotFound', 'No such path');
  if (method !== 'GET') {
    return errorReply(405, 'MethodNotAllowed', 'Only GET is allowed', { allow: 'GET' });
  }
  return get();
}

/**
 * Returns the handler of a GET, which is called only for one: reading a job starts its clock.
 *
 * @param {string} path
 * @param {URLSearchParams} query
 * @param {Jobs} jobs
 * @returns {(() => CannedReply) | undefined} undefined for a path that does not exist
 */
function handlerOf(path, query, jobs) {
  const jobId = jobIdOf(path);
  if (jobId !== undefined) {
    return () => {
      // The Python client sends booleans in Python's spelling: True and False.
      const job = jobs.read(jobId, query.get('verbose')?.toLowerCase() === 'true');
      if (job !== undefined) return { body: normalAnswer(job) };
      return errorReply(404, 'ObjectNotFound', 'Job not found for the given identifier');
    };
  }
  switch (path) {
    case '/v3/jobs':
      return () => {
        const limit = integer(query.get('limit'), 1) ?? DEFAULT_PAGE_SIZE;
        const offset = integer(query.get('offset'), 0) ?? 0;
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
 * @param {number} min
 * @returns {number | undefined} undefined for anything but an integer of at least `min`
 */
function integer(text, min) {
  if (text === null || !/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min ? value : undefined;
}

/**
 * @param {number} status
 * @param {string} reason
 * @param {string} message
 * @param {OutgoingHttpHeaders} [headers]
 * @returns {CannedReply}
 */
function errorReply(status, reason, message, headers = {}) {
  return { status, headers, body: errorAnswer(status, reason, message) };
}
