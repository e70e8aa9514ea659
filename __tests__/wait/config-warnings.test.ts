import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findConfigWarnings } from '../../src/wait/config-warnings.ts';

const HTTPS = new URL('https://acme.fiddler.ai');
const HTTP = new URL('http://acme.fiddler.ai');

const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'no_proxy'] as const;

/** Sets the variables for the process too: http-client reads proxies from there. */
function warningsFor(site: URL, env: Readonly<Record<string, string>>): readonly string[] {
  const inherited = process.env;
  process.env = { ...inherited };
  for (const name of PROXY_VARIABLES) {
    delete process.env[name];
    delete process.env[name.toUpperCase()];
  }
  Object.assign(process.env, env);
  try {
    return findConfigWarnings(site, process.env);
  } finally {
    process.env = inherited;
  }
}

test('an API key that is sent unencrypted over a network causes a warning with the site', () => {
  assert.deepEqual(warningsFor(HTTP, {}), [
    'The API key is sent unencrypted to http://acme.fiddler.ai. Use https:// if the site supports it.',
  ]);
  assert.deepEqual(warningsFor(HTTPS, {}), []);
  assert.deepEqual(warningsFor(new URL('http://127.0.0.1:8000'), {}), []);
});

test('NODE_EXTRA_CA_CERTS without a file causes a warning if the connection is encrypted', () => {
  const missing = { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' };
  assert.deepEqual(warningsFor(HTTPS, missing), [
    'NODE_EXTRA_CA_CERTS is ignored: there is no file /nowhere/ca.pem.',
  ]);
  assert.deepEqual(warningsFor(new URL('http://localhost'), missing), []);
  assert.deepEqual(warningsFor(HTTPS, { NODE_EXTRA_CA_CERTS: import.meta.filename }), []);
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 causes a warning if the connection is encrypted', () => {
  assert.deepEqual(warningsFor(HTTPS, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }), [
    'NODE_TLS_REJECT_UNAUTHORIZED=0 disables certificate checks: any server can pose as the Fiddler site. To trust a private CA, use NODE_EXTRA_CA_CERTS instead.',
  ]);
  assert.deepEqual(warningsFor(HTTPS, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }), []);
  const local = new URL('http://localhost');
  assert.deepEqual(warningsFor(local, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }), []);
});

describe('a proxy', () => {
  const invalid = (variable: string): string =>
    `${variable} is not a valid proxy address and may be ignored. Expected an address like http://proxy.example:3128.`;

  for (const value of [
    ...['http://proxy.example:3128', 'https://proxy.example', 'proxy', '10.0.0.1', '[::1]:3128'],
    'http://ada:secret%20word@proxy.example:3128',
  ]) {
    test(`that can be used causes no warning: ${value}`, () => {
      assert.deepEqual(warningsFor(HTTPS, { https_proxy: value }), []);
    });
  }

  for (const value of [
    ...['proxy.example:3128', 'socks5://ada:secret@proxy.example:1080', '::::'],
    ...['http://ada:secret@proxy.example:99999', 'http://ada:secret@:3128'],
    ...['http://ada:secret@bad host:3128', 'http://ada:sec%zzret@proxy.example'],
    'gopher+http://proxy.example',
  ]) {
    test(`that cannot be used causes a warning without its password: ${value}`, () => {
      assert.deepEqual(warningsFor(HTTPS, { HTTPS_PROXY: value }), [invalid('HTTPS_PROXY')]);
    });
  }

  test('that requests bypass causes no warning', () => {
    const env = { https_proxy: '::::', no_proxy: 'other.example,.fiddler.ai' };
    assert.deepEqual(warningsFor(HTTPS, env), []);
  });

  test('is taken from the variable for the protocol of the site', () => {
    assert.deepEqual(warningsFor(HTTP, { http_proxy: '::::' }).slice(1), [invalid('http_proxy')]);
    assert.deepEqual(warningsFor(HTTPS, { http_proxy: '::::' }), []);
  });
});
