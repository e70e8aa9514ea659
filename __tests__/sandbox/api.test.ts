// The paths of the sandbox, and its errors.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { jobAt } from '../../sandbox/job-story.js';
import { endless, stories } from '../../sandbox/stories.js';
import { ask, askJson, SHORT, start, UNKNOWN_ID } from './server.ts';

describe('the list of jobs', () => {
  test('is a page of all of them', async (t) => {
    const server = await start(t, { stories });
    assert.deepEqual(await askJson(server, '/v3/jobs'), {
      api_version: '3.0',
      kind: 'PAGINATED',
      data: {
        page_size: 50,
        total: 4,
        item_count: 4,
        page_count: 1,
        page_index: 1,
        offset: 0,
        items: stories.map((story) => jobAt(story, 0)),
      },
    });
  });

  test('comes in pages', async (t) => {
    const server = await start(t, { stories });
    assert.deepEqual(await askJson(server, '/v3/jobs?limit=3&offset=3'), {
      api_version: '3.0',
      kind: 'PAGINATED',
      data: {
        page_size: 3,
        total: 4,
        item_count: 1,
        page_count: 2,
        page_index: 2,
        offset: 3,
        items: [jobAt(endless, 0)],
      },
    });
  });

  test('takes no limit that is no size of a page', async (t) => {
    const server = await start(t, { stories });
    const { text } = await ask(server, '/v3/jobs?limit=0&offset=-1');
    assert.match(text, /"page_size":50,.*"offset":0/);
  });
});

describe('the Python client, when it connects,', () => {
  test('learns the version and the organization', async (t) => {
    const server = await start(t);
    assert.deepEqual(await askJson(server, '/v3/server-info'), {
      api_version: '3.0',
      kind: 'NORMAL',
      data: {
        feature_flags: {},
        server_version: '26.15.0',
        organization: { id: 'c0ffee00-0000-4000-8000-000000000000', name: 'sandbox' },
      },
    });
  });

  test('is told that it is compatible', async (t) => {
    const server = await start(t);
    const path = '/v3/version-compatibility?client_version=3.14.1&client_name=python-sdk';
    assert.deepEqual(await askJson(server, path), {
      api_version: '3.0',
      kind: 'NORMAL',
      data: {},
    });
  });
});

describe('an error', () => {
  const unauthorized = errorAnswer(401, 'Unauthorized', 'The API key is missing or not valid');
  const noJob = errorAnswer(404, 'ObjectNotFound', 'Job not found for the given identifier');
  const noPath = errorAnswer(404, 'NotFound', 'No such path');
  const notAllowed = errorAnswer(405, 'MethodNotAllowed', 'Only GET is allowed');
  const job = `/v3/jobs/${SHORT.id}`;
  const cases = [
    { name: 'a wrong token', token: 'wrong', path: '/v3/server-info', answer: unauthorized },
    { name: 'a wrong token for any path', token: 'wrong', path: '/nowhere', answer: unauthorized },
    { name: 'an unknown job', path: `/v3/jobs/${UNKNOWN_ID}`, answer: noJob },
    { name: 'an unknown path', path: '/v3/models', answer: noPath },
    { name: 'a path below a job', path: `${job}/tasks`, answer: noPath },
    { name: 'a POST to an unknown path', path: '/', method: 'POST', answer: noPath },
    { name: 'a POST', path: '/v3/jobs', method: 'POST', answer: notAllowed },
    { name: 'a DELETE of a job', path: job, method: 'DELETE', answer: notAllowed },
  ];
  for (const { name, token = SANDBOX_TOKEN, path, method, answer } of cases) {
    test(`for ${name} is ${answer.error.code} in Fiddler's envelope`, async (t) => {
      const { url } = await start(t);
      const { status, text } = await ask({ url, token }, path, method);
      assert.equal(status, answer.error.code);
      assert.deepEqual(JSON.parse(text), answer);
    });
  }

  test('names the object that was not found, as Fiddler does', () => {
    assert.deepEqual(errorAnswer(404, 'ObjectNotFound', 'Job not found'), {
      api_version: '3.0',
      kind: 'ERROR',
      error: {
        code: 404,
        message: 'Job not found',
        errors: [{ reason: 'ObjectNotFound', message: 'Job not found', help: '' }],
      },
    });
  });

  test('is also what a request without any token gets', async (t) => {
    const { url } = await start(t);
    const response = await fetch(`${url}/v3/jobs`);
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer');
  });
});
