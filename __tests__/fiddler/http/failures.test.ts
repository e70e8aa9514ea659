import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, NotFound } from '../../../src/fiddler/errors.ts';
import {
  errorFromInvalidBody,
  errorFromNetworkFailure,
  errorFromResponse,
} from '../../../src/fiddler/http/failures.ts';
import { RequestAborted, type Response } from '../../../src/fiddler/http/get-client.ts';

const REQUEST = 'GET https://acme.fiddler.ai/v3/jobs/550e8400-e29b-41d4-a716-446655440000';
const REQUEST_URL = new URL(`${REQUEST.slice(4)}?verbose=true`);

function responseOf(statusCode: number, more: Partial<Response> = {}): Response {
  return { statusCode, body: '', location: undefined, retryAfterMs: undefined, ...more };
}

function envelopeOf(error: unknown): string {
  return JSON.stringify({ api_version: '3.0', kind: 'ERROR', error });
}

/** An error as Node throws it. */
function nodeErrorOf(code: unknown, message = ''): Error {
  return Object.assign(new Error(message), { code });
}

describe('a response other than 200', () => {
  test('is described by request, status and the server’s message, with its facts in fields', () => {
    const errors = [{ reason: 'TooMany', message: 'Job', help: '' }, { reason: 'Second' }];
    const body = envelopeOf({ code: 429, message: 'Slow down', errors });
    const error = errorFromResponse(responseOf(429, { body, retryAfterMs: 7_000 }), REQUEST_URL);
    assert.equal(error.message, `${REQUEST}: HTTP 429: Slow down`);
    const { kind, label, statusCode, reason, retryAfterMs } = error;
    assert.deepEqual([kind, label, statusCode], ['http', 'HTTP 429', 429]);
    assert.deepEqual([reason, retryAfterMs], ['TooMany', 7_000]);
  });

  test('is NotFound for 404 alone', () => {
    assert.ok(errorFromResponse(responseOf(404), REQUEST_URL) instanceof NotFound);
    assert.ok(!(errorFromResponse(responseOf(410), REQUEST_URL) instanceof NotFound));
  });

  test('is described with the target if it is a redirect', () => {
    const location = 'https://login.acme.test/sso';
    const error = errorFromResponse(responseOf(302, { location }), REQUEST_URL);
    assert.equal(error.message, `${REQUEST}: HTTP 302 to ${location}`);
    assert.equal(error.location, location);
  });

  for (const body of [
    '',
    '<html><h1>502 Bad Gateway</h1></html>',
    '{"kind":"ERR',
    'null',
    envelopeOf(null),
    envelopeOf({ message: 42, errors: 'none' }),
    envelopeOf({ message: '', errors: [] }),
    envelopeOf({ message: null, errors: [null] }),
    envelopeOf({ errors: [{ reason: 7 }] }),
  ]) {
    test(`is described without a message if the body is ${JSON.stringify(body)}`, () => {
      const error = errorFromResponse(responseOf(502, { body }), REQUEST_URL);
      assert.equal(error.message, `${REQUEST}: HTTP 502`);
      assert.equal(error.reason, undefined);
    });
  }
});

describe('a request without a response', () => {
  const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'];
  const CERTIFICATE = [
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ];
  for (const code of [...NETWORK, 'EHOSTUNREACH', 'ENETUNREACH', 'EPROTO', ...CERTIFICATE]) {
    const kind = CERTIFICATE.includes(code) ? 'certificate' : 'network';
    test(`that fails with ${code} is a ${kind} error, described in words`, () => {
      const error = errorFromNetworkFailure(nodeErrorOf(code, 'at 10.0.0.7'), REQUEST_URL);
      assert.ok(error.message.startsWith(`${REQUEST}: `));
      const why = error.message.slice(REQUEST.length + 2);
      assert.match(why, RegExp(`^[a-z][a-zA-Z -]{10,} \\(${code}\\)$`));
      assert.equal(why.includes('certificate'), kind === 'certificate');
      assert.deepEqual([error.kind, error.label], [kind, code]);
    });
  }

  const TUNNEL = 'tunneling socket could not be established, ';
  const OTHERS: ReadonlyArray<readonly [thrown: unknown, label: string, says: string]> = [
    [
      nodeErrorOf('ECONNREFUSED', 'at'),
      'ECONNREFUSED',
      'nothing is listening there (ECONNREFUSED)',
    ],
    [nodeErrorOf('UNSPECIFIED', 'key too weak'), 'UNSPECIFIED', 'key too weak (UNSPECIFIED)'],
    [nodeErrorOf('EFROB', 'the frob broke'), 'EFROB', 'the frob broke (EFROB)'],
    [nodeErrorOf(5, 'odd code'), 'network error', 'odd code'],
    [new Error(`${TUNNEL}statusCode=407`), 'proxy error', 'the proxy could not be used (HTTP 407)'],
    [new Error(`${TUNNEL}cause=timeout`), 'proxy error', 'the proxy could not be used (timeout)'],
    [new Error(`it said: ${TUNNEL}`), 'network error', `it said: ${TUNNEL}`],
    [new Error('Parse Error'), 'network error', 'Parse Error'],
    [new Error(), 'network error', 'no answer'],
    [undefined, 'network error', 'no answer'],
    ['ECONNRESET', 'network error', 'no answer'],
    [new RequestAborted('too large', 'over 4 MiB'), 'too large', 'over 4 MiB'],
  ];
  for (const [thrown, label, says] of OTHERS) {
    test(`because of ${thrown} is described as: ${says}`, () => {
      const error = errorFromNetworkFailure(thrown, REQUEST_URL);
      assert.equal(error.message, `${REQUEST}: ${says}`);
      assert.equal(error.kind, label === 'UNSPECIFIED' ? 'certificate' : 'network');
      assert.equal(error.label, label);
      assert.equal(error.cause, thrown);
    });
  }
});

test('a 200 that is not a job is described with the request, and keeps its Retry-After', () => {
  const cause = new ApiError('it has no state', { kind: 'invalid-body', label: 'not a job' });
  const error = errorFromInvalidBody(cause, responseOf(200, { retryAfterMs: 3_000 }), REQUEST_URL);
  assert.equal(error.message, `${REQUEST}: it has no state`);
  const { kind, label, statusCode, retryAfterMs } = error;
  assert.deepEqual([kind, label], ['invalid-body', 'not a job']);
  assert.deepEqual([statusCode, retryAfterMs], [200, 3_000]);
});
