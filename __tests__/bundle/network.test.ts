/** Addresses, TLS and proxies. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { FiddlerServer, Reply } from '../../sandbox/fiddler-server.js';
import { makeFolder, type Owner, serve } from '../fixtures.ts';
import { type ActionResult, JOB_ID, TOKEN } from './action.ts';
import { type Authority, createAuthority, WEAK_KEY } from './authority.ts';
import { type ProxyBehaviour, startProxy } from './proxy.ts';
import { listenWithoutAccepting } from './stalling-ports.ts';
import { job, jobIds, waitAt } from './wait-for.ts';

const REPLIES = { [JOB_ID]: [job('STARTED'), job('SUCCESS')] };

describe('an address', { concurrency: 5 }, () => {
  test('of IPv6 works', async (t) => {
    const server = await serve(t, { host: '::1', token: TOKEN, replies: REPLIES });
    const { exitCode } = await waitAt(server.url);
    assert.equal(exitCode, 0);
  });

  test('that refuses connections is retried', async (t) => {
    const closed = await serve(t);
    await closed.close();
    let isOpen = false;
    const { exitCode, log } = await waitAt(closed.url, {
      onStart: (action) => {
        action.stdout?.on('data', (chunk) => {
          if (isOpen || !String(chunk).includes('ECONNREFUSED')) return;
          isOpen = true;
          void serve(t, { port: closed.port, token: TOKEN, replies: REPLIES });
        });
      },
    });
    assert.equal(exitCode, 0);
    assert.match(log, /nothing is listening there \(ECONNREFUSED\)/);
  });

  test('that does not resolve is retried until the timeout, whose error shows the cause', async () => {
    const { outputs, errors } = await waitAt('https://fiddler.invalid', {
      inputs: { timeout: '1' },
    });
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(errors[0] ?? '', /the host name (does not resolve|could not be looked up)/);
  });

  for (const scheme of ['http', 'https']) {
    test(`of ${scheme} that accepts no connection is given 5 s`, async (t) => {
      const port = await listenWithoutAccepting(t);
      const { log, elapsedMs } = await waitAt(`${scheme}://127.0.0.1:${port}`, {
        inputs: { timeout: '3', interval: '30' },
      });
      assert.match(log, /no connection within 5 s/);
      assert.ok(elapsedMs < 7_500, `${elapsedMs} ms`);
    });
  }
});

describe('https', { concurrency: 4 }, () => {
  let authority: Authority;

  before(async () => {
    authority = await createAuthority();
  });

  function trusting(t: Owner): NodeJS.ProcessEnv {
    const file = join(makeFolder(t), 'ca.pem');
    writeFileSync(file, authority.cert);
    return { NODE_EXTRA_CA_CERTS: file };
  }

  async function serveAs(
    t: Owner,
    hostname: string,
    replies: Readonly<Record<string, readonly Reply[]>> = REPLIES,
  ): Promise<FiddlerServer> {
    return serve(t, { token: TOKEN, tls: await authority.issue(hostname), replies });
  }

  test('with a private CA works with NODE_EXTRA_CA_CERTS', async (t) => {
    const { url } = await serveAs(t, '127.0.0.1');
    const { exitCode } = await waitAt(url, { env: trusting(t) });
    assert.equal(exitCode, 0);
  });

  const UNTRUSTED: ReadonlyArray<{
    what: string;
    says: RegExp;
    isTrusted?: boolean;
    days?: number;
    hostname?: string;
    key?: typeof WEAK_KEY;
  }> = [
    { what: 'of an unknown CA', isTrusted: false, says: /authority.*NODE_EXTRA_CA_CERTS/s },
    { what: 'that has expired', days: -1, says: /expired.*renew/s },
    { what: 'for another name', hostname: 'elsewhere.test', says: /another name/ },
    { what: 'whose key is too weak', key: WEAK_KEY, says: /too weak \(UNSPECIFIED\).*replace/s },
  ];
  for (const { what, says, isTrusted = true, days, hostname = '127.0.0.1', key } of UNTRUSTED) {
    test(`with a certificate ${what} fails the step at once with advice`, async (t) => {
      const certificate = await authority.issue(hostname, days, key);
      // At its default level a server does not offer a weak key either.
      const tls = { ...certificate, ciphers: 'DEFAULT@SECLEVEL=0' };
      const { url, requests } = await serve(t, { token: TOKEN, tls, replies: REPLIES });
      const env = isTrusted ? trusting(t) : {};
      const { exitCode, errors, elapsedMs } = await waitAt(url, { env });
      assert.equal(exitCode, 1);
      assert.match(errors[0] ?? '', says);
      assert.ok((errors[0] ?? '').includes(url));
      assert.equal(requests.length, 0);
      assert.ok(elapsedMs < 3_000, `${elapsedMs} ms`);
    });
  }

  test('to a server without TLS is retried until the timeout, whose error shows the cause', async (t) => {
    const server = await serve(t, { token: TOKEN, replies: REPLIES });
    const { outputs, errors } = await waitAt(server.url.replace('http:', 'https:'), {
      inputs: { timeout: '1' },
    });
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(errors[0] ?? '', /TLS/);
  });

  test('goes through the proxy of HTTPS_PROXY, with its user and password', async (t) => {
    const { port } = await serveAs(t, 'fiddler.test');
    const proxy = await startProxy(t, port, 'tunnels');
    const { exitCode, printed } = await waitAt('https://fiddler.test', {
      env: { ...trusting(t), HTTPS_PROXY: proxy.url.replace('://', '://robot:hunter2%40home@') },
    });
    assert.equal(exitCode, 0);
    // A tunnel for each check.
    assert.deepEqual(proxy.targets, ['fiddler.test:443', 'fiddler.test:443']);
    const basic = `Basic ${Buffer.from('robot:hunter2@home').toString('base64')}`;
    assert.deepEqual(new Set(proxy.authorizations), new Set([basic]));
    assert.doesNotMatch(printed, /hunter2/);
    assert.doesNotMatch(printed, /Deprecation/);
  });

  test('through a proxy: a response that is cut leaves the tunnel of another job alone', async (t) => {
    const [other = ''] = jobIds(1);
    const cut: Reply = (_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('{', () => setTimeout(() => response.destroy(), 100));
    };
    const { port } = await serveAs(t, 'fiddler.test', {
      [JOB_ID]: [job('SUCCESS')],
      [other]: [cut, job('SUCCESS', { id: other })],
    });
    const proxy = await startProxy(t, port, 'tunnels', 1_000);
    const { exitCode, log } = await waitAt('https://fiddler.test', {
      env: { ...trusting(t), https_proxy: proxy.url },
      inputs: { 'job-id': `${JOB_ID} ${other}` },
    });
    assert.equal(exitCode, 0);
    assert.equal(log.match(/next check in/g)?.length, 1, log);
  });
});

describe('a proxy', { concurrency: 4 }, () => {
  async function waitThrough(
    t: Owner,
    behaviour: ProxyBehaviour,
    env: (proxyUrl: string) => NodeJS.ProcessEnv,
  ): Promise<ActionResult & { readonly targets: readonly string[] }> {
    const server = await serve(t, { token: TOKEN, replies: REPLIES });
    const { url, targets } = await startProxy(t, server.port, behaviour);
    const inputs = { timeout: '1' };
    const result = await waitAt('http://fiddler.test:8080', { env: env(url), inputs });
    return { ...result, targets };
  }

  test('of http_proxy leads to a host of http://, with a warning', async (t) => {
    const { exitCode, targets, warnings } = await waitThrough(t, 'tunnels', (url) => ({
      http_proxy: url,
    }));
    assert.equal(exitCode, 0);
    assert.equal(targets[0], 'fiddler.test:8080');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /key travels unencrypted to http:\/\/fiddler\.test/);
  });

  for (const [variable, value] of [
    ['no_proxy', 'other,fiddler.test:8080'],
    ['NO_PROXY', '.test'],
  ] as const) {
    test(`is not used if ${variable} is ${value}`, async (t) => {
      const { exitCode, targets } = await waitThrough(t, 'tunnels', (url) => ({
        http_proxy: url,
        [variable]: value,
      }));
      assert.equal(exitCode, 1);
      assert.deepEqual(targets, []);
    });
  }

  for (const [behaviour, says] of [
    ['refuses', /the proxy could not be used \(HTTP 407/],
    ['resets', /the proxy could not be used \((?!cause=)/],
    ['hangs', /no connection within 5 s/],
  ] as const) {
    test(`that ${behaviour} is retried, and the timeout shows it without its password`, async (t) => {
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
