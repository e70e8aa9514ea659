import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Owner, serve } from '../set-up.ts';
import { type ActionResult, TOKEN } from './action.ts';
import { type ProxyBehaviour, startProxy } from './proxy.ts';
import { REPLIES, waitAt } from './wait-at.ts';

describe('a proxy', { concurrency: 4 }, () => {
  async function waitThrough(
    t: Owner,
    behaviour: ProxyBehaviour,
    env: (proxyUrl: string) => NodeJS.ProcessEnv,
    url = 'http://fiddler.test:8080',
  ): Promise<ActionResult & { readonly asked: readonly string[] }> {
    const server = await serve(t, { token: TOKEN, replies: REPLIES });
    const { url: proxyUrl, asked } = await startProxy(t, server.port, behaviour);
    const result = await waitAt(url, { env: env(proxyUrl), inputs: { timeout: '1' } });
    return { ...result, asked };
  }

  for (const variable of ['http_proxy', 'HTTP_PROXY']) {
    test(`of ${variable} is used for http`, async (t) => {
      const { exitCode, asked } = await waitThrough(t, 'tunnels', (url) => ({ [variable]: url }));
      assert.equal(exitCode, 0);
      assert.equal(asked[0], 'fiddler.test:8080');
    });
  }

  test('leads to a host of http:// outside this machine, which works with a warning', async (t) => {
    const { exitCode, warnings } = await waitThrough(t, 'tunnels', (url) => ({ http_proxy: url }));
    assert.equal(exitCode, 0);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /key travels unencrypted to http:\/\/fiddler\.test/);
  });

  for (const variable of ['no_proxy', 'NO_PROXY']) {
    for (const value of ['fiddler.test', '.test', 'other,fiddler.test:8080', '*']) {
      test(`is not used where ${variable} is ${value}`, async (t) => {
        const { exitCode, asked } = await waitThrough(t, 'tunnels', (url) => ({
          http_proxy: url,
          [variable]: value,
        }));
        assert.equal(exitCode, 1);
        assert.deepEqual(asked, []);
      });
    }
  }

  for (const [behaviour, says] of [
    ['refuses', /the proxy could not be used \(HTTP 407/],
    ['resets', /the proxy could not be used \((?!cause=)/],
    ['hangs', /no complete answer within 6 s/],
  ] as const) {
    test(`that ${behaviour} is waited out, and the timeout says so without its password`, async (t) => {
      const { outputs, errors, printed, elapsedMs } = await waitThrough(t, behaviour, (url) => ({
        http_proxy: url.replace('://', '://robot:hunter2@'),
      }));
      assert.equal(outputs['error-reason'], 'TimeoutError');
      assert.match(errors[0] ?? '', says);
      assert.doesNotMatch(printed, /hunter2/);
      assert.ok(elapsedMs < 8_000, `${elapsedMs} ms`);
    });
  }
});
