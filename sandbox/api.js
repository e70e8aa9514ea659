// What Fiddler's API has an answer for: its paths, and what a GET of each of them gets.

import { errorAnswer, normalAnswer, pageAnswer } from './answer.js';

/**
 * @import { OutgoingHttpHeaders } from 'node:http'
 * @import { Jobs } from './jobs.js'
 * @import { CannedReply } from './replies.js'
 */

const SERVER_INFO = {
  feature_flags: {},
  server_version: '26.15.0',
  organization: { id: 'c0ffee00-0000-4000-8000-000000000000', name: 'sandbox' },
};

const DEFAULT_PAGE_SIZE = 50;

/** What a request without the right API key gets, whatever it asks for. */
export const UNAUTHORIZED = errorReply(401, 'Unauthorized', 'The API key is missing or not valid', {
  'www-authenticate': 'Bearer',
});

/**
 * @param {string} path
 * @returns {string | undefined} in lower case, of a path that asks for one job
 */
export function jobIdOf(path) {
  return /^\/v3\/jobs\/([^/]+)$/.exec(path)?.[1]?.toLowerCase();
}

/**
 * @param {object} request
 * @param {string} request.method
 * @param {string} request.path
 * @param {string} request.query
 * @param {Jobs} jobs
 * @returns {CannedReply}
 */
export function answerFor({ method, path, query }, jobs) {
  const answer = answerOfPath(path, new URLSearchParams(query), jobs);
  if (answer === undefined) return errorReply(404, 'NotFound', 'No such path');
  if (method !== 'GET') {
    return errorReply(405, 'MethodNotAllowed', 'Only GET is allowed', { allow: 'GET' });
  }
  return answer();
}

/**
 * The answer is given later, and only to a GET, because reading a job starts its clock.
 *
 * @param {string} path
 * @param {URLSearchParams} query
 * @param {Jobs} jobs
 * @returns {(() => CannedReply) | undefined} undefined for a path that does not exist
 */
function answerOfPath(path, query, jobs) {
  const jobId = jobIdOf(path);
  if (jobId !== undefined) {
    return () => {
      // The Python client sends Python's own spelling of a boolean: True and False.
      const job = jobs.read(jobId, query.get('verbose')?.toLowerCase() === 'true');
      if (job !== undefined) return { body: normalAnswer(job) };
      return errorReply(404, 'ObjectNotFound', 'Job not found for the given identifier');
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
 * @param {number} code
 * @param {string} reason
 * @param {string} message
 * @param {OutgoingHttpHeaders} [headers]
 * @returns {CannedReply}
 */
function errorReply(code, reason, message, headers = {}) {
  return { status: code, headers, body: errorAnswer(code, reason, message) };
}
