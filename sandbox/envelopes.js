// The envelopes that Fiddler's API puts around its data.

const API_VERSION = '3.0';

/** Defaults of `jobAnswer`. */
const DEFAULT_JOB = {
  id: '550e8400-e29b-41d4-a716-446655440000',
  name: 'Ingestion dataset Upload',
  status: 'STARTED',
  progress: 0,
  info: {},
  error_message: null,
  error_reason: null,
};

/** @param {object} data */
export function normalAnswer(data) {
  return { api_version: API_VERSION, kind: 'NORMAL', data };
}

/**
 * A NORMAL envelope around a job.
 *
 * @param {Readonly<Record<string, unknown>>} fields replace those of a STARTED job. Any value is
 * allowed, so that tests can send nonsense; `undefined` leaves the field out of the JSON.
 */
export function jobAnswer(fields) {
  return normalAnswer({ ...DEFAULT_JOB, ...fields });
}

/**
 * A PAGINATED envelope around one page of a list.
 *
 * @param {readonly object[]} all
 * @param {{ limit: number, offset: number }} page `limit` is the page size, at least 1
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
 * An ERROR envelope. The Python client recognizes one only if it has all of these fields.
 *
 * @param {number} code the HTTP status
 * @param {string} reason one word, for example `ObjectNotFound`
 * @param {string} message
 */
export function errorAnswer(code, reason, message) {
  return {
    api_version: API_VERSION,
    kind: 'ERROR',
    error: { code, message, errors: [{ reason, message, help: '' }] },
  };
}
