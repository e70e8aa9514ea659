/** The sandbox's paths, the jobs in their scenarios, and its errors. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { jobAt } from '../../sandbox/scenario.js';
import { endless, fails, revoked, scenarios, succeeds } from '../../sandbox/scenarios.js';
import { readData, SHORT, SHORT_PATH, send, start, UNKNOWN_ID } from './server.ts';

describe('a job of the sandbox', () => {
  const pending = {
    id: SHORT.id,
    name: 'Short job',
    status: 'PENDING',
    progress: 0,
    info: { project_name: 'bank_churn' },
    error_message: null,
    error_reason: null,
  };

  test('is returned without tasks, whatever the letter case of its id', async (t) => {
    const server = await start(t);
    assert.deepEqual(await readData(server, SHORT_PATH), pending);
    assert.equal((await send(server, `/v3/jobs/${SHORT.id.toUpperCase()}`)).status, 200);
  });

  for (const [verbose, hasExtras] of Object.entries({ true: true, True: true, False: false })) {
    test(`has ${hasExtras ? 'its tasks as' : 'no'} extras with verbose=${verbose}`, async (t) => {
      let nowMs = 0;
      const server = await start(t, { nowMs: () => nowMs });
      await send(server, SHORT_PATH);
      nowMs = 3000;
      const extras = {
        one: { status: 'FAILURE', result: null, error_message: 'empty' },
        two: { status: 'SUCCESS', result: null, error_message: null },
      };
      assert.deepEqual(await readData(server, `${SHORT_PATH}?verbose=${verbose}`), {
        ...pending,
        status: 'FAILURE',
        progress: 50,
        error_message: 'no data',
        error_reason: 'ValueError',
        ...(hasExtras ? { extras } : {}),
      });
    });
  }

  test('starts when it is first read itself, and goes on with the clock', async (t) => {
    let nowMs = 50_000;
    const replies = { [SHORT.id]: [{ status: 503 }, 'scenario' as const] };
    const server = await start(t, { nowMs: () => nowMs, replies });
    await send(server, '/v3/jobs');
    assert.equal((await send(server, SHORT_PATH)).status, 503);
    const seen: string[] = [];
    for (const atMs of [60_000, 60_999, 61_000, 62_999, 63_000, 99_000]) {
      nowMs = atMs;
      const { text } = await send(server, SHORT_PATH);
      seen.push(/"status":"(\w+)"/.exec(text)?.[1] ?? text);
    }
    assert.deepEqual(seen, ['PENDING', 'PENDING', 'STARTED', 'STARTED', 'FAILURE', 'FAILURE']);
  });
});

test('a job that was read as ended starts again after a pause', async (t) => {
  let nowMs = 0;
  const server = await start(t, { nowMs: () => nowMs, replayAfterMs: 10_000 });
  const seen: string[] = [];
  // The pauses before the end, and those of less than 10 s, do not count.
  for (const atMs of [0, 20_000, 29_999, 39_999, 40_999, 60_000]) {
    nowMs = atMs;
    const { text } = await send(server, SHORT_PATH);
    seen.push(/"status":"(\w+)"/.exec(text)?.[1] ?? text);
  }
  assert.deepEqual(seen, ['PENDING', 'FAILURE', 'FAILURE', 'PENDING', 'STARTED', 'FAILURE']);
});

test('the list of jobs has pages', async (t) => {
  const server = await start(t, { scenarios });
  for (const [query, page] of Object.entries({
    '?limit=0&offset=-1': { page_size: 50, item_count: 4, page_count: 1, page_index: 1, offset: 0 },
    '?limit=3&offset=3': { page_size: 3, item_count: 1, page_count: 2, page_index: 2, offset: 3 },
  })) {
    const items = scenarios.slice(page.offset).map((scenario) => jobAt(scenario, 0));
    assert.deepEqual(await readData(server, `/v3/jobs${query}`), { ...page, total: 4, items });
  }
});

describe('an error', () => {
  const unauthorized = [401, 'Unauthorized', 'The API key is missing or not valid'] as const;
  const noJob = [404, 'ObjectNotFound', 'Job not found for the given identifier'] as const;
  const noPath = [404, 'NotFound', 'No such path'] as const;
  const notAllowed = [405, 'MethodNotAllowed', 'Only GET is allowed'] as const;
  const cases = [
    { name: 'a wrong token', token: 'wrong', path: '/v3/server-info', error: unauthorized },
    { name: 'a wrong token for any path', token: 'wrong', path: '/nowhere', error: unauthorized },
    { name: 'an unknown job', path: `/v3/jobs/${UNKNOWN_ID}`, error: noJob },
    { name: 'an unknown path', path: '/v3/models', error: noPath },
    { name: 'a path below a job', path: `${SHORT_PATH}/tasks`, error: noPath },
    { name: 'a POST', path: '/v3/jobs', method: 'POST', error: notAllowed },
    { name: 'a DELETE of a job', path: SHORT_PATH, method: 'DELETE', error: notAllowed },
  ];
  for (const { name, token = SANDBOX_TOKEN, path, method, error } of cases) {
    const [code, reason, message] = error;
    test(`for ${name} is ${code} in Fiddler's envelope`, async (t) => {
      const { url } = await start(t);
      const { status, text } = await send({ url, token }, path, method);
      assert.equal(status, code);
      assert.deepEqual(JSON.parse(text), {
        api_version: '3.0',
        kind: 'ERROR',
        error: { code, message, errors: [{ reason, message, help: '' }] },
      });
    });
  }
});

describe('the scenarios', () => {
  test('end as they describe', () => {
    const ends = [succeeds, fails, revoked, endless].map((scenario) => {
      const { status, progress, error_reason, error_message } = jobAt(scenario, 36_000);
      return [status, progress, error_reason !== null, error_message !== null];
    });
    assert.deepEqual(ends, [
      ['SUCCESS', 100, false, false],
      ['FAILURE', 60, true, true],
      ['REVOKED', 50, false, false],
      ['STARTED', 99.9, false, false],
    ]);
  });

  test('are in order of time, and each has its own id', () => {
    for (const { moments } of scenarios) {
      const seconds = moments.map(({ atSeconds }) => atSeconds);
      assert.equal(seconds[0], 0);
      assert.deepEqual(
        seconds,
        seconds.toSorted((a, b) => a - b),
      );
    }
    assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length);
  });

  for (const { id, moments } of [succeeds, fails, revoked]) {
    test(`have the share of tasks that are done as progress: ${id}`, () => {
      for (const { progress, tasks } of moments) {
        const states = Object.values(tasks).map(({ status }) => status);
        const done = states.filter((status) => status === 'SUCCESS').length;
        assert.equal(progress, (100 * done) / states.length);
      }
    });
  }
});
