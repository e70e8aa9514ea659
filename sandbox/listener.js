// Who answers a request, and in which order: a scripted function before the API key is looked at, all
// else after it.

import { performance } from 'node:perf_hooks';
import { answerFor, jobIdOf, UNAUTHORIZED } from './api.js';
import { send } from './replies.js';

/**
 * @import { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
 * @import { Jobs } from './jobs.js'
 * @import { Reply } from './replies.js'
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
 * @param {object} site
 * @param {string} site.token
 * @param {SeenRequest[]} site.requests gets each request as it comes
 * @param {Jobs} site.jobs
 * @param {(jobId: string) => Reply} site.nextReply
 * @returns {(request: IncomingMessage, response: ServerResponse) => void}
 */
export function createListener({ token, requests, jobs, nextReply }) {
  return (request, response) => {
    const { method = '', url = '', headers } = request;
    const [path = '', query = ''] = url.split('?', 2);
    requests.push({ atMs: performance.now(), method, path, url, headers });
    const jobId = jobIdOf(path);
    const reply = jobId === undefined ? 'story' : nextReply(jobId);
    if (typeof reply === 'function') {
      reply(request, response);
      return;
    }
    request.resume();
    if (headers.authorization !== `Bearer ${token}`) send(response, UNAUTHORIZED);
    else send(response, reply === 'story' ? answerFor({ method, path, query }, jobs) : reply);
  };
}
