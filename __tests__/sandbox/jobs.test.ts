// What the sandbox says of a job as its story goes on.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAt } from '../../sandbox/job-story.js';
import { ask, askJson, SHORT, start } from './server.ts';

describe('a job of the sandbox', () => {
  test('is answered in a NORMAL envelope, without tasks', async (t) => {
    const server = await start(t);
    assert.deepEqual(await askJson(server, `/v3/jobs/${SHORT.id}`), {
      api_version: '3.0',
      kind: 'NORMAL',
      data: {
        id: SHORT.id,
        name: 'Short job',
        status: 'PENDING',
        progress: 0,
        info: { project_name: 'bank_churn' },
        error_message: null,
        error_reason: null,
      },
    });
  });

  test('is found in any letter case', async (t) => {
    const server = await start(t);
    const { status } = await ask(server, `/v3/jobs/${SHORT.id.toUpperCase()}`);
    assert.equal(status, 200);
  });

  for (const verbose of ['true', 'True']) {
    test(`has its tasks as extras with verbose=${verbose}`, async (t) => {
      let nowMs = 0;
      const server = await start(t, { nowMs: () => nowMs });
      await ask(server, `/v3/jobs/${SHORT.id}`);
      nowMs = 3000;
      assert.deepEqual(await askJson(server, `/v3/jobs/${SHORT.id}?verbose=${verbose}`), {
        api_version: '3.0',
        kind: 'NORMAL',
        data: {
          id: SHORT.id,
          name: 'Short job',
          status: 'FAILURE',
          progress: 50,
          info: { project_name: 'bank_churn' },
          error_message: 'no data',
          error_reason: 'ValueError',
          extras: {
            one: { status: 'FAILURE', result: null, error_message: 'empty' },
            two: { status: 'SUCCESS', result: null, error_message: null },
          },
        },
      });
    });
  }

  for (const verbose of ['false', 'False']) {
    test(`has no extras with verbose=${verbose}`, async (t) => {
      const server = await start(t);
      const { text } = await ask(server, `/v3/jobs/${SHORT.id}?verbose=${verbose}`);
      assert.doesNotMatch(text, /extras/);
    });
  }

  test('has empty extras where its story tells of no tasks', () => {
    assert.deepEqual(jobAt(SHORT, 0, { verbose: true }).extras, {});
  });

  test('starts when it is first read, and goes on with the clock', async (t) => {
    let nowMs = 50_000;
    const server = await start(t, { nowMs: () => nowMs });
    const seen: string[] = [];
    for (const atMs of [60_000, 60_999, 61_000, 62_999, 63_000, 99_000]) {
      nowMs = atMs;
      const { text } = await ask(server, `/v3/jobs/${SHORT.id}`);
      seen.push(/"status":"(\w+)"/.exec(text)?.[1] ?? text);
    }
    assert.deepEqual(seen, ['PENDING', 'PENDING', 'STARTED', 'STARTED', 'FAILURE', 'FAILURE']);
  });

  test('does not start when the list is read, or when a fault is answered', async (t) => {
    let nowMs = 0;
    const server = await start(t, {
      nowMs: () => nowMs,
      replies: { [SHORT.id]: [{ status: 503 }, 'story'] },
    });
    await ask(server, '/v3/jobs');
    await ask(server, `/v3/jobs/${SHORT.id}`);
    nowMs = 5000;
    const { text } = await ask(server, `/v3/jobs/${SHORT.id}`);
    assert.match(text, /PENDING/);
  });

  test('without a single moment is an error, not a job', () => {
    assert.throws(() => jobAt({ ...SHORT, moments: [] }, 0), /has no moments/);
  });
});
