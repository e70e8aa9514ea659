/** How the bundle gets to a server: certificates, proxies, addresses. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  type FiddlerServer,
  jobAnswer,
  type Reply,
  startFiddlerServer,
} from '../../sandbox/fiddler-server.js';
import { type ActionOptions, type ActionResult, JOB_ID, runAction, TOKEN } from './action.ts';
import { type Authority, createAuthority } from './authority.ts';
import { type ProxyBehaviour, startProxy } from './proxy.ts';
import { job } from './wait-for.ts';

const REPLIES = { [JOB_ID]: [job('STARTED'), job('SUCCESS')] };

function wait(url: string, { inputs, ...options }: ActionOptions = {}): Promise<ActionResult> {
  return runAction({
    ...options,
    inputs: { 'job-id': JOB_ID, url, token: TOKEN, interval: '0.1', timeout: '5', ...inputs },
  });
}

describe('https', { concurrency: 4 }, () => {
  let authority: Authority;
  let folder: string;
  let trusting: NodeJS.ProcessEnv;

  before(async () => {
    authority = await createAuthority();
    folder = mkdtempSync(join(tmpdir(), 'authority-'));
    const file = join(folder, 'authority.pem');
    writeFileSync(file, authority.cert);
    trusting = { NODE_EXTRA_CA_CERTS: file };
  });
  after(() => rmSync(folder, { recursive: true }));

  async function withServer(
    hostname: string,
    validDays: number,
    use: (server: FiddlerServer) => Promise<void>,
  ): Promise<void> {
    const tls = await authority.issue(hostname, validDays);
    const server = await startFiddlerServer({ token: TOKEN, tls, replies: REPLIES });
    try {
      await use(server);
    } finally {
      await server.close();
    }
  }

  test('with a private authority works through NODE_EXTRA_CA_CERTS', () =>
    withServer('127.0.0.1', 10, async ({ url }) => {
      const { exitCode } = await wait(url, { env: trusting });
      assert.equal(exitCode, 0);
    }));

  const untrusted = [
    {
      what: 'of an unknown authority',
      host: '127.0.0.1',
      days: 10,
      trusts: false,
      says: /authority/,
    },
    {
      what: 'that has expired',
      host: '127.0.0.1',
      days: -1,
      trusts: true,
      says: /expired.*renew/s,
    },
    {
      what: 'for another name',
      host: 'elsewhere.test',
      days: 10,
      trusts: true,
      says: /another name/,
    },
  ];
  for (const { what, host, days, trusts, says } of untrusted) {
    test(`with a certificate ${what} fails the step at once with advice`, () =>
      withServer(host, days, async ({ url, requests }) => {
        const { exitCode, errors, elapsedMs } = await wait(url, { env: trusts ? trusting : {} });
        assert.equal(exitCode, 1);
        assert.match(errors[0] ?? '', says);
        assert.ok((errors[0] ?? '').includes(url));
        assert.equal(requests.length, 0);
        assert.ok(elapsedMs < 3_000, `${elapsedMs} ms`);
      }));
  }

  test('survives a handshake that stalls', () =>
    withServer('127.0.0.1', 10, async ({ port }) => {
      let stalled = false;
      const front = net.createServer((client) => {
        client.on('error', () => {});
        if (!stalled) {
          stalled = true;
          return;
        }
        const upstream = net.connect(port, '127.0.0.1');
        upstream.on('error', () => {});
        client.pipe(upstream).pipe(client);
      });
      await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
      const address = front.address();
      assert.ok(address !== null && typeof address === 'object');
      const { exitCode, log } = await wait(`https://127.0.0.1:${address.port}`, {
        inputs: { timeout: '60' },
        env: trusting,
      });
      front.close();
      assert.equal(exitCode, 0);
      assert.match(log, /no complete answer within 30 s/);
    }));

  test('to a server of plain http is waited out', async () => {
    const server = await startFiddlerServer({ token: TOKEN, replies: REPLIES });
    const { outputs, errors } = await wait(server.url.replace('http:', 'https:'), {
      inputs: { timeout: '1' },
    });
    await server.close();
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(errors[0] ?? '', /TLS/);
  });

  for (const variable of ['https_proxy', 'HTTPS_PROXY']) {
    test(`goes through the proxy of ${variable}`, () =>
      withServer('fiddler.test', 10, async ({ port }) => {
        const proxy = await startProxy(port, 'tunnels');
        const { exitCode, printed } = await wait('https://fiddler.test', {
          env: { ...trusting, [variable]: proxy.url.replace('://', '://robot:hunter2%40home@') },
        });
        proxy.close();
        assert.equal(exitCode, 0);
        assert.deepEqual(new Set(proxy.asked), new Set(['fiddler.test:443']));
        const basic = `Basic ${Buffer.from('robot:hunter2@home').toString('base64')}`;
        assert.deepEqual(new Set(proxy.authorizations), new Set([basic]));
        assert.doesNotMatch(printed, /hunter2/);
        assert.doesNotMatch(printed, /Deprecation/);
      }));
  }

  test('through a proxy, an answer of one job that is cut leaves the tunnel of another alone', async () => {
    const tls = await authority.issue('fiddler.test');
    const other = JOB_ID.replace('5', '6');
    const cut: Reply = (_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('{', () => setTimeout(() => response.destroy(), 100));
    };
    const done = (id: string): Reply => ({ body: jobAnswer({ id, status: 'SUCCESS' }) });
    const server = await startFiddlerServer({
      token: TOKEN,
      tls,
      replies: { [JOB_ID]: [done(JOB_ID)], [other]: [cut, done(other)] },
    });
    const proxy = await startProxy(server.port, 'tunnels', 1_000);
    const { exitCode, log } = await wait('https://fiddler.test', {
      env: { ...trusting, https_proxy: proxy.url },
      inputs: { 'job-id': `${JOB_ID} ${other}` },
    });
    proxy.close();
    await server.close();
    assert.equal(exitCode, 0);
    assert.equal(log.match(/next check in/g)?.length, 1, log);
  });
});

describe('a proxy', { concurrency: 4 }, () => {
  async function waitThrough(
    behaviour: ProxyBehaviour,
    env: (proxyUrl: string) => NodeJS.ProcessEnv,
    url = 'http://fiddler.test:8080',
  ): Promise<ActionResult & { readonly asked: readonly string[] }> {
    const server = await startFiddlerServer({ token: TOKEN, replies: REPLIES });
    const proxy = await startProxy(server.port, behaviour);
    try {
      const result = await wait(url, { env: env(proxy.url), inputs: { timeout: '1' } });
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

describe('an address', { concurrency: 4 }, () => {
  test('of IPv6 works', async () => {
    const server = await startFiddlerServer({ host: '::1', token: TOKEN, replies: REPLIES });
    const { exitCode } = await wait(server.url);
    await server.close();
    assert.equal(exitCode, 0);
  });

  test('at which nobody listens yet is waited for', async () => {
    const closed = await startFiddlerServer();
    await closed.close();
    let opening: Promise<FiddlerServer> | undefined;
    const { exitCode, log } = await wait(closed.url, {
      onStart: (action) => {
        action.stdout?.on('data', (chunk) => {
          if (!String(chunk).includes('ECONNREFUSED')) return;
          opening ??= startFiddlerServer({ port: closed.port, token: TOKEN, replies: REPLIES });
        });
      },
    });
    await (await opening)?.close();
    assert.equal(exitCode, 0);
    assert.match(log, /nothing is listening there \(ECONNREFUSED\)/);
  });

  test('that does not resolve is told by the timeout', async () => {
    const { outputs, errors } = await wait('https://fiddler.invalid', { inputs: { timeout: '1' } });
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(errors[0] ?? '', /the host name (does not resolve|could not be looked up)/);
  });

  for (const scheme of ['http', 'https']) {
    test(`of ${scheme} that does not accept a connection is given 5 s`, async () => {
      // A listener of a process that is stopped accepts nothing: when its queue is full, the kernel
      // answers no further attempt.
      const listener = await startStoppedListener();
      const { log, elapsedMs } = await wait(`${scheme}://127.0.0.1:${listener.port}`, {
        inputs: { timeout: '3', interval: '30' },
      });
      listener.kill();
      assert.match(log, /no connection within 5 s/);
      assert.ok(elapsedMs < 7_500, `${elapsedMs} ms`);
    });
  }
});

interface StoppedListener {
  readonly port: number;
  kill(): void;
}

async function startStoppedListener(): Promise<StoppedListener> {
  const script =
    "const s = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port));";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => {
    child.stdout.once('data', (chunk) => resolve(Number(String(chunk))));
  });
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 8 }, () =>
    net.connect(port, '127.0.0.1').on('error', () => {}),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    port,
    kill() {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}
