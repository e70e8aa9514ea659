/** What OpenSSL reports about real servers, whose texts change with its version. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthority } from '../../bundle/authority.ts';
import { alertTo } from '../../bundle/raw-ports.ts';
import { type Owner, serve } from '../../fixtures.ts';
import { JOB_ID } from '../sample-job.ts';
import { connect, setEnv } from '../serve-job.ts';

const NO_COMMON_VERSION = 'the server supports no TLS version that Node.js accepts';
const REFUSED = 'rejected by the server, for example because it requires a client certificate';
const REQUIRED = 'the server requires a client certificate';

/** Serves jobs to clients with a certificate. They trust any server, to get to this error. */
async function requireCertificate(t: Owner): Promise<number> {
  const { cert, issue } = await createAuthority();
  setEnv(t, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  const required = { ca: cert, requestCert: true, rejectUnauthorized: true };
  return (await serve(t, { tls: { ...(await issue('127.0.0.1')), ...required } })).port;
}

const HANDSHAKES: ReadonlyArray<
  readonly [reason: string, says: string, listen: (t: Owner) => Promise<number>]
> = [
  ['wrong version number', 'the server does not speak TLS', async (t) => (await serve(t)).port],
  ['unrecognized name', 'the server does not know this host name', (t) => alertTo(t, 112)],
  ['protocol version', NO_COMMON_VERSION, (t) => alertTo(t, 70)],
  ['handshake failure', REFUSED, (t) => alertTo(t, 40)],
  ['certificate required', REQUIRED, requireCertificate],
];
for (const [reason, says, listen] of HANDSHAKES) {
  test(`a TLS handshake that fails with “${reason}” is described as: ${says}`, async (t) => {
    // TLS 1.3 checks the client after its handshake.
    const code = says === REQUIRED ? 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' : 'EPROTO';
    const url = `https://127.0.0.1:${await listen(t)}`;
    const message = `GET ${url}/v3/jobs/${JOB_ID}: TLS handshake failed: ${says} (${code})`;
    const reading = connect(t, { url, token: 'key' }).readJob(JOB_ID);
    await assert.rejects(reading, { message, kind: 'network', label: `TLS ${reason}` });
  });
}
