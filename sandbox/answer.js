// The envelopes that Fiddler's API puts around all that it says.

const API_VERSION = '3.0';

/** The job of `jobAnswer` where nothing else is said. */
const PLAIN_JOB = {
  id: '550e8400-e29b-41d4-a716-446655440000',
  name: 'Ingestion dataset Upload',
  status: 'STARTED',
  progress: 0,
  info: {},
  error_message: null,
  error_reason: null,
};

/**
 * @param {object} data
 */
export function normalAnswer(data) {
  return { api_version: API_VERSION, kind: 'NORMAL', data };
}

/**
 * A NORMAL envelope around a job.
 *
 * @param {Readonly<Record<string, unknown>>} fields put over a plain STARTED job; any value goes, so
 * that a test can say nonsense, and `undefined` leaves the field out of the JSON
 */
export function jobAnswer(fields) {
  return normalAnswer({ ...PLAIN_JOB, ...fields });
}

/**
 * A PAGINATED envelope around the part of a list that was asked for.
 *
 * @param {readonly object[]} all
 * @param {{ limit: number, offset: number }} page `limit` is the page's size, 1 or more
 */
export function pageAnswer(all, { limit, offset }) {
  const items = all.slice(offset, offset + limit);
  return {
    api_version: API_VERSION,
    kind: 'PAGINATED',
    data: {
      page_size: limit,
      total: all.length,
      item_count: items.length,
      page_count: Math.ceil(all.length / limit),
      page_index: Math.floor(offset / limit) + 1,
      offset,
      items,
    },
  };
}

/**
 * An ERROR envelope. The Python client takes an answer for one only if it has all of these fields.
 *
 * @param {number} code the HTTP status
 * @param {string} reason one word, such as `ObjectNotFound`
 * @param {string} message
 */
export function errorAnswer(code, reason, message) {
  return {
    api_version: API_VERSION,
    kind: 'ERROR',
    error: { code, message, errors: [{ reason, message, help: '' }] },
  };
}
