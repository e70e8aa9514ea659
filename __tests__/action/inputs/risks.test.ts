import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findRisks } from '../../../src/action/inputs/risks.ts';

function risksOf(site: URL, env: Readonly<Record<string, string>>): readonly string[] {
  return findRisks(site, env, () => false);
}

const HTTPS = new URL('https://acme.fiddler.ai');
const HTTP = new URL('http://acme.fiddler.ai');

describe('an API key', () => {
  test('that travels unencrypted is warned of, with the site', () => {
    const risks = risksOf(HTTP, {});
    assert.equal(risks.length, 1);
    assert.match(risks[0] ?? '', /unencrypted to http:\/\/acme\.fiddler\.ai\. Use https/);
  });

  for (const url of ['https://acme.fiddler.ai', 'http://127.0.0.1:8000']) {
    test(`for ${url} is no risk`, () => {
      assert.deepEqual(risksOf(new URL(url), {}), []);
    });
  }
});

describe('NODE_TLS_REJECT_UNAUTHORIZED', () => {
  test('of 0 is warned of, with what to do instead', () => {
    const risks = risksOf(HTTPS, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    assert.equal(risks.length, 1);
    assert.match(risks[0] ?? '', /any server .* NODE_EXTRA_CA_CERTS/);
  });

  test('of 1 is no risk, and of 0 none where nothing is encrypted', () => {
    assert.deepEqual(risksOf(HTTPS, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }), []);
    const local = new URL('http://localhost');
    assert.deepEqual(risksOf(local, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }), []);
  });
});

describe('a proxy', () => {
  test('that requests go past is no risk, whatever it is', () => {
    const asked: URL[] = [];
    const isBypassed = (site: URL): boolean => asked.push(site) > 0;
    assert.deepEqual(findRisks(HTTPS, { https_proxy: '::::' }, isBypassed), []);
    assert.deepEqual(asked, [HTTPS]);
  });

  for (const value of [
    'http://proxy.example:3128',
    'https://proxy.example',
    'http://ada:secret%20word@proxy.example:3128',
    'proxy',
    '10.0.0.1',
    '[::1]:3128',
  ]) {
    test(`${value} is no risk`, () => {
      assert.deepEqual(risksOf(HTTPS, { https_proxy: value }), []);
    });
  }

  for (const value of [
    'proxy.example:3128',
    'socks5://ada:secret@proxy.example:1080',
    'http://ada:secret@proxy.example:99999',
    'http://ada:secret@:3128',
    'http://ada:secret@bad host:3128',
    'http://ada:sec%zzret@proxy.example',
    'gopher+http://proxy.example',
    '::::',
  ]) {
    test(`${value} is warned of, without its password`, () => {
      const [risk = '', ...others] = risksOf(HTTPS, { HTTPS_PROXY: value });
      assert.deepEqual(others, []);
      assert.match(risk, /^HTTPS_PROXY is not a usable proxy address/);
      assert.doesNotMatch(risk, /secret|ada/);
    });
  }

  test('for http:// is looked for where the site has that', () => {
    const [, risk = ''] = risksOf(HTTP, { http_proxy: '::::' });
    assert.match(risk, /^http_proxy is not a usable proxy address/);
  });

  test('for the other protocol is none of the wait’s', () => {
    assert.deepEqual(risksOf(HTTPS, { http_proxy: '::::' }), []);
  });
});
