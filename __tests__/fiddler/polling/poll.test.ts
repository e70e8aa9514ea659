import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, NotFound, TimeoutError } from '../../../src/fiddler/errors.ts';
import { poll } from '../../../src/fiddler/polling/poll.ts';
import { FakeClock } from '../../fake-clock.ts';
import { httpErrorOf } from '../sample-errors.ts';
import { JOB_ID } from '../sample-job.ts';
import {
  pollJobs,
  pollOptions,
  pollReplies,
  type Reply,
  type ReplyOptions,
  reading,
} from './simulation.ts';

const ERRORS: Readonly<Record<string, ApiError>> = {
  reset: new ApiError('reset', { kind: 'network', label: 'ECONNRESET' }),
  invalid: new ApiError('invalid', { kind: 'invalid-body', label: 'not a job' }),
  untrusted: new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' }),
  refused: new ApiError('refused', { kind: 'proxy', label: 'proxy HTTP 407' }),
};
const BUSY = httpErrorOf(503);
const STARTED = reading('STARTED');
const SUCCESS = reading('SUCCESS', 100);
const ADAPTIVE = { intervalMs: null };

/** The reply of a word: a status code, an error of `ERRORS`, or a state. */
function replyOf(word: string): Reply {
  return ERRORS[word] ?? (/^\d+$/.test(word) ? httpErrorOf(Number(word)) : reading(word));
}

/** Replies in turn, whose last one repeats and ends the wait, and the seconds of the checks. */
type Case = readonly [what: string, replies: string, seconds: number[], options?: ReplyOptions];

function testEach(cases: readonly Case[]): void {
  for (const [what, words, seconds, options] of cases) {
    test(what, async () => {
      const replies = words.split(' ').map(replyOf);
      const { sentMs, end } = await pollReplies(replies, options);
      const expectedMs = seconds.map((atSeconds) => atSeconds * 1_000);
      assert.deepEqual(sentMs, expectedMs);
      const last = replies.at(-1);
      assert.equal(end, last instanceof Error ? last : last?.job.status);
    });
  }
}

describe('checks', () => {
  test('the first check is made at once, and a finished job costs one request', async () => {
    const { sentMs, end, results } = await pollReplies([SUCCESS]);
    assert.deepEqual(sentMs, [0]);
    assert.equal(end, 'SUCCESS');
    assert.deepEqual(results, [{ kind: 'read', job: SUCCESS.job, estimatedEndMs: null }]);
  });

  testEach([
    ['SUCCESS ends the wait', 'PENDING SUCCESS', [0, 6]],
    ['FAILURE ends the wait', 'PENDING FAILURE', [0, 6]],
    ['REVOKED ends the wait', 'PENDING REVOKED', [0, 6]],
    [
      'the interval runs from request to request, however long a response takes',
      'STARTED STARTED STARTED SUCCESS',
      [0, 1, 2, 4.5],
      { intervalMs: 1_000, latencyMs: (request) => [300, 0, 2_500][request] ?? 0 },
    ],
  ]);

  for (const status of ['PENDING', 'STARTED', 'RETRY', 'PAUSED', 'success', ' SUCCESS']) {
    test(`${JSON.stringify(status)} is polled until the deadline`, async () => {
      const { end } = await pollReplies([reading(status)], { timeoutMs: 60_000 });
      assert.ok(end instanceof TimeoutError);
      assert.equal(`${end.tally}`, `11 checks: 11 × ${status}`);
    });
  }

  for (const intervalMs of [6_000, null]) {
    test(`Retry-After of a job is the minimum pause (interval: ${intervalMs})`, async () => {
      const options = { intervalMs, latencyMs: () => 500 };
      const { sentMs } = await pollReplies([reading('STARTED', 1, 20_000), SUCCESS], options);
      assert.deepEqual(sentMs, [0, 20_500]);
    });
  }

  test('without an interval it adapts to the job, whenever the wait begins', async () => {
    const options = { intervalMs: null, timeoutMs: 20_000, startMs: 500_000 };
    const { sentMs, end } = await pollReplies([reading('PENDING', 0)], options);
    const passedMs = sentMs.map((atMs) => atMs - 500_000);
    assert.deepEqual(passedMs, [0, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000]);
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.waitedMs, 20_000);
  });

  test('a result has the estimated end, on the clock, as soon as progress allows one', async () => {
    const replies = [0, 20, 40].map((progress) => reading('STARTED', progress));
    const options = { intervalMs: 10_000, startMs: 500_000 };
    const { results } = await pollReplies([...replies, SUCCESS], options);
    assert.deepEqual(
      results.map((result) => result.kind === 'read' && result.estimatedEndMs),
      [null, null, 550_000, null],
    );
  });
});

describe('transient errors', () => {
  testEach([
    ...['503', '429', '206', 'reset', 'invalid'].map(
      (error): Case => [
        `${error} is retried before and after the job was read`,
        `${error} ${error} ${error} STARTED ${error} ${error} ${error} SUCCESS`,
        [0, 6, 18, 42, 48, 54, 66, 90],
      ],
    ),
    [
      // 24 s and up to a quarter of jitter, which is 0 here.
      'the pause grows from the interval by doubling to 30 s, and is normal after a success',
      '503 503 503 503 503 503 503 503 STARTED 503 SUCCESS',
      [0, 1, 3, 7, 15, 31, 55, 79, 103, 104, 105],
      { intervalMs: 1_000 },
    ],
    ['adaptive, it grows from 1 s', '503 503 503 503 SUCCESS', [0, 1, 3, 7, 15], ADAPTIVE],
  ]);

  test('Retry-After lengthens the pause, and never shortens it', async () => {
    const longer = await pollReplies([httpErrorOf(503, 20_000), SUCCESS]);
    assert.deepEqual(longer.sentMs, [0, 20_000]);
    const shorter = await pollReplies([httpErrorOf(503, 1_000), SUCCESS]);
    assert.deepEqual(shorter.sentMs, [0, 6_000]);
  });

  test('scattered errors over a long wait never add up', async () => {
    const replies = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? STARTED : httpErrorOf([503, 404, 401][index % 3] ?? 500),
    );
    const { end } = await pollReplies([...replies, SUCCESS], { timeoutMs: 86_400_000 });
    assert.equal(end, 'SUCCESS');
  });

  test('a failed check is reported with the pause after it, the last one with none', async () => {
    const { results } = await pollReplies([BUSY], { timeoutMs: 10_000 });
    const failed = { kind: 'failed', error: BUSY };
    const expected = [6_000, 4_000, null].map((pauseMs) => ({ ...failed, pauseMs }));
    assert.deepEqual(results, expected);
  });
});

describe('permanent errors before the job was read', () => {
  testEach([
    ...['400', '401', '403', '501', '302', 'untrusted', 'refused'].flatMap(
      (error): readonly Case[] => [
        [`${error} ends the wait at once`, `503 ${error}`, [0, 6]],
        [`${error} ends the wait within the 15 s of a 404`, `404 ${error}`, [0, 6]],
      ],
    ),
    ['404 is retried for 15 s, adaptive', '404', [0, 1, 3, 7, 15], ADAPTIVE],
    ['404 is retried for 15 s, every 6 s', '404', [0, 6, 15]],
    ['404 is retried for 15 s, every 60 s', '404', [0, 15], { intervalMs: 60_000 }],
    ['404 is forgotten if the job is found after 15 s', '404 404 SUCCESS', [0, 6, 15]],
    ['404 has 15 s again after another error', '404 503 404', [0, 6, 18, 33]],
    ['404 is not retried with a timeout of 0', '404', [0], { timeoutMs: 0 }],
    ['404 ends the wait at the deadline', '404', [0, 6, 10], { timeoutMs: 10_000 }],
  ]);

  test('404 is not retried before its Retry-After', async () => {
    const { sentMs } = await pollReplies([httpErrorOf(404, 40_000)]);
    assert.deepEqual(sentMs, [0, 40_000]);
  });

  test('404 of one job does not concern the others', async () => {
    const { ends } = await pollJobs({
      jobs: 3,
      timeoutMs: 1_800_000,
      respond({ job, atMs }) {
        const isMissing = job === 0 || (job === 1 && atMs < 10_000);
        return isMissing ? httpErrorOf(404) : atMs < 100_000 ? STARTED : SUCCESS;
      },
    });
    assert.ok(ends[0] instanceof NotFound);
    assert.deepEqual(ends.slice(1), ['SUCCESS', 'SUCCESS']);
  });
});

describe('permanent errors once the job was read', () => {
  /** The first error comes after 1 s. */
  const LASTING = [0, 1, 2, 4, 8, 16, 31];
  testEach([
    ...['404', '403', 'untrusted', '401', '302', 'refused'].flatMap((error): readonly Case[] => [
      [`${error} ends the wait after 30 s`, `STARTED ${error}`, LASTING, ADAPTIVE],
    ]),
    ['404 for 6 s is survived', 'STARTED 404 404 404 SUCCESS', [0, 1, 2, 4, 8], ADAPTIVE],
    ['403 for 25 s is survived', 'STARTED 403 403 403 403 403 SUCCESS', LASTING, ADAPTIVE],
    ['of several kinds count together', 'STARTED 404 403 untrusted 401', [0, 6, 12, 24, 36]],
    ['start over after a success', 'STARTED 404 404 STARTED 404', [0, 6, 12, 24, 30, 36, 48, 60]],
    ['start over after a 503', 'STARTED 404 404 503 404', [0, 6, 12, 24, 48, 72, 78]],
  ]);

  test('count from the third on, however long the interval', async () => {
    const options = { intervalMs: 60_000 };
    const { sentMs, end } = await pollReplies([STARTED, httpErrorOf(404)], options);
    assert.equal(sentMs.length, 4);
    assert.ok(end instanceof NotFound);
  });

  test('at the deadline are a timeout', async () => {
    const error = httpErrorOf(401);
    const { sentMs, end } = await pollReplies([STARTED, error], { timeoutMs: 20_000 });
    assert.deepEqual(sentMs, [0, 6_000, 12_000, 20_000]);
    assert.ok(end instanceof TimeoutError);
    assert.equal(end.lastError, error);
  });
});

test('a defect is thrown, not retried', async () => {
  const defect = new TypeError('x is not a function');
  const { end, sentMs } = await pollReplies([defect]);
  assert.equal(end, defect);
  assert.equal(sentMs.length, 1);
});

test('an aborted signal ends the sleep with its reason, and nothing keeps the process alive', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const clock = new FakeClock();
  const reader = { readJob: async () => STARTED };
  const options = pollOptions(clock, { intervalMs: null, timeoutMs: 60_000, signal });
  const checks = poll(JOB_ID, { ...options, reader });
  await checks.next();
  const next = checks.next();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(clock.asleep, 1);
  controller.abort(new Error('stop'));
  await assert.rejects(next, { message: 'stop' });
  assert.equal(clock.asleep, 0);
});
