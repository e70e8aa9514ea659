/** Addresses and TLS. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { jobAnswer } from '../../sandbox/fiddler-server.js';
import { type Owner, serve } from '../fixtures.ts';
import { JOB_ID, TOKEN } from './action.ts';
import { type Authority, createAuthority, trusting, WEAK_KEY } from './authority.ts';
import { alertTo, leadTo, listenWithoutAccepting } from './raw-ports.ts';
import { fastClock, job, waitAt } from './wait-for.ts';

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
    assert.match(log, /: connection refused \(ECONNREFUSED\); next check in/);
  });

  test('that does not resolve is retried until the timeout, whose error shows the cause', async () => {
    const { outputs, errors } = await waitAt('https://fiddler.invalid', {
      inputs: { timeout: '1' },
    });
    assert.equal(outputs['error-reason'], 'TimeoutError');
    assert.match(
      errors[0] ?? '',
      /\nLast error: GET https:.*: host name (not found \(ENOTFOUND\)|lookup failed \(EAI_AGAIN\))\n/,
    );
  });

  for (const scheme of ['http', 'https']) {
    test(`of ${scheme} that accepts no connection is given 5 s`, async (t) => {
      const port = await listenWithoutAccepting(t);
      const { log, elapsedMs } = await waitAt(`${scheme}://127.0.0.1:${port}`, {
        inputs: { timeout: '3', interval: '30' },
      });
      assert.match(log, /: no connection within 5 s; that was the last check$/m);
      assert.ok(elapsedMs < 7_500, `${elapsedMs} ms`);
    });
  }

  // The request may take 5 s in all, too.
  for (const { what, timeout, checks } of [
    { what: 'the only check', timeout: '0', checks: '1 check: 1' },
    { what: 'the last check', timeout: '8', checks: '2 checks: 2' },
  ]) {
    test(`that accepts no connection for ${what} is reported as such, not as a slow response`, async (t) => {
      const port = await listenWithoutAccepting(t);
      const { errors, outputs } = await waitAt(`http://127.0.0.1:${port}`, {
        inputs: { timeout, interval: '30' },
        env: fastClock(5),
      });
      assert.equal(outputs['error-reason'], 'TimeoutError');
      assert.match(
        errors[0] ?? '',
        RegExp(
          `\\n${checks} × no connection in time\\.\\nLast error: .*: no connection within 5 s\\n`,
        ),
      );
    });
  }
});

describe('https', { concurrency: 4 }, () => {
  let authority: Authority;

  before(async () => {
    authority = await createAuthority();
  });

  test('with a private CA works with NODE_EXTRA_CA_CERTS', async (t) => {
    const tls = await authority.issue('127.0.0.1');
    const { url } = await serve(t, { token: TOKEN, tls, replies: REPLIES });
    const { exitCode } = await waitAt(url, { env: trusting(t, authority) });
    assert.equal(exitCode, 0);
  });

  const UNTRUSTED: ReadonlyArray<{
    what: string;
    says: string;
    isTrusted?: boolean;
    days?: number;
    hostname?: string;
    key?: typeof WEAK_KEY;
  }> = [
    {
      what: 'of an unknown CA',
      isTrusted: false,
      says: 'certificate issued by an untrusted CA (UNABLE_TO_VERIFY_LEAF_SIGNATURE)\nIf the site or a proxy uses a private CA, set NODE_EXTRA_CA_CERTS to the path of its certificate (PEM); otherwise check `url`.',
    },
    {
      what: 'that has expired',
      days: -1,
      says: "certificate expired (CERT_HAS_EXPIRED)\nThe server's certificate must be renewed; also check this machine's clock.",
    },
    {
      what: 'for another name',
      hostname: 'elsewhere.test',
      says: 'certificate issued for another name (ERR_TLS_CERT_ALTNAME_INVALID)\nChange `url` to the name in the certificate.',
    },
    {
      what: 'whose key is too weak',
      key: WEAK_KEY,
      says: "EE certificate key too weak (UNSPECIFIED)\nThe server's certificate must be replaced: Node.js does not accept it.",
    },
  ];
  for (const { what, says, isTrusted = true, days, hostname = '127.0.0.1', key } of UNTRUSTED) {
    test(`with a certificate ${what} fails the step at once with advice`, async (t) => {
      const certificate = await authority.issue(hostname, days, key);
      // At its default level a server does not offer a weak key either.
      const tls = { ...certificate, ciphers: 'DEFAULT@SECLEVEL=0' };
      const { url, requests } = await serve(t, { token: TOKEN, tls, replies: REPLIES });
      // The default level of Node.js 24, in which the action runs.
      const level = { NODE_OPTIONS: '--tls-cipher-list=DEFAULT@SECLEVEL=2' };
      const env = { ...level, ...(isTrusted ? trusting(t, authority) : {}) };
      const { exitCode, errors, elapsedMs } = await waitAt(url, { env });
      assert.equal(exitCode, 1);
      const request = `GET ${url}/v3/jobs/${JOB_ID}`;
      assert.equal(errors[0], `Job ${JOB_ID} could not be read: ${request}: ${says}`);
      assert.equal(requests.length, 0);
      assert.ok(elapsedMs < 3_000, `${elapsedMs} ms`);
    });
  }

  test('survives another certificate for seconds once the job was read', async (t) => {
    const started = {
      body: jobAnswer({ id: JOB_ID, status: 'STARTED' }),
      headers: { connection: 'close' },
    };
    const good = await serve(t, {
      token: TOKEN,
      tls: await authority.issue('127.0.0.1'),
      replies: { [JOB_ID]: [started, job('SUCCESS')] },
    });
    const bad = await serve(t, { tls: await authority.issue('127.0.0.1', -1) });
    const reload = [bad.port, bad.port, bad.port, bad.port];
    const port = await leadTo(t, [good.port, ...reload, good.port]);
    const { exitCode, log } = await waitAt(`https://127.0.0.1:${port}`, {
      env: trusting(t, authority),
    });
    assert.equal(exitCode, 0);
    assert.equal(log.match(/: certificate expired .* next check in/g)?.length, 4, log);
  });

  const UNRECOGNIZED_NAME = 112;
  const serveWith =
    (options: Readonly<Record<string, unknown>>) =>
    async (t: Owner): Promise<number> => {
      const tls = { ...(await authority.issue('127.0.0.1')), ...options };
      return (await serve(t, { tls })).port;
    };
  const wantsCertificate = { requestCert: true, rejectUnauthorized: true };
  const NO_CLIENT_CERTIFICATE =
    'Client certificates are not supported: use an address that requires none.';
  const HANDSHAKES: ReadonlyArray<{
    what: string;
    listen: (t: Owner) => Promise<number>;
    says: RegExp;
    advice: string;
  }> = [
    {
      what: 'a port without TLS',
      listen: async (t) => (await serve(t)).port,
      says: /the server does not speak TLS \(EPROTO\)/,
      advice:
        'Check the port in `url`. If the site has no TLS, use http://: the API key is then sent unencrypted.',
    },
    {
      what: 'a server that does not know the name',
      listen: (t) => alertTo(t, UNRECOGNIZED_NAME),
      says: /the server does not know this host name \(E\w+\)/,
      advice: 'Check the name in `url`: the server does not serve it.',
    },
    {
      what: 'a server of TLS 1.1',
      listen: serveWith({
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
      says: /the server supports no TLS version that Node\.js accepts \(E\w+\)/,
      advice: 'The server must support TLS 1.2 or newer.',
    },
    {
      what: 'a server that requires a client certificate',
      listen: serveWith(wantsCertificate),
      says: /the server requires a client certificate \(E\w+\)/,
      advice: NO_CLIENT_CERTIFICATE,
    },
    {
      what: 'a server of TLS 1.2 that requires a client certificate',
      listen: serveWith({ ...wantsCertificate, maxVersion: 'TLSv1.2' }),
      says: /rejected by the server, for example because it requires a client certificate \(E\w+\)/,
      advice: NO_CLIENT_CERTIFICATE,
    },
  ];
  for (const { what, listen, says, advice } of HANDSHAKES) {
    test(`to ${what} is retried until the timeout, whose error has the cause and advice`, async (t) => {
      const port = await listen(t);
      const { outputs, errors } = await waitAt(`https://127.0.0.1:${port}`, {
        inputs: { timeout: '1' },
        env: trusting(t, authority),
      });
      assert.equal(outputs['error-reason'], 'TimeoutError');
      const [, checks = '', lastError = '', ...rest] = errors[0]?.split('\n') ?? [];
      assert.match(checks, /^(?!1 )(\d) checks: \1 × TLS [a-z ]+\.$/);
      assert.match(lastError, RegExp(`: TLS handshake failed: ${says.source}$`));
      assert.deepEqual(rest, [advice]);
    });
  }

  test('is the advice if a server cuts the connections of http://', async (t) => {
    const { port } = await serve(t, { tls: await authority.issue('127.0.0.1') });
    const { errors } = await waitAt(`http://127.0.0.1:${port}`, { inputs: { timeout: '0' } });
    assert.match(
      errors[0] ?? '',
      /: connection reset \(ECONNRESET\)\nIf the site uses TLS, change `url` to https:\/\/\.$/,
    );
  });
});
