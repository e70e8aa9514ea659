import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type FiddlerServer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { type Owner, serve } from '../set-up.ts';
import { JOB_ID, TOKEN } from './action.ts';
import { type Authority, createAuthority, WEAK_KEY } from './authority.ts';
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

  async function serveAs(
    t: Owner,
    hostname: string,
    validDays = 10,
    replies: Readonly<Record<string, readonly Reply[]>> = REPLIES,
  ): Promise<FiddlerServer> {
    const tls = await authority.issue(hostname, validDays);
    return serve(t, { token: TOKEN, tls, replies });
  }

  test('with a private authority works through NODE_EXTRA_CA_CERTS', async (t) => {
    const { url } = await serveAs(t, '127.0.0.1');
    const { exitCode } = await waitAt(url, { env: trusting });
    assert.equal(exitCode, 0);
  });

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
    test(`with a certificate ${what} fails the step at once with advice`, async (t) => {
      const { url, requests } = await serveAs(t, host, days);
      const { exitCode, errors, elapsedMs } = await waitAt(url, { env: trusts ? trusting : {} });
      assert.equal(exitCode, 1);
      assert.match(errors[0] ?? '', says);
      assert.ok((errors[0] ?? '').includes(url));
      assert.equal(requests.length, 0);
      assert.ok(elapsedMs < 3_000, `${elapsedMs} ms`);
    });
  }

  test('with a certificate that is too weak fails the step at once with advice', async (t) => {
    const weak = await authority.issue('127.0.0.1', 10, WEAK_KEY);
    // A server does not offer it either, unless it is told to.
    const tls = { ...weak, ciphers: 'DEFAULT@SECLEVEL=0' };
    const { url, requests } = await serve(t, { token: TOKEN, tls, replies: REPLIES });
    const { exitCode, errors, elapsedMs } = await waitAt(url, { env: trusting });
    assert.equal(exitCode, 1);
    assert.match(errors[0] ?? '', /too weak \(UNSPECIFIED\).*replace its certificate/s);
    assert.equal(requests.length, 0);
    assert.ok(elapsedMs < 3_000, `${elapsedMs} ms`);
  });

  test('survives a handshake that stalls', async (t) => {
    const { port } = await serveAs(t, '127.0.0.1');
    let stalled: net.Socket | undefined;
    const front = net.createServer((client) => {
      client.on('error', () => {});
      if (stalled === undefined) {
        stalled = client;
        return;
      }
      const upstream = net.connect(port, '127.0.0.1');
      upstream.on('error', () => {});
      client.pipe(upstream).pipe(client);
    });
    t.after(() => {
      front.close();
      stalled?.destroy();
    });
    await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
    const address = front.address();
    assert.ok(address !== null && typeof address === 'object');
    const { exitCode, log } = await waitAt(`https://127.0.0.1:${address.port}`, {
      inputs: { timeout: '60' },
      env: trusting,
    });
    assert.equal(exitCode, 0);
    assert.match(log, /no complete answer within 30 s/);
  });

  test('to a server of plain http is waited out', async (t) => {
    const server = await serve(t, { token: TOKEN, replies: REPLIES });
    const { outputs, errors } = await waitAt(server.url.replace('http:', 'https:'), {
      inputs: { timeout: '1' },
    });
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(errors[0] ?? '', /TLS/);
  });

  for (const variable of ['https_proxy', 'HTTPS_PROXY']) {
    test(`goes through the proxy of ${variable}`, async (t) => {
      const { port } = await serveAs(t, 'fiddler.test');
      const proxy = await startProxy(t, port, 'tunnels');
      const { exitCode, printed } = await waitAt('https://fiddler.test', {
        env: { ...trusting, [variable]: proxy.url.replace('://', '://robot:hunter2%40home@') },
      });
      assert.equal(exitCode, 0);
      assert.deepEqual(new Set(proxy.asked), new Set(['fiddler.test:443']));
      const basic = `Basic ${Buffer.from('robot:hunter2@home').toString('base64')}`;
      assert.deepEqual(new Set(proxy.authorizations), new Set([basic]));
      assert.doesNotMatch(printed, /hunter2/);
      assert.doesNotMatch(printed, /Deprecation/);
    });
  }

  test('through a proxy, an answer of one job that is cut leaves the tunnel of another alone', async (t) => {
    const other = JOB_ID.replace('5', '6');
    const cut: Reply = (_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('{', () => setTimeout(() => response.destroy(), 100));
    };
    const done = (id: string): Reply => ({ body: jobAnswer({ id, status: 'SUCCESS' }) });
    const { port } = await serveAs(t, 'fiddler.test', 10, {
      [JOB_ID]: [done(JOB_ID)],
      [other]: [cut, done(other)],
    });
    const proxy = await startProxy(t, port, 'tunnels', 1_000);
    const { exitCode, log } = await waitAt('https://fiddler.test', {
      env: { ...trusting, https_proxy: proxy.url },
      inputs: { 'job-id': `${JOB_ID} ${other}` },
    });
    assert.equal(exitCode, 0);
    assert.equal(log.match(/next check in/g)?.length, 1, log);
  });
});
