import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findRisks } from '../../src/action/inputs/risks.ts';

const HTTPS = new URL('https://acme.fiddler.ai');

describe('a proxy', () => {
  for (const value of [
    'http://proxy.example:3128',
    'https://proxy.example',
    'http://ada:secret%20word@proxy.example:3128',
    'proxy',
    '10.0.0.1',
    '[::1]:3128',
  ]) {
    test(`${value} is no risk`, () => {
      assert.deepEqual(findRisks(HTTPS, { https_proxy: value }), []);
    });
  }

  for (const value of [
    'proxy.example:3128',
    'socks5://ada:secret@proxy.example:1080',
    'http://ada:secret@proxy.example:99999',
    'http://ada:secret@:3128',
    'http://ada:secret@bad host:3128',
    'http://ada:sec%zzret@proxy.example',
    '::::',
  ]) {
    test(`${value} is warned of, without its password`, () => {
      const [risk = '', ...others] = findRisks(HTTPS, { HTTPS_PROXY: value });
      assert.deepEqual(others, []);
      assert.match(risk, /^HTTPS_PROXY is no address of a proxy/);
      assert.doesNotMatch(risk, /secret|ada/);
    });
  }

  test('for the other protocol is none of the wait’s', () => {
    assert.deepEqual(findRisks(HTTPS, { http_proxy: '::::' }), []);
  });
});
