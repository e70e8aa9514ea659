/** The situations that the README's troubleshooting explains, each of them provoked. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Reply } from '../sandbox/fiddler-server.js';
import { errorFromExchange } from '../src/fiddler/http/failure.ts';
import { JOB_ID } from './bundle/action.ts';
import { createAuthority } from './bundle/authority.ts';
import { startProxy } from './bundle/proxy.ts';
import { job, refusal, type WaitOptions, waitForJobs } from './bundle/wait-for.ts';
import { makeFolder, type Owner, serve } from './set-up.ts';

const OTHER_ID = '550e8400-e29b-41d4-a716-446655440001';

interface Given extends WaitOptions {
  readonly replies?: Readonly<Record<string, readonly Reply[]>>;
}

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  await new Promise((closed) => server.close(closed));
  return address.port;
}

/** All that the action says in the situations that the README explains, a message each. */
export async function provokeAll(t: Owner): Promise<readonly string[]> {
  const authority = await createAuthority();
  const unknown = await serve(t, { tls: await authority.issue('127.0.0.1') });
  const expired = await serve(t, { tls: await authority.issue('127.0.0.1', -1) });
  const plain = await serve(t);
  const misnamed = await serve(t, { tls: await authority.issue('fiddler.example') });
  const pem = join(makeFolder(t), 'authority.pem');
  writeFileSync(pem, authority.cert);
  const proxy = await startProxy(t, unknown.port, 'refuses');
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const once = { timeout: '0' };
  const failing = (reply: Reply): Given => ({ replies: { [JOB_ID]: [reply, job('SUCCESS')] } });
  const situations: readonly Given[] = [
    { inputs: { 'job-id': '' } },
    { inputs: { 'job-id': '42' } },
    { inputs: { 'job-id': `${JOB_ID},,${OTHER_ID}` } },
    { inputs: { url: '' } },
    { inputs: { url: 'acme.fiddler.ai' } },
    { inputs: { token: '' } },
    { inputs: { token: 'two words' } },
    { inputs: { timeout: '1h30m' } },
    { inputs: { 'fail-fast': 'maybe' } },
    ...[400, 401, 403, 404].map((status): Given => ({ replies: { [JOB_ID]: [refusal(status)] } })),
    { replies: { [JOB_ID]: [{ status: 302, headers: { location: 'https://login.example/' } }] } },
    { inputs: { url: unknown.url }, env: { NODE_EXTRA_CA_CERTS: undefined } },
    { inputs: { url: expired.url }, env: { NODE_EXTRA_CA_CERTS: pem } },
    { inputs: { url: misnamed.url }, env: { NODE_EXTRA_CA_CERTS: pem } },
    {
      replies: {
        [JOB_ID]: [job('FAILURE', { error_reason: 'ValidationError', error_message: 'why' })],
      },
    },
    { replies: { [JOB_ID]: [job('FAILURE')] } },
    { replies: { [JOB_ID]: [job('FAILURE'), refusal(500)] } },
    { replies: { [JOB_ID]: [job('REVOKED')] } },
    { replies: { [JOB_ID]: [job('STARTED')] }, inputs: once },
    { replies: { [JOB_ID]: [job('STARTED')] }, inputs: { timeout: '0.5' } },
    { replies: { [JOB_ID]: [job('STARTED'), refusal(503)] }, inputs: { timeout: '0.5' } },
    { replies: { [JOB_ID]: [job('STARTED'), refusal(401)] } },
    { replies: { [JOB_ID]: [refusal(503)] }, inputs: once },
    { replies: { [JOB_ID]: [refusal(503)] }, inputs: { timeout: '0.5' } },
    { replies: { [JOB_ID]: [job('PAUSED')] }, inputs: once },
    failing(refusal(503)),
    failing(refusal(429, { 'retry-after': '1' })),
    failing({ body: '<html>' }),
    failing((request) => request.socket.destroy()),
    { replies: { [JOB_ID]: [() => {}] }, inputs: once },
    { replies: { [JOB_ID]: [job('SUCCESS', { info: { text: 'x'.repeat(450_000) } })] } },
    { inputs: { ...once, url: plain.url.replace('http:', 'https:') } },
    {
      inputs: { ...once, url: 'https://fiddler.invalid' },
      env: { https_proxy: 'proxy.example:3128', no_proxy: '' },
    },
    { inputs: { ...once, url: nobody } },
    // 0.0.0.0 leads to this machine, but is not known to.
    { inputs: { ...once, url: nobody.replace('127.0.0.1', '0.0.0.0') } },
    {
      inputs: { ...once, url: 'https://fiddler.example' },
      env: { https_proxy: proxy.url, no_proxy: '' },
    },
    {
      replies: { [JOB_ID]: [job('STARTED')] },
      onStart: (action) => {
        action.stdout?.on('data', (text) => {
          if (String(text).includes('STARTED')) action.kill('SIGINT');
        });
      },
    },
    {
      inputs: { 'job-id': `${JOB_ID} ${OTHER_ID}` },
      replies: { [JOB_ID]: [refusal(404)], [OTHER_ID]: [() => {}] },
    },
    {
      inputs: { 'job-id': `${JOB_ID} ${OTHER_ID}`, timeout: '3' },
      replies: {
        [JOB_ID]: [refusal(429, { 'retry-after': '1' }), job('SUCCESS')],
        [OTHER_ID]: [job('SUCCESS', { id: OTHER_ID })],
      },
    },
  ];
  const said: string[] = [];
  const waiting = [...situations];
  const work = async (): Promise<void> => {
    for (let given = waiting.shift(); given !== undefined; given = waiting.shift()) {
      const { replies = {}, inputs = {}, ...rest } = given;
      const result = await waitForJobs(replies, {
        ...rest,
        inputs: { 'job-id': JOB_ID, ...inputs },
      });
      assert.ok(result.errors.length <= 1);
      said.push(...result.errors, ...result.warnings, ...result.log.split('\n'));
    }
  };
  // More processes at once would only keep each other from answering in time.
  await Promise.all([work(), work(), work(), work()]);
  const describe = (code: string): string => {
    const url = new URL('https://fiddler.example/v3/jobs/1');
    return errorFromExchange(Object.assign(new Error(code), { code }), url).message;
  };
  return [
    ...said,
    `  0:00  ${describe('ENOTFOUND')}`,
    `Job 1 could not be read: ${describe('DEPTH_ZERO_SELF_SIGNED_CERT')}`,
  ];
}
