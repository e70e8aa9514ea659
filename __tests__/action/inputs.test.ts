import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Inputs, parseInputs } from '../../src/action/inputs.ts';
import { InvalidInput } from '../../src/wait/options.ts';
import { JOB_ID } from '../fiddler/sample-job.ts';

type Texts = Readonly<Record<string, string>>;

const JOB_ONLY: Texts = { 'job-id': JOB_ID };
const REQUIRED: Texts = { ...JOB_ONLY, url: 'https://acme.fiddler.ai', token: 'abc-123' };

/** Parses inputs as a runner passes them: without whitespace around, empty if missing. */
function parse(inputs: Texts, env: Texts = {}): Inputs {
  return parseInputs((name) => (inputs[name] ?? '').trim(), env);
}

function problemsOf(inputs: Texts, env: Texts = {}): readonly string[] {
  try {
    parse(inputs, env);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return assert.fail('the inputs were accepted');
}

const EMPTY_JOB_ID =
  'Input `job-id` is empty. Check that the publishing step writes `job-id=<uuid>` to $GITHUB_OUTPUT and that `steps.<id>` matches its `id`.';

describe('inputs', () => {
  test('that are missing have their defaults', () => {
    const { jobIds, site, sources: _, names: __, ...rest } = parse(REQUIRED);
    assert.deepEqual(jobIds, [JOB_ID]);
    assert.equal(site.href, 'https://acme.fiddler.ai/');
    assert.deepEqual(rest, {
      token: 'abc-123',
      intervalSeconds: null,
      timeoutSeconds: 1_800,
      verbose: false,
      failFast: true,
      summary: true,
    });
  });

  test('that are set are parsed', () => {
    const other = `0${JOB_ID.slice(1)}`;
    const {
      jobIds,
      site,
      sources: _,
      names: __,
      ...rest
    } = parse({
      'job-id': `${JOB_ID.toUpperCase()}\n${other}, ${JOB_ID}`,
      url: 'https://acme.fiddler.ai/projects',
      token: ' k-1 ',
      interval: '0.1',
      timeout: '0',
      verbose: 'TRUE',
      'fail-fast': 'False',
      summary: 'false',
    });
    assert.deepEqual(jobIds, [JOB_ID, other]);
    assert.equal(site.href, 'https://acme.fiddler.ai/');
    assert.deepEqual(rest, {
      token: 'k-1',
      intervalSeconds: 0.1,
      timeoutSeconds: 0,
      verbose: true,
      failFast: false,
      summary: false,
    });
  });

  for (const [input, problem] of [
    ['job-id', EMPTY_JOB_ID],
    [
      'url',
      'No site: input `url` and FIDDLER_URL are both empty. Set `url` to its address, for example https://acme.fiddler.ai.',
    ],
    [
      'token',
      'No API key: input `token`, FIDDLER_TOKEN and FIDDLER_API_KEY are all empty. Undefined secrets are empty; forks have no access to secrets.',
    ],
  ] as const) {
    for (const value of ['', ' \n']) {
      test(`that are required and empty are named, with what to check: ${input} of ${JSON.stringify(value)}`, () => {
        assert.deepEqual(problemsOf({ ...REQUIRED, [input]: value }), [problem]);
      });
    }
  }

  // An expression gives these if no publishing step set its output.
  for (const value of [',', ' , ', '[]', '[""]', '["", ""]', '[ ]\n']) {
    test(`job-id without any id counts as empty: ${JSON.stringify(value)}`, () => {
      assert.deepEqual(problemsOf({ ...REQUIRED, 'job-id': value }), [EMPTY_JOB_ID]);
    });
  }

  test('that are invalid are all reported at once, each by its name, but for secrets with its value', () => {
    assert.deepEqual(
      problemsOf({
        'job-id': '42',
        url: 'acme.fiddler.ai',
        token: 'hunter2 hunter2',
        interval: '0.09',
        timeout: '-1',
        verbose: 'maybe',
        'fail-fast': '1',
        summary: 'no',
      }).map((problem) => problem.split(/ is | contains | must /)[0]),
      [
        'Input `token`',
        'Input `job-id`: "42"',
        'Input `url`: "acme.fiddler.ai"',
        'Input `interval`: "0.09"',
        'Input `timeout`: "-1"',
        'Input `verbose`: "maybe"',
        'Input `fail-fast`: "1"',
        'Input `summary`: "no"',
      ],
    );
  });

  test('that are missing are reported together with invalid ones', () => {
    assert.equal(problemsOf({ interval: '0' }).length, 4);
  });

  test('do not hide a defect', () => {
    const defect = new TypeError('x is not a function');
    const read = (): never => {
      throw defect;
    };
    assert.throws(() => parseInputs(read, {}), defect);
  });
});

describe('environment variables', () => {
  const ENV: Texts = {
    FIDDLER_URL: 'https://env.fiddler.ai',
    FIDDLER_TOKEN: 'token-env',
    FIDDLER_API_KEY: 'key-env',
    JOB_POLL_INTERVAL: '7',
    JOB_WAIT_TIMEOUT: '8m',
  };

  test('replace missing inputs', () => {
    const { site, token, intervalSeconds, timeoutSeconds, sources } = parse(JOB_ONLY, ENV);
    assert.equal(site.hostname, 'env.fiddler.ai');
    assert.deepEqual([token, intervalSeconds, timeoutSeconds], ['token-env', 7, 480]);
    assert.deepEqual(sources, {
      jobIds: 'Input `job-id`',
      site: 'FIDDLER_URL',
      interval: 'JOB_POLL_INTERVAL',
      timeout: 'JOB_WAIT_TIMEOUT',
    });
  });

  test('give way to inputs', () => {
    const inputs = { ...REQUIRED, interval: '1', timeout: '2' };
    const { site, token, intervalSeconds, timeoutSeconds, sources } = parse(inputs, ENV);
    assert.equal(site.hostname, 'acme.fiddler.ai');
    assert.deepEqual([token, intervalSeconds, timeoutSeconds], ['abc-123', 1, 2]);
    assert.deepEqual(sources, {
      jobIds: 'Input `job-id`',
      site: 'Input `url`',
      interval: 'Input `interval`',
      timeout: 'Input `timeout`',
    });
  });

  test('that are missing too leave the defaults, which are named as such', () => {
    const { interval, timeout } = parse(REQUIRED, { JOB_POLL_INTERVAL: ' ' }).sources;
    assert.deepEqual([interval, timeout], ['default', 'default']);
  });

  for (const [FIDDLER_TOKEN, token] of [
    ['', 'key-env'],
    ['  \n', 'key-env'],
    [' token-env\n', 'token-env'],
  ] as const) {
    test(`are trimmed, and FIDDLER_API_KEY comes second: ${JSON.stringify(FIDDLER_TOKEN)}`, () => {
      assert.equal(parse(JOB_ONLY, { ...ENV, FIDDLER_TOKEN }).token, token);
    });
  }

  for (const [variable, value, isShown] of [
    ['FIDDLER_URL', 'env.fiddler.ai', true],
    ['FIDDLER_TOKEN', 'hunter2 hunter2', false],
    ['JOB_POLL_INTERVAL', 'often', true],
    ['JOB_WAIT_TIMEOUT', 'long', true],
  ] as const) {
    test(`that are invalid are named instead of their input: ${variable}`, () => {
      const [problem = '', ...others] = problemsOf(JOB_ONLY, { ...ENV, [variable]: value });
      assert.deepEqual(others, []);
      assert.ok(problem.startsWith(isShown ? `${variable}: "${value}" ` : `${variable} `), problem);
      assert.equal(problem.includes(value), isShown, problem);
    });
  }

  test('never replace job-id', () => {
    const problems = problemsOf({}, { ...ENV, JOB_ID, FIDDLER_JOB_ID: JOB_ID });
    assert.deepEqual(problems, [EMPTY_JOB_ID]);
  });
});
