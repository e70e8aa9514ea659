// The sandbox: what the local Fiddler answers, and how the demos show an action's run.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runAction } from '../sandbox/action-run.js';
import {
  errorAnswer,
  type FiddlerServer,
  type FiddlerServerOptions,
  jobAnswer,
  SANDBOX_TOKEN,
  startFiddlerServer,
} from '../sandbox/fiddler-server.js';
import { jobAt, type Story } from '../sandbox/job-story.js';
import { parseOutputs } from '../sandbox/output-file.js';
import { RunnerLog } from '../sandbox/runner-log.js';
import { endless, fails, revoked, stories, succeeds } from '../sandbox/stories.js';

const SERVE = fileURLToPath(new URL('../sandbox/serve.js', import.meta.url));
const UNKNOWN_ID = '00000000-0000-4000-8000-00000000dead';

const SHORT: Story = {
  id: '5407bead-0000-4000-8000-000000000001',
  name: 'Short job',
  info: { project_name: 'bank_churn' },
  story: 'Fails after 3 seconds.',
  moments: [
    { atSeconds: 0, status: 'PENDING', progress: 0 },
    { atSeconds: 1, status: 'STARTED', progress: 50 },
    {
      atSeconds: 3,
      status: 'FAILURE',
      progress: 50,
      errorReason: 'ValueError',
      errorMessage: 'no data',
      tasks: { one: { status: 'FAILURE', errorMessage: 'empty' }, two: { status: 'SUCCESS' } },
    },
  ],
};

async function start(t: TestContext, options: FiddlerServerOptions = {}): Promise<FiddlerServer> {
  const server = await startFiddlerServer({ stories: [SHORT], ...options });
  t.after(() => server.close());
  return server;
}

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(
  { url, token }: Pick<FiddlerServer, 'url' | 'token'>,
  path: string,
  method = 'GET',
): Promise<Asked> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function askJson(server: FiddlerServer, path: string): Promise<unknown> {
  const { status, text } = await ask(server, path);
  assert.equal(status, 200);
  return JSON.parse(text);
}

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

describe('the token', () => {
  test('is the one that was given', async (t) => {
    const server = await start(t, { token: 'of-my-own' });
    assert.equal(server.token, 'of-my-own');
    assert.equal((await ask(server, '/v3/jobs')).status, 200);
    assert.equal((await ask({ url: server.url, token: SANDBOX_TOKEN }, '/v3/jobs')).status, 401);
  });
});

describe('scripted replies', () => {
  test('come in order, and the last one repeats', async (t) => {
    const server = await start(t, {
      replies: {
        [SHORT.id.toUpperCase()]: [
          { status: 503, headers: { 'retry-after': '2' }, body: '<h1>Bad gateway</h1>' },
          'story',
          { body: jobAnswer({ id: SHORT.id, status: 'PAUSED', progress: undefined }) },
          { status: 429, body: errorAnswer(429, 'TooManyRequests', 'slow down') },
        ],
      },
    });
    const path = `/v3/jobs/${SHORT.id}`;
    const html = await ask(server, path);
    assert.equal(html.status, 503);
    assert.equal(html.text, '<h1>Bad gateway</h1>');
    assert.equal(html.headers.get('retry-after'), '2');
    assert.match((await ask(server, path)).text, /PENDING/);
    const job = await ask(server, path);
    assert.match(job.text, /"status":"PAUSED"/);
    assert.doesNotMatch(job.text, /progress/);
    assert.equal((await ask(server, path)).status, 429);
    assert.equal((await ask(server, path)).status, 429);
  });

  test('are counted for each job on its own', async (t) => {
    const server = await start(t, {
      replies: { [UNKNOWN_ID]: [{ status: 500 }, { status: 501 }], [SHORT.id]: [{ status: 502 }] },
    });
    const statuses: number[] = [];
    for (const id of [UNKNOWN_ID, SHORT.id, UNKNOWN_ID]) {
      statuses.push((await ask(server, `/v3/jobs/${id}`)).status);
    }
    assert.deepEqual(statuses, [500, 502, 501]);
  });

  test('leave other jobs to their stories', async (t) => {
    const server = await start(t, { replies: { [UNKNOWN_ID]: [{ status: 500 }] } });
    assert.equal((await ask(server, `/v3/jobs/${SHORT.id}`)).status, 200);
  });

  test('come after the token was checked', async (t) => {
    const { url } = await start(t, { replies: { [SHORT.id]: [{ status: 500 }] } });
    assert.equal((await ask({ url, token: 'wrong' }, `/v3/jobs/${SHORT.id}`)).status, 401);
  });

  test('of a function come before, with node’s own request and response', async (t) => {
    const { url } = await start(t, {
      replies: {
        [SHORT.id]: [
          (request, response) => response.writeHead(418).end(request.headers.authorization),
          (request) => request.socket.resetAndDestroy(),
        ],
      },
    });
    const path = `/v3/jobs/${SHORT.id}`;
    const { status, text } = await ask({ url, token: 'wrong' }, path);
    assert.deepEqual([status, text], [418, 'Bearer wrong']);
    await assert.rejects(ask({ url, token: 'wrong' }, path), /fetch failed/);
  });

  test('may be bytes, under headers that are not true', async (t) => {
    const server = await start(t, {
      replies: {
        [SHORT.id]: [
          {
            headers: { 'content-type': 'application/json' },
            body: Buffer.from([0x7b, 0xff]),
          },
        ],
      },
    });
    const { url, token } = server;
    const response = await fetch(`${url}/v3/jobs/${SHORT.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array([0x7b, 0xff]));
  });
});

describe('the server', () => {
  test('keeps all requests it has seen, with their time', async (t) => {
    const server = await start(t);
    const beforeMs = performance.now();
    await ask(server, `/v3/jobs/${SHORT.id}?verbose=true`);
    await ask({ url: server.url, token: 'wrong' }, '/nowhere', 'POST');
    const [first, second] = server.requests;
    assert.equal(server.requests.length, 2);
    assert.equal(first?.method, 'GET');
    assert.equal(first.path, `/v3/jobs/${SHORT.id}`);
    assert.equal(first.url, `/v3/jobs/${SHORT.id}?verbose=true`);
    assert.equal(first.headers.authorization, `Bearer ${server.token}`);
    assert.equal(second?.method, 'POST');
    assert.ok(first.atMs >= beforeMs && second.atMs >= first.atMs);
    assert.ok(second.atMs <= performance.now());
  });

  test('counts its connections, and cuts them when it is closed', async (t) => {
    let stalled = () => {};
    const asked = new Promise<void>((resolve) => {
      stalled = resolve;
    });
    const server = await start(t, { replies: { [SHORT.id]: [() => stalled()] } });
    assert.equal(server.connections(), 0);
    const answer = ask(server, `/v3/jobs/${SHORT.id}`);
    const rejected = assert.rejects(answer, /fetch failed/);
    await asked;
    assert.equal(server.connections(), 1);
    await server.close();
    await rejected;
    assert.equal(server.connections(), 0);
    await server.close();
  });

  test('takes the port that is asked for, or says why not', async (t) => {
    const server = await start(t);
    assert.equal(server.url, `http://127.0.0.1:${server.port}`);
    await assert.rejects(startFiddlerServer({ port: server.port }), { code: 'EADDRINUSE' });
    await server.close();
    const again = await start(t, { port: server.port });
    assert.equal(again.port, server.port);
  });
});

describe('the stories', () => {
  test('end as they say', () => {
    const ends = [succeeds, fails, revoked, endless].map((story) => {
      const { status, progress, error_reason, error_message } = jobAt(story, 36_000);
      return [status, progress, error_reason !== null, error_message !== null];
    });
    assert.deepEqual(ends, [
      ['SUCCESS', 100, false, false],
      ['FAILURE', 60, true, true],
      ['REVOKED', 50, false, false],
      ['STARTED', 99.9, false, false],
    ]);
  });

  test('go through each state of a job', () => {
    const states = new Set(stories.flatMap(({ moments }) => moments.map(({ status }) => status)));
    assert.deepEqual([...states].sort(), [
      'FAILURE',
      'PENDING',
      'RETRY',
      'REVOKED',
      'STARTED',
      'SUCCESS',
    ]);
  });

  test('set progress back for a retry', () => {
    assert.deepEqual(
      [3, 4, 5].map((second) => {
        const { status, progress } = jobAt(succeeds, second);
        return `${status} ${progress}`;
      }),
      ['STARTED 50', 'RETRY 25', 'STARTED 25'],
    );
  });

  test('are told in the order of time, with ids of their own', () => {
    for (const { moments } of stories) {
      const seconds = moments.map(({ atSeconds }) => atSeconds);
      assert.equal(seconds[0], 0);
      assert.deepEqual(
        seconds,
        seconds.toSorted((a, b) => a - b),
      );
    }
    assert.equal(new Set(stories.map(({ id }) => id)).size, stories.length);
  });

  for (const story of [succeeds, fails, revoked]) {
    test(`make progress the share of tasks that are done: ${story.id}`, () => {
      for (const { progress, tasks } of story.moments) {
        const states = Object.values(tasks).map(({ status }) => status);
        const done = states.filter((status) => status === 'SUCCESS').length;
        assert.equal(progress, (100 * done) / states.length);
      }
    });
  }
});

describe('npm run sandbox', () => {
  function serve(t: TestContext, ...args: string[]): ChildProcess {
    const child = spawn(process.execPath, [SERVE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    t.after(() => child.kill('SIGKILL'));
    return child;
  }

  async function readLines({ stdout }: ChildProcess, count: number): Promise<string[]> {
    assert.ok(stdout);
    const lines: string[] = [];
    for await (const line of createInterface({ input: stdout })) {
      if (lines.push(line) === count) break;
    }
    return lines;
  }

  async function readErrors({ stderr }: ChildProcess): Promise<string> {
    assert.ok(stderr);
    return (await stderr.toArray()).join('');
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`prints what a client needs, answers, and ends on ${signal} with 0`, async (t) => {
      const child = serve(t, '--port', '0');
      const [url = '', token = '', blank, ...rest] = await readLines(child, 9);
      assert.match(url, /^FIDDLER_URL=http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal(token, `FIDDLER_TOKEN=${SANDBOX_TOKEN}`);
      assert.equal(blank, '');
      assert.deepEqual(
        rest.slice(0, 4),
        stories.map(({ id, story }) => `${id}  ${story}`),
      );
      assert.match(rest.at(-1) ?? '', /Ctrl\+C/);

      const server = { url: url.replace('FIDDLER_URL=', ''), token: SANDBOX_TOKEN };
      assert.equal((await ask(server, `/v3/jobs/${fails.id}`)).status, 200);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });
  }

  for (const args of [['--port', '65536'], ['--port', '-1'], ['--port'], ['--prot', '1'], ['1']]) {
    test(`says how it is used when asked with ${args.join(' ')}`, async (t) => {
      const child = serve(t, ...args);
      const [errors, [code]] = await Promise.all([readErrors(child), once(child, 'exit')]);
      assert.match(errors, /Usage: npm run sandbox/);
      assert.doesNotMatch(errors, /\n {4}at /);
      assert.equal(code, 1);
    });
  }

  test('says so when its port is in use', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    const address = other.address();
    assert.ok(address !== null && typeof address === 'object');
    const child = serve(t, '--port', String(address.port));
    const [errors, [code]] = await Promise.all([readErrors(child), once(child, 'exit')]);
    assert.match(errors, new RegExp(`^Port ${address.port} is in use`));
    assert.equal(code, 1);
  });
});

describe('an action that is run', () => {
  const ACTION = `
    import { appendFileSync } from 'node:fs';
    const { env } = process;
    console.log(env['INPUT_JOB-ID']);
    console.error(Object.keys(env).filter((name) => /^(FIDDLER|JOB)_/.test(name)).length);
    appendFileSync(env.GITHUB_OUTPUT, 'folder=' + env.RUNNER_TEMP);
    appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done');
    process.exitCode = 3;
  `;

  test('gets its inputs, and nothing of the person who runs it', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
    t.after(() => rm(folder, { recursive: true }));
    const entry = join(folder, 'action.mjs');
    await writeFile(entry, ACTION);
    process.env['FIDDLER_TOKEN'] = 'of a person';
    t.after(() => {
      delete process.env['FIDDLER_TOKEN'];
    });

    const lines: string[] = [];
    const inputs = { 'job-id': SHORT.id };
    const run = await runAction({ entry, inputs, onLine: (line) => lines.push(line) });
    assert.deepEqual(lines.sort(), ['0', SHORT.id]);
    assert.equal(run.exitCode, 3);
    assert.equal(run.interruptedBy, null);
    assert.equal(run.summary, '# Done');
    const temporary = run.outputs.get('folder') ?? '';
    assert.match(temporary, /wait-for-job-/);
    assert.equal(existsSync(temporary), false);
  });
});

describe('a log of the runner', () => {
  function show(...lines: string[]): (string | undefined)[] {
    const log = new RunnerLog(['secret']);
    return lines.map((line) => log.render(line));
  }

  test('shows groups and what is in them', () => {
    assert.deepEqual(show('::group::Waiting', 'a line', '::endgroup::', 'after'), [
      '▼ Waiting',
      '  a line',
      undefined,
      'after',
    ]);
  });

  test('shows annotations with their line breaks', () => {
    assert.deepEqual(
      show('::error::one%0Atwo: 100%25', '::warning title=a%3Ab::careful', '::notice::x%250A'),
      ['Error: one\ntwo: 100%', 'Warning: careful', 'Notice: x%0A'],
    );
  });

  test('hides masks, what they mask, and debugging', () => {
    assert.deepEqual(
      show('a secret', '::add-mask::key', 'a key', '::error::no key', '::group::key', '::debug::x'),
      ['a ***', undefined, 'a ***', 'Error: no ***', '▼ ***', undefined],
    );
  });

  test('shows all else as it is', () => {
    assert.deepEqual(show('a::error::b', '', '::unknown::x', '::'), [
      'a::error::b',
      '',
      '::unknown::x',
      '::',
    ]);
  });
});

describe('an output file', () => {
  test('gives values of one line and of several', () => {
    const text = 'a=1=2\nb<<end\none\n\ntwo=2\nend\nempty<<x\n\nx\nnone=\na<<y\n<<z\ny\n';
    assert.deepEqual(
      [...parseOutputs(text)],
      [
        ['a', '<<z'],
        ['b', 'one\n\ntwo=2'],
        ['empty', ''],
        ['none', ''],
      ],
    );
  });

  test('is an error where the runner would fail the step', () => {
    assert.throws(() => parseOutputs('a<<end\nvalue\n'), /before its delimiter end/);
    assert.throws(() => parseOutputs('just text\n'), /neither form/);
  });
});
