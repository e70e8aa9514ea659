import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startFiddlerServer } from '../../sandbox/fiddler-server.js';
import { type ActionResult, TOKEN } from './action.ts';
import { type ProxyBehaviour, startProxy } from './proxy.ts';
import { REPLIES, waitAt } from './wait-at.ts';

describe('a proxy', { concurrency: 4 }, () => {
  async function waitThrough(
    behaviour: ProxyBehaviour,
    env: (proxyUrl: string) => NodeJS.ProcessEnv,
    url = 'http://fiddler.test:8080',
  ): Promise<ActionResult & { readonly asked: readonly string[] }> {
    const server = await startFiddlerServer({ token: TOKEN, replies: REPLIES });
    const proxy = await startProxy(server.port, behaviour);
    try {
      const result = await waitAt(url, { env: env(proxy.url), inputs: { timeout: '1' } });
      return { ...result, asked: proxy.asked };
    } finally {
      proxy.close();
      await server.close();
    }
  }

  for (const variable of ['http_proxy', 'HTTP_PROXY']) {
    test(`of ${variable} is used for http`, async () => {
      const { exitCode, asked } = await waitThrough('tunnels', (url) => ({ [variable]: url }));
      assert.equal(exitCode, 0);
      assert.equal(asked[0], 'fiddler.test:8080');
    });
  }

  test('leads to a host of http:// outside this machine, which works with a warning', async () => {
    const { exitCode, warnings } = await waitThrough('tunnels', (url) => ({ http_proxy: url }));
    assert.equal(exitCode, 0);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /key travels unencrypted to http:\/\/fiddler\.test/);
  });

  for (const variable of ['no_proxy', 'NO_PROXY']) {
    for (const value of ['fiddler.test', '.test', 'other,fiddler.test:8080', '*']) {
      test(`is not used where ${variable} is ${value}`, async () => {
        const { exitCode, asked } = await waitThrough('tunnels', (url) => ({
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
    test(`that ${behaviour} is waited out, and the timeout says so without its password`, async () => {
      const { outputs, errors, printed, elapsedMs } = await waitThrough(behaviour, (url) => ({
        http_proxy: url.replace('://', '://robot:hunter2@'),
      }));
      assert.equal(outputs['error-reason'], 'TimeoutError');
      assert.match(errors[0] ?? '', says);
      assert.doesNotMatch(printed, /hunter2/);
      assert.ok(elapsedMs < 8_000, `${elapsedMs} ms`);
    });
  }
});
