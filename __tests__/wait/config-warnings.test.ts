import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findConfigWarnings } from '../../src/wait/config-warnings.ts';

const HTTPS = new URL('https://acme.fiddler.ai');
const HTTP = new URL('http://acme.fiddler.ai');

function warningsFor(site: URL, env: Readonly<Record<string, string>>): readonly string[] {
  return findConfigWarnings(site, env, () => false);
}

test('an API key that travels unencrypted causes a warning with the site', () => {
  assert.deepEqual(warningsFor(HTTP, {}), [
    'The API key travels unencrypted to http://acme.fiddler.ai. Use https:// where the site has it.',
  ]);
  assert.deepEqual(warningsFor(HTTPS, {}), []);
  assert.deepEqual(warningsFor(new URL('http://127.0.0.1:8000'), {}), []);
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 causes a warning if the connection is encrypted', () => {
  const [warning = '', ...others] = warningsFor(HTTPS, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  assert.match(warning, /any server .* NODE_EXTRA_CA_CERTS/);
  assert.deepEqual(others, []);
  assert.deepEqual(warningsFor(HTTPS, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }), []);
  const local = new URL('http://localhost');
  assert.deepEqual(warningsFor(local, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }), []);
});

describe('a proxy', () => {
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
      const [warning = '', ...others] = warningsFor(HTTPS, { HTTPS_PROXY: value });
      assert.match(warning, /^HTTPS_PROXY is not a usable proxy address/);
      assert.doesNotMatch(warning, /secret|ada/);
      assert.deepEqual(others, []);
    });
  }

  test('that requests bypass causes no warning', () => {
    const sites: URL[] = [];
    const isBypassed = (site: URL): boolean => sites.push(site) > 0;
    assert.deepEqual(findConfigWarnings(HTTPS, { https_proxy: '::::' }, isBypassed), []);
    assert.deepEqual(sites, [HTTPS]);
  });

  test('is taken from the variable for the protocol of the site', () => {
    const [, warning = ''] = warningsFor(HTTP, { http_proxy: '::::' });
    assert.match(warning, /^http_proxy is not a usable proxy address/);
    assert.deepEqual(warningsFor(HTTPS, { http_proxy: '::::' }), []);
  });
});
