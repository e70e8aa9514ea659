/** Which proxy a request is sent through, and its tunnel. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../../sandbox/fiddler-server.js';
import { findProxy, findProxySetting } from '../../../src/fiddler/http/proxy.ts';
import { createAuthority } from '../../bundle/authority.ts';
import { type ProxyReply, startProxy } from '../../bundle/proxy.ts';
import { type Owner, serve } from '../../fixtures.ts';
import { JOB_ID } from '../sample-job.ts';
import { connect, jobReply, setEnv, until } from '../serve-job.ts';

type Env = Readonly<Record<string, string>>;

/** Sets the variables of proxies for one test. */
function setProxies(t: Owner, env: Env): void {
  const names = ['http_proxy', 'https_proxy', 'no_proxy'];
  const all = names.flatMap((name) => [name, name.toUpperCase()]);
  setEnv(t, { ...Object.fromEntries(all.map((name) => [name, undefined])), ...env });
}

describe('the proxy of a site', () => {
  const SITE = 'https://acme.fiddler.ai';
  const https_proxy = 'http://proxy.acme:3128';
  const WITH_PASSWORD = { https_proxy: 'http://ada:secret@b.acme:8080/' };
  const FOUND: ReadonlyArray<readonly [env: Env, site: string, proxy: string]> = [
    [{}, SITE, 'none'],
    [{ https_proxy }, SITE, 'proxy.acme:3128 of https_proxy'],
    [{ https_proxy }, 'http://acme.fiddler.ai', 'none'],
    [{ http_proxy: https_proxy }, SITE, 'none'],
    [{ http_proxy: https_proxy }, 'http://acme.fiddler.ai', 'proxy.acme:3128 of http_proxy'],
    [{ HTTPS_PROXY: https_proxy }, SITE, 'proxy.acme:3128 of HTTPS_PROXY'],
    [{ https_proxy, HTTPS_PROXY: 'http://b.acme' }, SITE, 'proxy.acme:3128 of https_proxy'],
    [{ https_proxy: '', HTTPS_PROXY: https_proxy }, SITE, 'proxy.acme:3128 of HTTPS_PROXY'],
    [WITH_PASSWORD, SITE, 'b.acme:8080 of https_proxy'],
    [{ https_proxy: 'http://proxy.acme' }, SITE, 'proxy.acme:80 of https_proxy'],
    [{ https_proxy: 'https://proxy.acme' }, SITE, 'proxy.acme:443 of https_proxy'],
    [{ https_proxy: '10.0.0.7:3128' }, SITE, '10.0.0.7:3128 of https_proxy'],
    [{ https_proxy: 'http://[2001:db8::7]:3128' }, SITE, '[2001:db8::7]:3128 of https_proxy'],
    [{ https_proxy, no_proxy: 'fiddler.ai' }, SITE, 'none'],
    [{ https_proxy, no_proxy: 'other.test, .fiddler.ai' }, SITE, 'none'],
    [{ https_proxy, NO_PROXY: 'ACME.fiddler.ai:443' }, SITE, 'none'],
    [{ https_proxy, no_proxy: '*' }, SITE, 'none'],
    [{ https_proxy, no_proxy: 'acme.fiddler.ai:8443' }, SITE, 'proxy.acme:3128 of https_proxy'],
    [{ https_proxy, no_proxy: 'iddler.ai' }, SITE, 'proxy.acme:3128 of https_proxy'],
    // A range of addresses is not understood.
    [{ https_proxy, no_proxy: '10.0.0.0/8' }, 'https://10.0.0.7', 'proxy.acme:3128 of https_proxy'],
    [{ https_proxy }, 'https://localhost:8443', 'none'],
    [{ https_proxy }, 'https://127.0.0.2', 'none'],
    [{ https_proxy }, 'https://[::1]:8443', 'none'],
  ];
  for (const [env, site, expected] of FOUND) {
    test(`${site} with ${JSON.stringify(env)}: ${expected}`, (t) => {
      setProxies(t, env);
      const proxy = findProxy(new URL(site));
      assert.equal(proxy === null ? 'none' : `${proxy.address} of ${proxy.variable}`, expected);
      assert.equal(proxy?.hasCredentials ?? false, env === WITH_PASSWORD);
      assert.equal(findProxySetting(new URL(site))?.variable, proxy?.variable);
    });
  }

  for (const value of ['proxy.acme:3128', 'http://', 'http://%E0@b.acme', ':::']) {
    test(`is none if the value is ${value}, which is still found as a setting`, (t) => {
      setProxies(t, { HTTPS_PROXY: value });
      assert.equal(findProxy(new URL(SITE)), null);
      assert.deepEqual(findProxySetting(new URL(SITE)), { variable: 'HTTPS_PROXY', value });
    });
  }
});

describe('through a proxy', () => {
  const REQUEST = `GET http://acme.test/v3/jobs/${JOB_ID}`;

  /** A client of a site that only the proxy can reach. */
  async function start(t: Owner, replies: readonly ProxyReply[], first: readonly Reply[] = []) {
    const server = await serve(t, { replies: { [JOB_ID]: [...first, jobReply('STARTED')] } });
    const proxy = await startProxy(t, server.port, { replies });
    setProxies(t, { http_proxy: proxy.url.replace('://', '://ada:secret@') });
    const client = connect(t, { url: 'http://acme.test', token: server.token });
    const closed = (): Promise<void> => until(() => proxy.clients() === 0);
    return { server, proxy, address: proxy.address, client, closed };
  }

  test('each request has its own tunnel, closed after the response', async (t) => {
    const { proxy, client, closed } = await start(t, ['tunnel']);
    await Promise.all([client.readJob(JOB_ID), client.readJob(JOB_ID)]);
    await client.readJob(JOB_ID);
    assert.deepEqual(proxy.targets, Array(3).fill('acme.test:80'));
    await closed();
  });

  test('a hung CONNECT is closed when the time of the request is over', async (t) => {
    const { address, client, closed } = await start(t, ['hang']);
    await assert.rejects(client.readJob(JOB_ID, { timeoutMs: 100 }), {
      message: `${REQUEST}: no connection within 0.1 s through the proxy ${address} (http_proxy)`,
      kind: 'network',
      label: 'no connection in time',
      proxy: { address, variable: 'http_proxy', hasCredentials: true },
    });
    await closed();
  });

  // Time stands still; the timeout is for a test that fails.
  const options = { timeout: 10_000 };
  for (const timeoutMs of [5_000, 30_000]) {
    test(`a CONNECT has 5 s (timeout of the request: ${timeoutMs} ms)`, options, async (t) => {
      const { proxy, client } = await start(t, ['hang']);
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const reading = client.readJob(JOB_ID, { timeoutMs });
      await until(() => proxy.clients() === 1);
      t.mock.timers.tick(5_000);
      await assert.rejects(reading, { label: 'no connection in time', message: / within 5 s / });
    });
  }

  test('an aborted request closes its tunnel and no other', async (t) => {
    let respond = (): void => {};
    const later: Reply = (_request, response) => {
      respond = () => response.end(JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS' })));
    };
    const tunnels = ['tunnel', 'tunnel', 'hang'] as const;
    const { server, proxy, client, closed } = await start(t, tunnels, [later, () => {}]);
    const other = client.readJob(JOB_ID);
    await until(() => server.requests.length === 1);
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = [1, 2].map(() =>
      assert.rejects(client.readJob(JOB_ID, { signal }), { message: 'stop' }),
    );
    await until(() => server.requests.length === 2 && proxy.targets.length === 3);
    controller.abort(new Error('stop'));
    await Promise.all(aborted);
    await until(() => proxy.clients() === 1);
    respond();
    assert.equal((await other).job.status, 'SUCCESS');
    await closed();
  });

  const FAILURES: ReadonlyArray<readonly [reply: ProxyReply, says: string]> = [
    [407, 'refuses the user and password (HTTP 407)'],
    [403, 'refuses to connect to acme.test:80 (HTTP 403)'],
    [500, 'could not reach acme.test:80 (HTTP 500)'],
    [502, 'could not reach acme.test:80 (HTTP 502)'],
    [503, 'could not reach acme.test:80 (HTTP 503)'],
    [504, 'could not reach acme.test:80 (HTTP 504)'],
    [400, 'did not connect to acme.test:80 (HTTP 400)'],
    ['reset', 'could not be used: socket hang up'],
  ];
  for (const [reply, says] of FAILURES) {
    test(`a CONNECT that ends with ${reply} is an error of the proxy: ${says}`, async (t) => {
      const { address, client } = await start(t, [reply]);
      const statusCode = typeof reply === 'number' ? reply : undefined;
      await assert.rejects(client.readJob(JOB_ID), {
        message: `${REQUEST}: the proxy ${address} (http_proxy) ${says}`,
        kind: 'proxy',
        label: statusCode === undefined ? 'proxy error' : `proxy HTTP ${statusCode}`,
        // The site has sent none.
        statusCode: undefined,
        proxy: { address, variable: 'http_proxy', hasCredentials: true, statusCode },
      });
    });
  }

  test('with https:// that has no TLS is an error of the proxy', async (t) => {
    const { port } = await serve(t);
    await assert.rejects(readThrough(t, port), {
      message: `${REQUEST}: the proxy 127.0.0.1:${port} (http_proxy) does not speak TLS`,
      label: 'proxy without TLS',
    });
  });

  test('with https:// whose certificate is not trusted is a permanent error', async (t) => {
    const { port } = await serve(t, { tls: await (await createAuthority()).issue('127.0.0.1') });
    const message = /\(http_proxy\) has a certificate that is not trusted: unable to verify /;
    const error = { message, label: 'proxy certificate', isPermanent: true };
    await assert.rejects(readThrough(t, port), error);
  });

  async function readThrough(t: Owner, port: number): Promise<void> {
    setProxies(t, { http_proxy: `https://127.0.0.1:${port}` });
    await connect(t, { url: 'http://acme.test', token: 'key' }).readJob(JOB_ID);
  }
});
