import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../../src/fiddler/errors.ts';
import { trouble } from '../trouble.ts';
import { answer, followReplies } from './replies.ts';

const untrusted = new ApiError('untrusted', { kind: 'certificate', label: 'CERT_HAS_EXPIRED' });

describe('errors that may pass', () => {
  for (const statusCode of [408, 425, 429, 500, 502, 503, 504, 410, 206]) {
    test(`HTTP ${statusCode} is waited out before and after the job was read`, async () => {
      const { end } = await followReplies([
        trouble(statusCode),
        answer('STARTED'),
        trouble(statusCode),
        answer('SUCCESS'),
      ]);
      assert.equal(end, 'SUCCESS');
    });
  }

  test('the pause grows from the interval by doubling to 30 s, and is normal after an answer', async () => {
    const { askedMs } = await followReplies(
      [...Array<Error>(8).fill(trouble(503)), answer('STARTED'), answer('SUCCESS')],
      { intervalMs: 1_000 },
    );
    const pausesMs = askedMs.slice(1).map((atMs, index) => atMs - (askedMs[index] ?? 0));
    assert.deepEqual(
      pausesMs,
      [1, 2, 4, 8, 16, 24, 24, 24, 1].map((seconds) => seconds * 1_000),
    );
  });

  test('without an interval the pause grows from 1 s', async () => {
    const { askedMs } = await followReplies([trouble(503)], {
      intervalMs: null,
      timeoutMs: 20_000,
    });
    assert.deepEqual(askedMs, [0, 1_000, 3_000, 7_000, 15_000, 20_000]);
  });

  test('the pause begins anew after an answer', async () => {
    const errors = [trouble(503), trouble(503), trouble(503)];
    const { askedMs } = await followReplies(
      [...errors, answer('STARTED'), trouble(503), answer('SUCCESS')],
      { intervalMs: 1_000 },
    );
    assert.deepEqual(askedMs, [0, 1_000, 3_000, 7_000, 8_000, 9_000]);
  });

  test('scattered errors over a long wait never add up', async () => {
    const replies = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? answer('STARTED') : trouble([503, 404, 401][index % 3] ?? 500),
    );
    const { end } = await followReplies([...replies, answer('SUCCESS')], { timeoutMs: 86_400_000 });
    assert.equal(end, 'SUCCESS');
  });

  test('Retry-After lengthens the pause, and never shortens it', async () => {
    const longer = await followReplies([trouble(503, 20_000), answer('SUCCESS')]);
    assert.deepEqual(longer.askedMs, [0, 20_000]);
    const shorter = await followReplies([trouble(503, 1_000), answer('SUCCESS')]);
    assert.deepEqual(shorter.askedMs, [0, 6_000]);
  });

  test('an error tells how long the pause is, and the last one that there is none', async () => {
    const { checks } = await followReplies([trouble(503)], { timeoutMs: 6_000 });
    assert.deepEqual(
      checks.map((check) => (check.kind === 'error' ? check.pauseMs : 'answer')),
      [6_000, null],
    );
  });
});

describe('errors that asking again does not mend', () => {
  const PERMANENT: ReadonlyArray<readonly [string, ApiError]> = [
    ...[400, 401, 403, 404, 301, 302, 307, 308].map(
      (statusCode) => [`HTTP ${statusCode}`, trouble(statusCode)] as const,
    ),
    ['an untrusted certificate', untrusted],
  ];
  for (const [what, error] of PERMANENT) {
    test(`${what} ends the wait at once where the job was never read`, async () => {
      const { askedMs, end } = await followReplies([error]);
      assert.equal(askedMs.length, 1);
      assert.equal(end, error);
    });

    test(`${what} ends the wait the third time in a row once the job was read`, async () => {
      const { askedMs, end } = await followReplies([answer('STARTED'), error]);
      assert.equal(askedMs.length, 4);
      assert.equal(end, error);
    });
  }

  test('are waited out with growing pauses once the job was read', async () => {
    const { askedMs } = await followReplies(
      [answer('STARTED'), trouble(404), trouble(404), answer('SUCCESS')],
      { intervalMs: 1_000 },
    );
    assert.deepEqual(askedMs, [0, 1_000, 2_000, 4_000]);
  });

  test('two in a row and an answer are forgiven', async () => {
    const row = [answer('STARTED'), trouble(404), trouble(404)];
    const { end } = await followReplies([...row, ...row, answer('SUCCESS')]);
    assert.equal(end, 'SUCCESS');
  });

  test('a defect is not waited out', async () => {
    const defect = new TypeError('x is not a function');
    const { end } = await followReplies([defect]);
    assert.equal(end, defect);
  });
});
