/** Errors that a retry does not help with, and the time for which some of them are retried. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from './action.ts';
import { fastClock, job, jobIds, refusal, waitFor, waitForJobs } from './wait-for.ts';

const TIMES_FASTER = 10;
const STARTED = job('STARTED');
const SUCCESS = job('SUCCESS');

/** Asserts that a wait took so many seconds of its own time, with the delays of a busy machine. */
function assertElapsed(outputs: Readonly<Record<string, string>>, seconds: number): void {
  const elapsed = Number(outputs['elapsed']);
  assert.ok(elapsed >= seconds && elapsed < seconds + 10, `${elapsed} s`);
}

describe('before the job was read', { concurrency: 3 }, () => {
  const page = (title: string): string =>
    `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>Sorry</h1></body></html>\r\n`;
  const ADVICE: Readonly<Record<number, string>> = {
    400: 'Check `job-id`, and that `url` is the address of a Fiddler site.',
    401: 'Check the secret behind `token`: it may have expired, been revoked, or belong to a different site than the one in `url`.',
    403: 'The API key is not allowed to read this job. Check the owner of the key in the secret behind `token`, and that `url` is the right site.',
    501: 'Check that `url` is the address of a Fiddler site and that its version supports jobs.',
  };
  const cases = [
    ...Object.entries(ADVICE).map(([status, advice]) => ({
      what: `HTTP ${status}`,
      reply: refusal(Number(status)),
      says: `HTTP ${status}: some message\n${advice}`,
    })),
    {
      what: 'http:// to a TLS port behind nginx',
      reply: { status: 400, body: page('400 The plain HTTP request was sent to HTTPS port') },
      says: 'HTTP 400: The plain HTTP request was sent to HTTPS port\nChange `url` to https://.',
    },
    {
      what: 'http:// to a TLS port of a Go server',
      reply: { status: 400, body: 'Client sent an HTTP request to an HTTPS server.\n' },
      says: 'HTTP 400: Client sent an HTTP request to an HTTPS server.\nChange `url` to https://.',
    },
  ];
  for (const { what, reply, says } of cases) {
    test(`${what} fails the step at once with advice`, async () => {
      const { exitCode, errors, outputs, requests } = await waitFor([reply, SUCCESS]);
      assert.deepEqual([exitCode, requests.length, errors.length], [1, 1, 1]);
      const url = `http://${requests[0]?.headers.host}/v3/jobs/${JOB_ID}`;
      assert.equal(errors[0], `Job ${JOB_ID} could not be read: GET ${url}: ${says}`);
      assert.equal(outputs['error-reason'], 'ApiError');
      assert.equal(outputs['status'], '');
      assert.equal(outputs['name'], '');
    });
  }

  test('HTTP 404 is retried: a job that was just created may not be found yet', async () => {
    const { exitCode, errors, log, requests } = await waitFor([refusal(404), SUCCESS]);
    assert.deepEqual([exitCode, requests.length, errors.length], [0, 2, 0]);
    assert.match(log, /HTTP 404: some message; next check in 0\.1 s/);
  });

  test('HTTP 404 for 15 s fails the step with advice', async () => {
    const { exitCode, errors, outputs, requests } = await waitFor([refusal(404)], {
      env: fastClock(TIMES_FASTER),
      inputs: { timeout: '30m' },
    });
    assert.deepEqual([exitCode, errors.length], [1, 1]);
    assert.equal(outputs['error-reason'], 'NotFound');
    assert.equal(outputs['status'], '');
    assertElapsed(outputs, 15);
    assert.ok(requests.length > 4, `${requests.length} requests`);
    assert.match(
      errors[0] ?? '',
      /: HTTP 404: some message\nCheck that the job was published to the site in `url`, and that the owner of the key in the secret behind `token` has access to it\.$/,
    );
  });

  test('HTTP 404 fails the step after one request with a timeout of 0', async () => {
    const { exitCode, outputs, requests } = await waitFor([refusal(404), SUCCESS], {
      inputs: { timeout: '0' },
    });
    assert.deepEqual([exitCode, requests.length], [1, 1]);
    assert.equal(outputs['error-reason'], 'NotFound');
  });

  test('HTTP 404 is retried for each of several jobs by itself', async () => {
    const [young = '', missing = '', running = ''] = jobIds(3);
    const notFound = Array<Reply>(4).fill(refusal(404));
    const { exitCode, errors, outputs } = await waitForJobs(
      {
        [young]: [...notFound, job('SUCCESS', { id: young })],
        [missing]: [refusal(404)],
        [running]: [job('STARTED', { id: running })],
      },
      { env: fastClock(TIMES_FASTER), inputs: { timeout: '30m' } },
    );
    assert.equal(exitCode, 1);
    assert.ok(errors[0]?.startsWith(`Job ${missing} could not be read: `), errors[0]);
    assert.match(errors[0] ?? '', /1 of 3 jobs succeeded\.$/);
    assert.equal(outputs['error-reason'], 'NotFound');
    assertElapsed(outputs, 15);
  });
});

describe('once the job was read', { concurrency: 3 }, () => {
  test('404 and 403 for seconds do not end the wait: a gateway may have reloaded', async () => {
    const reload = [404, 404, 404, 403, 403, 404, 501].map((status) => refusal(status));
    const { exitCode, errors, outputs, requests } = await waitFor([STARTED, ...reload, SUCCESS], {
      env: fastClock(TIMES_FASTER),
      inputs: { timeout: '30m' },
    });
    assert.deepEqual([exitCode, requests.length, errors.length], [0, 9, 0]);
    assert.equal(outputs['status'], 'SUCCESS');
  });

  test('a revoked key (HTTP 401) fails the step after 30 s, with the last state', async () => {
    const { exitCode, errors, outputs, requests } = await waitFor([STARTED, refusal(401)], {
      env: fastClock(TIMES_FASTER),
      inputs: { timeout: '30m' },
    });
    assert.deepEqual([exitCode, errors.length], [1, 1]);
    assert.equal(outputs['error-reason'], 'ApiError');
    assert.equal(outputs['status'], 'STARTED');
    assertElapsed(outputs, 30);
    assert.ok(requests.length > 4, `${requests.length} requests`);
    assert.match(
      errors[0] ?? '',
      /can no longer be read \(last state: STARTED, 0 % at 0:0\d; HTTP 401 since\): GET http.*: some message\nThe job could be read before\. Check .* whether the API key was revoked/,
    );
  });
});
