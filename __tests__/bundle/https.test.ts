import assert from 'node:assert/strict';
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
import { JOB_ID, TOKEN } from './action.ts';
import { type Authority, createAuthority } from './authority.ts';
import { startProxy } from './proxy.ts';
import { REPLIES, waitAt } from './wait-at.ts';

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
      const { exitCode } = await waitAt(url, { env: trusting });
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
        const { exitCode, errors, elapsedMs } = await waitAt(url, { env: trusts ? trusting : {} });
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
      const { exitCode, log } = await waitAt(`https://127.0.0.1:${address.port}`, {
        inputs: { timeout: '60' },
        env: trusting,
      });
      front.close();
      assert.equal(exitCode, 0);
      assert.match(log, /no complete answer within 30 s/);
    }));

  test('to a server of plain http is waited out', async () => {
    const server = await startFiddlerServer({ token: TOKEN, replies: REPLIES });
    const { outputs, errors } = await waitAt(server.url.replace('http:', 'https:'), {
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
        const { exitCode, printed } = await waitAt('https://fiddler.test', {
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
    const { exitCode, log } = await waitAt('https://fiddler.test', {
      env: { ...trusting, https_proxy: proxy.url },
      inputs: { 'job-id': `${JOB_ID} ${other}` },
    });
    proxy.close();
    await server.close();
    assert.equal(exitCode, 0);
    assert.equal(log.match(/next check in/g)?.length, 1, log);
  });
});
