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

describe('inputs', () => {
  test('that are missing have their defaults', () => {
    const { jobIds, site, ...rest } = parse(REQUIRED);
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
    const { jobIds, site, ...rest } = parse({
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
    [
      'job-id',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
      'Input `job-id` is empty. Did the publishing step set its output, and is its id the one in `${{ steps.<id>.outputs.job-id }}`? Give the UUID of a job, as in 550e8400-e29b-41d4-a716-446655440000, or several, separated by line breaks, commas or blanks, or as a JSON array.',
    ],
    [
      'url',
      'Input `url` is empty, and so is FIDDLER_URL. Give the address of the Fiddler site, as in https://acme.fiddler.ai.',
    ],
    [
      'token',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
      'Input `token` is empty, and so are FIDDLER_TOKEN and FIDDLER_API_KEY. Give the API key, as in `token: ${{ secrets.FIDDLER_TOKEN }}`; a secret that does not exist is empty, and forks get no secrets.',
    ],
  ] as const) {
    for (const value of ['', ' \n']) {
      test(`that are required and empty are named, with what to check: ${input} of ${JSON.stringify(value)}`, () => {
        assert.deepEqual(problemsOf({ ...REQUIRED, [input]: value }), [problem]);
      });
    }
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
      }).map((problem) => problem.split(/ is | holds /)[0]),
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
    const { site, token, intervalSeconds, timeoutSeconds } = parse(JOB_ONLY, ENV);
    assert.equal(site.hostname, 'env.fiddler.ai');
    assert.deepEqual([token, intervalSeconds, timeoutSeconds], ['token-env', 7, 480]);
  });

  test('give way to inputs', () => {
    const inputs = { ...REQUIRED, interval: '1', timeout: '2' };
    const { site, token, intervalSeconds, timeoutSeconds } = parse(inputs, ENV);
    assert.equal(site.hostname, 'acme.fiddler.ai');
    assert.deepEqual([token, intervalSeconds, timeoutSeconds], ['abc-123', 1, 2]);
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

  for (const [variable, input, value, isShown] of [
    ['FIDDLER_URL', 'url', 'env.fiddler.ai', true],
    ['FIDDLER_TOKEN', 'token', 'hunter2 hunter2', false],
    ['JOB_POLL_INTERVAL', 'interval', 'often', true],
    ['JOB_WAIT_TIMEOUT', 'timeout', 'long', true],
  ] as const) {
    test(`that are invalid are named together with their input: ${variable}`, () => {
      const [problem = '', ...others] = problemsOf(JOB_ONLY, { ...ENV, [variable]: value });
      assert.deepEqual(others, []);
      assert.ok(
        problem.startsWith(`${variable} (which stands in for input \`${input}\`)`),
        problem,
      );
      assert.equal(problem.includes(value), isShown, problem);
    });
  }

  test('never replace job-id', () => {
    const problems = problemsOf({}, { ...ENV, JOB_ID, FIDDLER_JOB_ID: JOB_ID });
    assert.match(problems.join(), /^Input `job-id` is empty/);
  });
});
