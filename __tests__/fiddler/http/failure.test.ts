import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, NotFound } from '../../../src/fiddler/errors.ts';
import {
  errorFromAnswer,
  errorFromExchange,
  errorFromMisfit,
} from '../../../src/fiddler/http/failure.ts';
import { type Answer, RequestAborted } from '../../../src/fiddler/http/request.ts';

const SITE = 'https://acme.fiddler.ai';
const ASKED = new URL(`${SITE}/v3/jobs/550e8400-e29b-41d4-a716-446655440000?verbose=true`);

function answer(statusCode: number, body = '', more: Partial<Answer> = {}): Answer {
  return { statusCode, body, location: undefined, retryAfterMs: undefined, ...more };
}

function envelope(error: unknown): string {
  return JSON.stringify({ api_version: '3.0', kind: 'ERROR', error });
}

/** An error as node throws it. */
function nodeError(code: unknown, message = ''): Error {
  return Object.assign(new Error(message), { code });
}

describe('an answer other than 200', () => {
  for (const statusCode of [204, 302, 400, 401, 403, 404, 408, 429, 500, 503]) {
    test(`HTTP ${statusCode} says what was asked and what came back`, () => {
      const error = errorFromAnswer(answer(statusCode), ASKED);
      assert.equal(error.kind, 'http');
      assert.equal(error.statusCode, statusCode);
      assert.equal(error.label, `HTTP ${statusCode}`);
      assert.ok(error.message.includes(`GET ${SITE}/v3/jobs/550e8400-`), error.message);
      assert.ok(error.message.includes(`HTTP ${statusCode}`), error.message);
    });
  }

  test('404 alone is NotFound', () => {
    assert.ok(errorFromAnswer(answer(404), ASKED) instanceof NotFound);
    assert.ok(!(errorFromAnswer(answer(410), ASKED) instanceof NotFound));
  });

  test("the server's own words are told: message and reason", () => {
    const body = envelope({
      code: 404,
      message: 'Job does not exist',
      errors: [{ reason: 'ObjectNotFound', message: 'Job', help: '' }, { reason: 'Second' }],
    });
    const error = errorFromAnswer(answer(404, body), ASKED);
    assert.match(error.message, /HTTP 404: Job does not exist/);
    assert.equal(error.reason, 'ObjectNotFound');
  });

  const WORDLESS: readonly string[] = [
    '',
    '<html><h1>502 Bad Gateway</h1></html>',
    '{"kind":"ERR',
    'null',
    '[]',
    '"text"',
    envelope(null),
    envelope([]),
    envelope({ message: 42, errors: 'none' }),
    envelope({ message: '', errors: [] }),
    envelope({ message: null, errors: [null] }),
    envelope({ errors: [{ reason: 7 }] }),
  ];
  for (const body of WORDLESS) {
    test(`a body of ${JSON.stringify(body)} brings no words, and is no obstacle`, () => {
      const error = errorFromAnswer(answer(502, body), ASKED);
      assert.match(error.message, /HTTP 502$/);
      assert.equal(error.reason, undefined);
    });
  }

  test('a redirect tells where it points', () => {
    const location = 'https://login.acme.test/sso';
    const error = errorFromAnswer(answer(302, '', { location }), ASKED);
    assert.equal(error.location, location);
    assert.ok(error.message.includes(location), error.message);
  });

  test('Retry-After is told in milliseconds, and left out where there is none', () => {
    const asked = answer(429, '', { retryAfterMs: 7_000 });
    assert.equal(errorFromAnswer(asked, ASKED).retryAfterMs, 7_000);
    assert.equal(errorFromAnswer(answer(429), ASKED).retryAfterMs, undefined);
  });
});

describe('an exchange without an answer', () => {
  const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'];
  for (const code of [...NETWORK, 'EHOSTUNREACH', 'ENETUNREACH', 'EPROTO']) {
    test(`${code} may pass, and is put into words beside its code`, () => {
      const error = errorFromExchange(nodeError(code), ASKED);
      assert.equal(error.kind, 'network');
      assert.equal(error.isPermanent, false);
      assert.equal(error.label, code);
      assert.match(error.message, RegExp(`GET ${SITE}/\\S+: [a-z ]{10,}.*\\(${code}\\)`, 'i'));
    });
  }

  for (const code of [
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ]) {
    test(`${code} is an untrusted certificate and does not pass`, () => {
      const error = errorFromExchange(nodeError(code), ASKED);
      assert.equal(error.kind, 'certificate');
      assert.equal(error.isPermanent, true);
      assert.equal(error.label, code);
      assert.match(error.message, /certificate/);
      assert.ok(error.message.includes(code), error.message);
    });
  }

  test('a certificate that node has no code for is told in the words that came with it', () => {
    const error = errorFromExchange(nodeError('UNSPECIFIED', 'EE certificate key too weak'), ASKED);
    assert.equal(error.kind, 'certificate');
    assert.equal(error.isPermanent, true);
    assert.match(error.message, /: EE certificate key too weak \(UNSPECIFIED\)$/);
  });

  test('a code is told in words, whatever words came with it', () => {
    const { message } = errorFromExchange(nodeError('ECONNREFUSED', 'connect 10.0.0.7'), ASKED);
    assert.match(message, /: nothing is listening there \(ECONNREFUSED\)$/);
  });

  test('a proxy that let nothing through is told with what it answered', () => {
    const words = 'tunneling socket could not be established, statusCode=407';
    const error = errorFromExchange(new Error(words), ASKED);
    assert.equal(error.kind, 'network');
    assert.equal(error.label, 'proxy error');
    assert.match(error.message, /: the proxy could not be used \(HTTP 407\)$/);
  });

  test('an error that only mentions such words is not taken for the proxy', () => {
    const words = 'it said: tunneling socket could not be established, sorry';
    const error = errorFromExchange(new Error(words), ASKED);
    assert.equal(error.label, 'network error');
    assert.ok(error.message.endsWith(words), error.message);
  });

  test('an error with a code that is not known keeps its own words', () => {
    const error = errorFromExchange(nodeError('EFROB', 'the frob broke'), ASKED);
    assert.match(error.message, /the frob broke \(EFROB\)/);
    assert.equal(error.label, 'EFROB');
  });

  const CODELESS: ReadonlyArray<{ what: string; thrown: unknown; says: RegExp }> = [
    { what: 'an error without a code', thrown: new Error('Parse Error'), says: /: Parse Error$/ },
    { what: 'a code that is no text', thrown: nodeError(5, 'odd'), says: /: odd$/ },
    { what: 'a code that is empty', thrown: nodeError('', 'odd'), says: /: odd$/ },
    { what: 'an error without words', thrown: new Error(), says: /: \w/ },
    { what: 'undefined', thrown: undefined, says: /: \w/ },
    { what: 'a text', thrown: 'ECONNRESET', says: /: \w/ },
  ];
  for (const { what, thrown, says } of CODELESS) {
    test(`${what} is trouble of the network that may pass`, () => {
      const error = errorFromExchange(thrown, ASKED);
      assert.equal(error.kind, 'network');
      assert.equal(error.isPermanent, false);
      assert.match(error.message, says);
      assert.ok(error.label.length > 0);
      assert.equal(error.cause, thrown);
    });
  }

  test('a bound that was reached is counted under its own label', () => {
    const error = errorFromExchange(
      new RequestAborted('oversized answer', 'larger than 4 MiB'),
      ASKED,
    );
    assert.equal(error.kind, 'network');
    assert.equal(error.label, 'oversized answer');
    assert.match(error.message, /larger than 4 MiB/);
  });
});

test('a 200 that is no job tells the address that gave it, and still has its Retry-After', () => {
  const misfit = new ApiError('no job: no state', { kind: 'answer', label: 'misfit' });
  const error = errorFromMisfit(misfit, answer(200, '{}', { retryAfterMs: 3_000 }), ASKED);
  assert.equal(error.kind, 'answer');
  assert.equal(error.label, 'misfit');
  assert.equal(error.statusCode, 200);
  assert.equal(error.retryAfterMs, 3_000);
  assert.equal(error.isPermanent, false);
  assert.ok(error.message.includes(SITE) && error.message.includes('no state'), error.message);
});
