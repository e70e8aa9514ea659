/** Proxies: which one is used, and what the error says if it opens no tunnel. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type FiddlerServer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { type Owner, serve } from '../fixtures.ts';
import { type ActionResult, JOB_ID, TOKEN } from './action.ts';
import { type Authority, createAuthority, trusting } from './authority.ts';
import { type Proxy as HttpProxy, type ProxyReply, startProxy } from './proxy.ts';
import { listenWithoutAccepting } from './raw-ports.ts';
import { fastClock, job, jobIds, waitAt } from './wait-for.ts';

const REPLIES = { [JOB_ID]: [job('STARTED'), job('SUCCESS')] };
const SITE = 'http://fiddler.test:8080';

/** Adds a user and a password, which no message may show. */
function withPassword(url: string): string {
  return url.replace('://', '://robot:hunter2@');
}

describe('a proxy of https', { concurrency: 3 }, () => {
  let authority: Authority;

  before(async () => {
    authority = await createAuthority();
  });

  async function serveTls(
    t: Owner,
    replies: Readonly<Record<string, readonly Reply[]>> = REPLIES,
  ): Promise<FiddlerServer> {
    return serve(t, { token: TOKEN, tls: await authority.issue('fiddler.test'), replies });
  }

  test('is that of HTTPS_PROXY, and gets its user and password', async (t) => {
    const { port } = await serveTls(t);
    const proxy = await startProxy(t, port);
    const { exitCode, printed } = await waitAt('https://fiddler.test', {
      env: {
        ...trusting(t, authority),
        HTTPS_PROXY: proxy.url.replace('://', '://robot:hunter2%40home@'),
      },
    });
    assert.equal(exitCode, 0);
    // A tunnel for each check.
    assert.deepEqual(proxy.targets, ['fiddler.test:443', 'fiddler.test:443']);
    const basic = `Basic ${Buffer.from('robot:hunter2@home').toString('base64')}`;
    assert.deepEqual(new Set(proxy.authorizations), new Set([basic]));
    assert.doesNotMatch(printed, /hunter2/);
    assert.doesNotMatch(printed, /Deprecation/);
  });

  test('keeps the tunnel of one job if the response to another is cut', async (t) => {
    const [other = ''] = jobIds(1);
    const cut: Reply = (_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('{', () => setTimeout(() => response.destroy(), 100));
    };
    const { port } = await serveTls(t, {
      [JOB_ID]: [job('SUCCESS')],
      [other]: [cut, job('SUCCESS', { id: other })],
    });
    const proxy = await startProxy(t, port, { firstAfterMs: 1_000 });
    const { exitCode, log } = await waitAt('https://fiddler.test', {
      env: { ...trusting(t, authority), https_proxy: proxy.url },
      inputs: { 'job-id': `${JOB_ID} ${other}` },
    });
    assert.equal(exitCode, 0);
    assert.equal(log.match(/next check in/g)?.length, 1, log);
  });

  test('is named if its certificate is not trusted, for example of TLS inspection', async (t) => {
    const { port } = await serveTls(t);
    const proxy = await startProxy(t, port);
    const { exitCode, errors } = await waitAt('https://fiddler.test', {
      env: { https_proxy: withPassword(proxy.url) },
    });
    assert.equal(exitCode, 1);
    assert.ok(
      errors[0]?.includes(
        `: certificate issued by an untrusted CA (UNABLE_TO_VERIFY_LEAF_SIGNATURE) through the proxy ${proxy.address} (https_proxy)\nIf the site or a proxy uses a private CA, set NODE_EXTRA_CA_CERTS`,
      ),
      errors[0],
    );
  });
});

describe('a proxy of http', { concurrency: 4 }, () => {
  interface Result extends ActionResult {
    readonly proxy: HttpProxy;
  }

  /** Waits through a proxy with a user and a password. */
  async function waitThrough(
    t: Owner,
    replies: readonly ProxyReply[],
    { timeout = '1', env = {} }: { timeout?: string; env?: NodeJS.ProcessEnv } = {},
  ): Promise<Result> {
    const server = await serve(t, { token: TOKEN, replies: REPLIES });
    const proxy = await startProxy(t, server.port, { replies });
    const result = await waitAt(SITE, {
      env: { http_proxy: withPassword(proxy.url), ...env },
      inputs: { timeout },
    });
    assert.doesNotMatch(result.printed + JSON.stringify(result.outputs), /hunter2|robot/);
    return { ...result, proxy };
  }

  test('is that of http_proxy, with a warning that the key is sent unencrypted', async (t) => {
    const { exitCode, proxy, warnings } = await waitThrough(t, ['tunnel']);
    assert.equal(exitCode, 0);
    assert.equal(proxy.targets[0], 'fiddler.test:8080');
    assert.deepEqual(warnings, [
      `The API key is sent unencrypted to ${SITE}. Use https:// if the site supports it.`,
    ]);
  });

  for (const [variable, value] of [
    ['no_proxy', 'other,fiddler.test:8080'],
    ['NO_PROXY', '.test'],
  ] as const) {
    test(`is not used if ${variable} is ${value}`, async (t) => {
      const { exitCode, proxy, errors } = await waitThrough(t, ['tunnel'], {
        env: { [variable]: value },
      });
      assert.equal(exitCode, 1);
      assert.deepEqual(proxy.targets, []);
      assert.doesNotMatch(errors[0] ?? '', /proxy/);
    });
  }

  for (const { status, says, advice } of [
    {
      status: 407,
      says: 'refuses the user and password (HTTP 407)',
      advice: 'Check the user and password in http_proxy.',
    },
    {
      status: 403,
      says: 'refuses to connect to fiddler.test:8080 (HTTP 403)',
      advice:
        'Allow this site in the proxy, or add the site to no_proxy if it can be reached directly. Sites with http:// use CONNECT too, which many proxies allow to port 443 only.',
    },
  ]) {
    test(`that refuses with HTTP ${status} fails the step at once with advice`, async (t) => {
      const { exitCode, outputs, errors, proxy } = await waitThrough(t, [status, 'tunnel'], {
        timeout: '30',
      });
      assert.equal(exitCode, 1);
      assert.equal(proxy.targets.length, 1);
      assert.equal(outputs['error-reason'], 'ApiError');
      assert.deepEqual(errors, [
        `Job ${JOB_ID} could not be read: GET ${SITE}/v3/jobs/${JOB_ID}: the proxy ${proxy.address} (http_proxy) ${says}\n${advice}`,
      ]);
    });
  }

  test('that cannot reach the site is retried', async (t) => {
    const statuses = [500, 502, 503, 504];
    const { exitCode, log, proxy } = await waitThrough(t, [...statuses, 'tunnel'], {
      timeout: '30',
    });
    assert.equal(exitCode, 0);
    for (const status of statuses) {
      const says = `: the proxy ${proxy.address} (http_proxy) could not reach fiddler.test:8080 (HTTP ${status}); next check in`;
      assert.ok(log.includes(says), log);
    }
  });

  test('that cannot reach the site until the timeout is not said to be the cause', async (t) => {
    const { outputs, errors, proxy } = await waitThrough(t, [502]);
    assert.equal(outputs['error-reason'], 'TimeoutError');
    const [, checks = '', lastError = '', ...rest] = errors[0]?.split('\n') ?? [];
    assert.match(checks, /^(?!1 )(\d) checks: \1 × proxy HTTP 502\.$/);
    assert.ok(
      lastError.endsWith(
        `: the proxy ${proxy.address} (http_proxy) could not reach fiddler.test:8080 (HTTP 502)`,
      ),
      lastError,
    );
    assert.deepEqual(rest, [
      'The proxy itself works. Check that the site is up and that the proxy can resolve its name.',
    ]);
  });

  test('that resets is retried until the timeout, whose error names it', async (t) => {
    const { outputs, errors, proxy } = await waitThrough(t, ['reset']);
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.ok(
      errors[0]?.endsWith(
        `\nCheck that http_proxy is the address of an HTTP proxy, or add the site to no_proxy if it can be reached directly.`,
      ),
      errors[0],
    );
    assert.match(
      errors[0] ?? '',
      RegExp(`: the proxy ${proxy.address} \\(http_proxy\\) could not be used: `),
    );
  });

  test('that refuses connections is retried, and the timeout names its variable', async (t) => {
    const closed = await serve(t);
    await closed.close();
    const { errors, printed } = await waitAt(SITE, {
      env: { HTTP_PROXY: withPassword(closed.url) },
      inputs: { timeout: '1' },
    });
    assert.ok(
      errors[0]?.includes(
        `: the proxy 127.0.0.1:${closed.port} (HTTP_PROXY) could not be used: connection refused (ECONNREFUSED)\nCheck that HTTP_PROXY is the address of an HTTP proxy, `,
      ),
      errors[0],
    );
    assert.doesNotMatch(printed, /hunter2|robot/);
  });

  test('that drops packets is given 5 s, and the error names it without its password', async (t) => {
    const port = await listenWithoutAccepting(t);
    const { outputs, errors, printed } = await waitAt(SITE, {
      env: { ...fastClock(5), http_proxy: `http://robot:hunter2@127.0.0.1:${port}` },
      inputs: { timeout: '0' },
    });
    assert.match(outputs['elapsed'] ?? '', /^[5-9]\.\d$/);
    const [, checks, lastError = '', ...rest] = errors[0]?.split('\n') ?? [];
    assert.equal(checks, '1 check: 1 × no connection in time.');
    const says = `: no connection within 5 s through the proxy 127.0.0.1:${port} (http_proxy)`;
    assert.ok(lastError.endsWith(says), lastError);
    assert.deepEqual(rest, [
      'Check `url` and the proxy in http_proxy, or add the site to no_proxy if it can be reached directly.',
    ]);
    assert.doesNotMatch(printed, /hunter2|robot/);
  });

  test('that does not reply to CONNECT is given 5 s, and its connection is closed', async (t) => {
    let clients = Number.NaN;
    const server = await serve(t, {
      token: TOKEN,
      replies: {
        [JOB_ID]: [
          (_request, response) => {
            // By now the first connection has to be gone, not only at the end of the process.
            clients = proxy.clients();
            response.end(JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS' })));
          },
        ],
      },
    });
    const proxy = await startProxy(t, server.port, { replies: ['hang', 'tunnel'] });
    const { exitCode, log } = await waitAt(SITE, {
      env: { ...fastClock(5), http_proxy: withPassword(proxy.url) },
    });
    assert.equal(exitCode, 0);
    const says = `: no connection within 5 s through the proxy ${proxy.address} (http_proxy); next check in`;
    assert.ok(log.includes(says), log);
    assert.equal(clients, 1);
  });
});
