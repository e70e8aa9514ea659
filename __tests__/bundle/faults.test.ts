/** Every fault before the job was first read, and after, including all waits of 30 s. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { serve } from '../fixtures.ts';
import { JOB_ID, TOKEN } from './action.ts';
import { createAuthority, trusting } from './authority.ts';
import { PASSING_FAULTS } from './faults.ts';
import { leadTo } from './raw-ports.ts';
import { job, waitAt, waitFor } from './wait-for.ts';

const STARTED = job('STARTED');
const SUCCESS = job('SUCCESS');

describe('a wait', { concurrency: 2 }, () => {
  describe('survives and logs', { concurrency: 10 }, () => {
    test('a TLS handshake that stalls', async (t) => {
      const authority = await createAuthority();
      const tls = await authority.issue('127.0.0.1');
      const server = await serve(t, { token: TOKEN, tls, replies: { [JOB_ID]: [SUCCESS] } });
      const port = await leadTo(t, [null, server.port]);
      const { exitCode, log } = await waitAt(`https://127.0.0.1:${port}`, {
        inputs: { timeout: '60' },
        env: trusting(t, authority),
      });
      assert.equal(exitCode, 0);
      assert.match(log, /no complete response within 30 s/);
    });

    // The slow ones first: the others run beside them.
    const slowFirst = PASSING_FAULTS.toSorted((a, b) => Number(!a.isSlow) - Number(!b.isSlow));
    for (const { name, reply, logs, isSlow } of slowFirst) {
      test(name, async () => {
        // Twice after the first read: a reset of a connection that was idle is retried at once.
        const replies = isSlow ? [reply, SUCCESS] : [reply, STARTED, reply, reply, SUCCESS];
        const { exitCode, log, errors } = await waitFor(replies, { inputs: { timeout: '60' } });
        assert.equal(exitCode, 0);
        assert.deepEqual(errors, []);
        const [before = '', after = ''] = log.split(/STARTED.*\n/);
        assert.match(before, logs);
        if (!isSlow) assert.match(after, logs);
      });
    }
  });

  describe('that only meets one fault ends in time, and its error shows the cause', {
    concurrency: 2,
  }, () => {
    for (const { name, reply, shows } of [
      {
        name: 'HTTP 503',
        reply: { status: 503 },
        shows: /\d checks: \d × HTTP 503\.\nLast error: GET http.*: HTTP 503/,
      },
      {
        name: 'a server that never responds',
        reply: () => {},
        shows: /1 check: 1 × no response in time\.\nLast error: .* no complete response within 6 s/,
      },
    ]) {
      test(name, async () => {
        const { exitCode, outputs, errors } = await waitFor([reply], {
          inputs: { timeout: '1' },
        });
        assert.equal(exitCode, 1);
        assert.equal(outputs['error-reason'], 'TimeoutError');
        assert.match(errors[0] ?? '', shows);
        assert.ok(Number(outputs['elapsed']) <= 7, `${outputs['elapsed']} s`);
      });
    }
  });
});
