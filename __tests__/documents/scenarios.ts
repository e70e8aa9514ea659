/** Runs action and command in every scenario that docs/troubleshooting.md explains. */
import assert from 'node:assert/strict';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { errorFromNetworkFailure } from '../../src/fiddler/http/failures.ts';
import { JOB_ID } from '../bundle/action.ts';
import { createAuthority, trusting } from '../bundle/authority.ts';
import { type ProxyReply, startProxy } from '../bundle/proxy.ts';
import { alertTo, listenWithoutAccepting } from '../bundle/raw-ports.ts';
import { fastClock, job, refusal, type WaitOptions, waitForJobs } from '../bundle/wait-for.ts';
import { run } from '../cli/command.ts';
import { type Owner, serve } from '../fixtures.ts';

const OTHER_ID = '550e8400-e29b-41d4-a716-446655440001';
const BOTH = { 'job-id': `${JOB_ID} ${OTHER_ID}` };
const ONCE = { timeout: '0' };
const SHORT = { timeout: '1.5' };
const WORKERS = 4;
/** An alert of TLS. */
const UNRECOGNIZED_NAME = 112;

interface Scenario extends WaitOptions {
  readonly replies?: Readonly<Record<string, readonly Reply[]>>;
}

/** One job with these replies. */
function replying(...replies: readonly Reply[]): Scenario {
  return { replies: { [JOB_ID]: replies } };
}

/** All problems of a run are printed. */
const INVALID_INPUTS: ReadonlyArray<NonNullable<Scenario['inputs']>> = [
  { 'job-id': '', url: '', token: '' },
  { 'job-id': '42', url: 'acme.fiddler.ai', token: 'a b', timeout: '30 min', 'fail-fast': 'maybe' },
  { 'job-id': `${JOB_ID},,${OTHER_ID}`, token: 'x'.repeat(9_000) },
];

const INVALID_ARGUMENTS = [[], ['', '$(JOB_ID)', '--token=key', '--dotenv=missing/file']];

const SCENARIOS: readonly Scenario[] = [
  { ...replying(() => {}), inputs: ONCE },
  ...INVALID_INPUTS.map((inputs) => ({ inputs })),
  ...[400, 401, 403, 501].map((status) => replying(refusal(status))),
  { ...replying(refusal(404)), inputs: SHORT },
  replying({ status: 403, body: '<title>Forbidden</title>' }),
  replying({ status: 302, headers: { location: 'https://login.example/' } }),
  replying(job('FAILURE', { error_reason: 'ValidationError', error_message: 'why' })),
  replying(job('FAILURE')),
  replying(job('FAILURE'), refusal(500)),
  replying(job('REVOKED')),
  { ...replying(job('STARTED')), inputs: ONCE },
  { ...replying(job('STARTED')), inputs: SHORT },
  { ...replying(job('STARTED'), refusal(503)), inputs: SHORT },
  { ...replying(job('STARTED'), refusal(401)), inputs: { timeout: '5m' }, env: fastClock(20) },
  { ...replying(refusal(503)), inputs: SHORT },
  { ...replying(job('PAUSED')), inputs: ONCE },
  replying({ body: '<html>' }, job('SUCCESS')),
  replying((request) => request.socket.destroy(), job('SUCCESS')),
  replying(job('SUCCESS', { info: { text: 'x'.repeat(450_000) } })),
  {
    inputs: { ...ONCE, url: 'https://fiddler.invalid' },
    env: {
      https_proxy: 'proxy.example:3128',
      no_proxy: '',
      NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem',
    },
  },
  {
    ...replying(job('STARTED')),
    onStart: (action) => {
      action.stdout?.on('data', (text) => {
        if (String(text).includes('STARTED')) action.kill('SIGINT');
      });
    },
  },
  { inputs: BOTH, replies: { [JOB_ID]: [refusal(403)], [OTHER_ID]: [() => {}] } },
  {
    inputs: { ...BOTH, timeout: '3' },
    replies: {
      [JOB_ID]: [refusal(429, { 'retry-after': '1' }), job('SUCCESS')],
      [OTHER_ID]: [job('SUCCESS', { id: OTHER_ID })],
    },
  },
];

/** Scenarios in which `url` leads elsewhere. */
async function scenariosOfSites(t: Owner): Promise<readonly Scenario[]> {
  const authority = await createAuthority();
  const untrusted = await serve(t, { tls: await authority.issue('127.0.0.1') });
  const expired = await serve(t, { tls: await authority.issue('127.0.0.1', -1) });
  const misnamed = await serve(t, { tls: await authority.issue('fiddler.example') });
  const proxyReplies: readonly ProxyReply[] = ['hang', 'reset', 403, 407, 502];
  const proxies = await Promise.all(
    proxyReplies.map((reply) => startProxy(t, untrusted.port, { replies: [reply] })),
  );
  const addresses = proxies.flatMap(({ url }, index) =>
    proxyReplies[index] === 407 ? [url, url.replace('//', '//user:wrong@')] : [url],
  );
  const certificate = await authority.issue('127.0.0.1');
  const wantsCertificate = { ...certificate, requestCert: true, rejectUnauthorized: true };
  const withClients = await serve(t, { tls: wantsCertificate });
  const ofOtherName = await alertTo(t, UNRECOGNIZED_NAME);
  const blocked = await listenWithoutAccepting(t);
  const plain = await serve(t);
  const closed = await serve(t);
  await closed.close();
  const trust = trusting(t, authority);
  return [
    { inputs: { url: untrusted.url } },
    { inputs: { url: expired.url }, env: trust },
    { inputs: { url: misnamed.url }, env: trust },
    { inputs: { ...ONCE, url: plain.url.replace('http:', 'https:') } },
    { inputs: { ...ONCE, url: withClients.url }, env: trust },
    { inputs: { ...ONCE, url: `https://127.0.0.1:${ofOtherName}` } },
    { inputs: { ...ONCE, url: `http://127.0.0.1:${blocked}` } },
    // 0.0.0.0 leads to this machine, but is not a loopback address.
    { inputs: { ...ONCE, url: closed.url.replace('127.0.0.1', '0.0.0.0') } },
    { inputs: { ...ONCE, url: untrusted.url }, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    ...[...addresses, untrusted.url, plain.url.replace('http:', 'https:')].map((url) => ({
      inputs: { ...ONCE, url: 'https://fiddler.example' },
      env: { https_proxy: url, no_proxy: '' },
    })),
  ];
}

/** Messages of errors that need a name server, or another kind of certificate. */
function describeError(code: string): string {
  const url = new URL('https://fiddler.example/v3/jobs/1');
  return errorFromNetworkFailure(Object.assign(new Error(code), { code }), url, null).message;
}

/** Returns all that action and command print in all scenarios: annotations and lines of the log. */
export async function printAll(t: Owner): Promise<readonly string[]> {
  const printed = [
    `  0:00  ${describeError('ENOTFOUND')}`,
    `Job 1 could not be read: ${describeError('DEPTH_ZERO_SELF_SIGNED_CERT')}`,
  ];
  const pending = [...(await scenariosOfSites(t)), ...SCENARIOS];
  const work = async (): Promise<void> => {
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      const { replies = {}, inputs = {}, ...options } = next;
      const result = await waitForJobs(replies, {
        ...options,
        inputs: { 'job-id': JOB_ID, ...inputs },
      });
      assert.ok(result.errors.length <= 1);
      printed.push(...result.errors, ...result.warnings, ...result.log.split('\n'));
    }
  };
  // More processes at once would only slow each other down.
  await Promise.all(Array.from({ length: WORKERS }, work));
  for (const args of INVALID_ARGUMENTS) printed.push((await run(args)).stderr);
  return printed;
}
