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
/** How an error of the tunnel package begins. */
const NO_TUNNEL = 'tunneling socket could not be established, ';
const PROXY = { address: 'proxy.acme:3128', variable: 'HTTPS_PROXY', hasCredentials: false };
const THROUGH = 'through the proxy proxy.acme:3128 (HTTPS_PROXY)';

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

  const MESSAGES: ReadonlyArray<readonly [body: string, message: string]> = [
    ['', ''],
    ['null', ''],
    ['"Down"', ''],
    [envelopeOf(null), ''],
    [envelopeOf({ message: 42, errors: 'none' }), ''],
    [envelopeOf({ message: '', errors: [] }), ''],
    [envelopeOf({ message: null, errors: [null] }), ''],
    [envelopeOf({ errors: [{ reason: 7 }] }), ''],
    ['<html><h1>Down for maintenance</h1></html>', ''],
    ['<html><title>502 Bad Gateway</title><h1>nginx</h1>', ': Bad Gateway'],
    ['<TITLE lang="en">\n  Down for\n  maintenance </TITLE>', ': Down for maintenance'],
    ['<title>5021 servers are down</title>', ': 5021 servers are down'],
    ['<title>502</title>', ''],
    [`<title>${'x'.repeat(201)}</title>`, ''],
    ['An HTTP request to an HTTPS server.\n', ': An HTTP request to an HTTPS server.'],
    ['x'.repeat(200), `: ${'x'.repeat(200)}`],
    ['x'.repeat(201), ''],
    ['{"kind":"ERR', ': {"kind":"ERR'],
  ];
  for (const [body, message] of MESSAGES) {
    const what = message === '' ? 'without a message' : `as HTTP 502${message.slice(0, 60)}`;
    test(`is described ${what} if the body is ${JSON.stringify(body.slice(0, 60))}`, () => {
      const error = errorFromResponse(responseOf(502, { body }), REQUEST_URL);
      assert.equal(error.message, `${REQUEST}: HTTP 502${message}`);
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
  for (const code of [...NETWORK, 'EHOSTUNREACH', 'ENETUNREACH', ...CERTIFICATE]) {
    const kind = CERTIFICATE.includes(code) ? 'certificate' : 'network';
    test(`that fails with ${code} is a ${kind} error, described in words`, () => {
      const thrown = nodeErrorOf(code, 'at 10.0.0.7');
      const error = errorFromNetworkFailure(thrown, REQUEST_URL, null);
      const why = error.message.slice(REQUEST.length);
      assert.match(why, RegExp(`^: [a-z][a-zA-Z -]{10,} \\(${code}\\)$`));
      assert.equal(why.includes('certificate'), kind === 'certificate');
      assert.deepEqual([error.kind, error.label, error.proxy], [kind, code, undefined]);
      const proxied = errorFromNetworkFailure(thrown, REQUEST_URL, PROXY);
      assert.equal(proxied.message, `${error.message} ${THROUGH}`);
      assert.deepEqual([proxied.kind, proxied.label, proxied.proxy], [kind, code, PROXY]);
    });
  }

  const aborted = new RequestAborted('no connection in time', 'no connection within 5 s');
  const NOT_A_TUNNEL = `it said: ${NO_TUNNEL}cause=x`;
  const OTHERS: ReadonlyArray<readonly [thrown: unknown, label: string, says: string]> = [
    [nodeErrorOf('ECONNREFUSED', 'at'), 'ECONNREFUSED', 'connection refused (ECONNREFUSED)'],
    [nodeErrorOf('UNSPECIFIED', 'key too weak'), 'UNSPECIFIED', 'key too weak (UNSPECIFIED)'],
    [nodeErrorOf('EFROB', 'the frob broke'), 'EFROB', 'the frob broke (EFROB)'],
    [nodeErrorOf(5, 'odd code'), 'network error', 'odd code'],
    [new Error(NOT_A_TUNNEL), 'network error', NOT_A_TUNNEL],
    [new Error(), 'network error', 'no response'],
    [undefined, 'network error', 'no response'],
    ['ECONNRESET', 'network error', 'no response'],
    [aborted, 'no connection in time', 'no connection within 5 s'],
  ];
  for (const [thrown, label, says] of OTHERS) {
    test(`because of ${thrown} is described as: ${says}`, () => {
      const error = errorFromNetworkFailure(thrown, REQUEST_URL, null);
      assert.equal(error.message, `${REQUEST}: ${says}`);
      assert.equal(error.kind, label === 'UNSPECIFIED' ? 'certificate' : 'network');
      assert.deepEqual([error.label, error.proxy, error.cause], [label, undefined, thrown]);
      const { message } = errorFromNetworkFailure(thrown, REQUEST_URL, PROXY);
      assert.equal(message, `${REQUEST}: ${says} ${THROUGH}`);
    });
  }

  // tls.test.ts and proxy.test.ts have what real servers and proxies cause.
  const openSsl = (reason: string): string =>
    `write EPROTO 40B7:error:0A0:SSL routines:ssl3_read_bytes:${reason}:../ssl.c:9:\n`;
  const THE_PROXY = 'the proxy proxy.acme:3128 (HTTPS_PROXY)';
  const UNUSABLE = `${THE_PROXY} could not be used`;
  const NOT_THERE = `${UNUSABLE}: connection refused (ECONNREFUSED)`;
  const TOO_OLD =
    'TLS handshake failed: the server supports no TLS version that Node.js accepts (EPROTO)';
  const PROXIED: ReadonlyArray<readonly [message: string, label: string, says: string]> = [
    [openSsl('unsupported protocol'), 'TLS unsupported protocol', TOO_OLD],
    [openSsl('bad mac'), 'TLS bad mac', 'TLS handshake failed: bad mac (EPROTO)'],
    [`${NO_TUNNEL}cause=connect ECONNREFUSED 10.0.0.7:3128`, 'proxy error', NOT_THERE],
    [`${NO_TUNNEL}cause=connect EFROB`, 'proxy error', `${UNUSABLE}: connect EFROB`],
    [`${NO_TUNNEL}cause=${openSsl('bad mac')}`, 'proxy error', `${UNUSABLE}: bad mac`],
  ];
  for (const [message, label, says] of PROXIED) {
    test(`through a proxy that fails with “${message.trim()}” is described as: ${says}`, () => {
      const error = errorFromNetworkFailure(nodeErrorOf('EPROTO', message), REQUEST_URL, PROXY);
      assert.equal(error.message, `${REQUEST}: ${says}`);
      const kind = label.startsWith('proxy') ? 'proxy' : 'network';
      assert.deepEqual([error.kind, error.label], [kind, label]);
      assert.equal(error.proxy?.address, PROXY.address);
    });
  }

  for (const hasCredentials of [false, true]) {
    const says = hasCredentials ? 'refuses the user and password' : 'requires a user and password';
    test(`because of HTTP 407 means that the proxy ${says}`, () => {
      const thrown = new Error(`${NO_TUNNEL}statusCode=407`);
      const { message } = errorFromNetworkFailure(thrown, REQUEST_URL, {
        ...PROXY,
        hasCredentials,
      });
      assert.equal(message, `${REQUEST}: ${THE_PROXY} ${says} (HTTP 407)`);
    });
  }

  test('through a proxy that refuses names host and port of the site', () => {
    const thrown = new Error(`${NO_TUNNEL}statusCode=403`);
    for (const target of ['acme.fiddler.ai:443', 'acme.fiddler.ai:8443', '[2001:db8::7]:443']) {
      const { message } = errorFromNetworkFailure(thrown, new URL(`https://${target}`), PROXY);
      assert.ok(message.endsWith(` refuses to connect to ${target} (HTTP 403)`), message);
    }
  });
});

test('a 200 that is not a job is described with request and title, and keeps its Retry-After', () => {
  const cause = new ApiError('it has no state', { kind: 'invalid-body', label: 'not a job' });
  const response = responseOf(200, { retryAfterMs: 3_000 });
  const error = errorFromInvalidBody(cause, response, REQUEST_URL);
  assert.equal(error.message, `${REQUEST}: it has no state`);
  const page = { ...response, body: '<title>Sign in</title>' };
  const { message } = errorFromInvalidBody(cause, page, REQUEST_URL);
  assert.equal(message, `${REQUEST}: it has no state (Sign in)`);
  const { kind, label, statusCode, retryAfterMs } = error;
  assert.deepEqual([kind, label], ['invalid-body', 'not a job']);
  assert.deepEqual([statusCode, retryAfterMs], [200, 3_000]);
});
