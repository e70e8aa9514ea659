import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type Inputs, loadInputs, loadToken, parseInputs } from '../../src/action/inputs/inputs.ts';
import { InvalidInput } from '../../src/action/inputs/values.ts';
import { JOB_ID } from '../fiddler/sample-job.ts';

type Texts = Readonly<Record<string, string>>;

const REQUIRED: Texts = { 'job-id': JOB_ID, url: 'https://acme.fiddler.ai', token: 'abc-123' };

/** The inputs as a runner has them: without the blanks around, empty where left out. */
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
  return assert.fail('the inputs were taken');
}

describe('an input that cannot be used is named, shown, and told what is allowed', () => {
  const REFUSED: ReadonlyArray<{ input: string; value: string; allowed: RegExp }> = [
    ...['42', `${JOB_ID}a`, '../../v3/users', 'null', '{}', '[7]', 'job:1'].map((value) => ({
      input: 'job-id',
      value,
      allowed: /is no UUID\. .*UUID.*several.*JSON array/,
    })),
    ...[
      ...['acme.fiddler.ai', 'ftp://acme.fiddler.ai', 'file:///etc/passwd', 'javascript:alert(1)'],
      ...['https://', 'https:/acme.fiddler.ai', 'https://acme.fiddler.ai:99999'],
    ].map((value) => ({ input: 'url', value, allowed: /https:\/\/acme/ })),
    ...[
      ...['0', '-1', 'soon', 'NaN', 'Infinity', '1e999', '0x10', '6 bananas', '0.09', '1,5'],
      ...['3024001', '99999999999', '841h'],
    ].map((value) => ({
      input: 'interval',
      value,
      allowed: /seconds.*\bs, m or h\b.*at least 0\.1 seconds.*at most 35 days/,
    })),
    ...['1,5', '99999999999', '-1', 'soon', 'Infinity', '1h30m', '841h'].map((value) => ({
      input: 'timeout',
      value,
      allowed: /seconds.*\bs, m or h\b.*at least 0 seconds.*at most 35 days/,
    })),
    ...['verbose', 'fail-fast', 'summary'].flatMap((input) =>
      ['maybe', '1', '0', 'yes', 'on', 'tRUE', 'null', 'untrue', 'trues', 'xfalse', 'falsey'].map(
        (value) => ({
          input,
          value,
          allowed: /\btrue\b.*\bfalse\b/,
        }),
      ),
    ),
  ];
  for (const { input, value, allowed } of REFUSED) {
    test(`${input}: ${value}`, () => {
      const [problem = '', ...others] = problemsOf({ ...REQUIRED, [input]: value });
      assert.deepEqual(others, []);
      assert.ok(problem.includes(`\`${input}\``), problem);
      assert.ok(problem.includes(value), problem);
      assert.match(problem, allowed);
    });
  }

  test('a job-id that is an expression which was not expanded is shown in full', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that was not expanded
    const value = '${{ steps.publish.outputs.job-id }}';
    const [problem = ''] = problemsOf({ ...REQUIRED, 'job-id': value });
    assert.match(problem, /`job-id`.*UUID/);
    assert.ok(problem.includes(value), problem);
  });

  for (const value of ['', '   ', '\n', '[]', '[""]', ',']) {
    test(`a job-id of ${JSON.stringify(value)} asks whether the publishing step set its output`, () => {
      const [problem = ''] = problemsOf({ ...REQUIRED, 'job-id': value });
      assert.match(problem, /`job-id`.*empty.*publishing step.*output.*UUID/);
    });
  }

  for (const value of [`${JOB_ID},`, `["${JOB_ID}",""]`]) {
    test(`a job-id of ${JSON.stringify(value)} asks whether each publishing step set its output`, () => {
      const [problem = '', ...others] = problemsOf({ ...REQUIRED, 'job-id': value });
      assert.deepEqual(others, []);
      assert.match(problem, /`job-id`.*one of the ids in.*empty.*each publishing step.*UUID/);
      assert.ok(problem.includes(value), problem);
    });
  }

  test('an empty url names the variable that could stand in', () => {
    assert.match(problemsOf({ ...REQUIRED, url: '' }).join(), /`url`.*FIDDLER_URL.*https:\/\//);
  });

  test('an empty token names the variables that could stand in', () => {
    const [problem = ''] = problemsOf({ ...REQUIRED, token: '' });
    assert.match(problem, /`token`.*FIDDLER_TOKEN.*FIDDLER_API_KEY/);
  });
});

describe('a secret is never shown', () => {
  const SECRETS: ReadonlyArray<{ input: string; value: string; says: RegExp }> = [
    { input: 'token', value: 'hunter2 hunter2', says: /blank/ },
    { input: 'token', value: 'hunter2\nhunter2', says: /line break/ },
    { input: 'token', value: 'hunter2\u00e9', says: /character/ },
    { input: 'token', value: 'hunter2\u200b', says: /character/ },
    { input: 'url', value: 'https://ada:hunter2@acme.fiddler.ai', says: /password/ },
    { input: 'url', value: 'https://hunter2@acme.fiddler.ai', says: /password/ },
    { input: 'url', value: 'https://ada:p@hunter2@acme.fiddler.ai/x', says: /password/ },
    { input: 'url', value: 'ftp://ada:hunter2@acme.fiddler.ai', says: /https:\/\// },
    { input: 'url', value: 'ada:hunter2@acme.fiddler.ai', says: /https:\/\// },
    { input: 'url', value: 'https:/ada:hunter2@acme.fiddler.ai', says: /https:\/\// },
    { input: 'url', value: 'https://ada:hunter2#x@acme.fiddler.ai', says: /https:\/\// },
  ];
  for (const { input, value, says } of SECRETS) {
    test(`in ${input}: ${JSON.stringify(value)}`, () => {
      const [problem = '', ...others] = problemsOf({ ...REQUIRED, [input]: value });
      assert.deepEqual(others, []);
      assert.ok(problem.includes(`\`${input}\``), problem);
      assert.match(problem, says);
      assert.doesNotMatch(problem, /hunter2/);
    });
  }

  const HIDDEN: ReadonlyArray<{ url: string; shown: string }> = [
    { url: 'https://ada:hunter2@acme.fiddler.ai', shown: 'https://***@acme.fiddler.ai' },
    { url: 'ada:hunter2@acme.fiddler.ai/x', shown: 'ada:***@acme.fiddler.ai/x' },
    { url: 'hunter2@acme.fiddler.ai', shown: '***@acme.fiddler.ai' },
    { url: 'hunter2\n@acme.fiddler.ai', shown: '***@acme.fiddler.ai' },
    { url: 'https://ada:hunter2', shown: 'https://ada:***' },
    { url: 'https://ada:hunter2/x', shown: 'https://ada:***/x' },
    { url: 'https://:hunter2/x', shown: 'https://:***/x' },
    { url: 'https://ada:7hunter2/x', shown: 'https://ada:***/x' },
    { url: 'https://acme.fiddler.ai:99999/x', shown: 'https://acme.fiddler.ai:99999/x' },
    { url: 'acme.fiddler.ai/x?key=hunter2', shown: 'acme.fiddler.ai/x' },
    { url: 'acme.fiddler.ai/x#hunter2\nhunter2', shown: 'acme.fiddler.ai/x' },
  ];
  for (const { url, shown } of HIDDEN) {
    test(`in ${JSON.stringify(url)}, of which ${shown} is shown all the same`, () => {
      const [problem = ''] = problemsOf({ ...REQUIRED, url });
      assert.ok(problem.includes(`: "${shown}" is no address`), problem);
    });
  }
});

test('all problems are told at once', () => {
  const wrong = { 'job-id': '42', url: 'x', interval: '0', timeout: 'soon' };
  const flags = { verbose: 'maybe', 'fail-fast': '1', summary: 'no' };
  const problems = problemsOf({ ...wrong, ...flags });
  for (const input of ['token', ...Object.keys(wrong), ...Object.keys(flags)]) {
    const naming = problems.filter((problem) => problem.includes(`\`${input}\``));
    assert.ok(naming.length >= 1, input);
  }
  assert.equal(problems.length, 8);
});

describe('what is left out', () => {
  const { intervalSeconds, timeoutSeconds, verbose, failFast, summary } = parse(REQUIRED);
  test('leaves the interval to the action', () => assert.equal(intervalSeconds, null));
  test('waits half an hour', () => assert.equal(timeoutSeconds, 1_800));
  test('does not read extras', () => assert.equal(verbose, false));
  test('fails fast', () => assert.equal(failFast, true));
  test('writes the summary', () => assert.equal(summary, true));
});

describe('what is given', () => {
  test('is read', () => {
    const texts = { interval: '0.1', timeout: '2h', verbose: 'TRUE', 'fail-fast': 'False' };
    const { site, ...rest } = parse({ ...REQUIRED, ...texts, summary: 'false', token: ' k-1 ' });
    assert.equal(site.href, 'https://acme.fiddler.ai/');
    assert.deepEqual(rest, {
      jobIds: [JOB_ID],
      token: 'k-1',
      intervalSeconds: 0.1,
      timeoutSeconds: 7_200,
      verbose: true,
      failFast: false,
      summary: false,
    });
  });

  test('may be several jobs, each once, in their order', () => {
    const other = `0${JOB_ID.slice(1)}`;
    const list = `${JOB_ID.toUpperCase()}\n${other}, ${JOB_ID}`;
    assert.deepEqual(parse({ ...REQUIRED, 'job-id': list }).jobIds, [JOB_ID, other]);
  });

  for (const text of ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']) {
    test(`${text} is a boolean`, () => {
      const { verbose } = parse({ ...REQUIRED, verbose: text });
      assert.equal(verbose, text.toLowerCase() === 'true');
    });
  }

  test('a timeout of 0 and of 35 days are both allowed', () => {
    assert.equal(parse({ ...REQUIRED, timeout: '0' }).timeoutSeconds, 0);
    assert.equal(parse({ ...REQUIRED, timeout: '840h' }).timeoutSeconds, 3_024_000);
  });
});

describe('the environment stands in for an input', () => {
  const ENV: Texts = {
    FIDDLER_URL: 'https://env.fiddler.ai',
    FIDDLER_TOKEN: 'token-env',
    FIDDLER_API_KEY: 'key-env',
    JOB_POLL_INTERVAL: '7',
    JOB_WAIT_TIMEOUT: '8m',
  };
  const JOB_ONLY: Texts = { 'job-id': JOB_ID };

  test('where that is left out', () => {
    const inputs = parse(JOB_ONLY, ENV);
    assert.equal(inputs.site.hostname, 'env.fiddler.ai');
    assert.equal(inputs.token, 'token-env');
    assert.equal(inputs.intervalSeconds, 7);
    assert.equal(inputs.timeoutSeconds, 480);
  });

  test('and gives way to it', () => {
    const inputs = parse({ ...REQUIRED, interval: '1', timeout: '2' }, ENV);
    assert.equal(inputs.site.hostname, 'acme.fiddler.ai');
    assert.equal(inputs.token, 'abc-123');
    assert.equal(inputs.intervalSeconds, 1);
    assert.equal(inputs.timeoutSeconds, 2);
  });

  for (const FIDDLER_TOKEN of ['', '  \n']) {
    test(`FIDDLER_API_KEY comes after a FIDDLER_TOKEN of ${JSON.stringify(FIDDLER_TOKEN)}`, () => {
      assert.equal(parse(JOB_ONLY, { ...ENV, FIDDLER_TOKEN }).token, 'key-env');
    });
  }

  test('without the blanks around its value', () => {
    assert.equal(parse(JOB_ONLY, { ...ENV, FIDDLER_TOKEN: ' token-env\n' }).token, 'token-env');
  });

  const WRONG: ReadonlyArray<{ variable: string; input: string; value: string; shown: boolean }> = [
    { variable: 'FIDDLER_URL', input: 'url', value: 'env.fiddler.ai', shown: true },
    { variable: 'FIDDLER_TOKEN', input: 'token', value: 'hunter2 hunter2', shown: false },
    { variable: 'JOB_POLL_INTERVAL', input: 'interval', value: 'often', shown: true },
    { variable: 'JOB_WAIT_TIMEOUT', input: 'timeout', value: 'long', shown: true },
  ];
  for (const { variable, input, value, shown } of WRONG) {
    test(`a wrong ${variable} is named together with ${input}`, () => {
      const [problem = '', ...others] = problemsOf(JOB_ONLY, { ...ENV, [variable]: value });
      assert.deepEqual(others, []);
      assert.ok(problem.includes(variable) && problem.includes(`\`${input}\``), problem);
      assert.equal(problem.includes(value), shown, problem);
    });
  }

  test('but never for job-id', () => {
    assert.match(problemsOf({}, { ...ENV, JOB_ID, FIDDLER_JOB_ID: JOB_ID }).join(), /`job-id`/);
  });
});

describe('on a runner', () => {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of Object.keys(process.env)) {
      if (/^(INPUT|FIDDLER|JOB)_/.test(name)) delete process.env[name];
    }
  });
  afterEach(() => {
    process.env = { ...before };
  });

  test('the inputs are read', () => {
    process.env['INPUT_JOB-ID'] = ` ${JOB_ID}\n`;
    process.env['INPUT_URL'] = 'https://acme.fiddler.ai/projects';
    process.env['FIDDLER_TOKEN'] = 'abc-123';
    assert.deepEqual(loadInputs(), parse({ ...REQUIRED }));
  });

  test('the API key is found even where it cannot be used, so that it can be masked', () => {
    process.env['INPUT_TOKEN'] = ' two words ';
    assert.equal(loadToken(), 'two words');
    process.env['INPUT_TOKEN'] = '';
    process.env['FIDDLER_API_KEY'] = ' key-env ';
    assert.equal(loadToken(), 'key-env');
    delete process.env['FIDDLER_API_KEY'];
    assert.equal(loadToken(), '');
  });
});

test('a defect is not taken for a wrong input', () => {
  const defect = new TypeError('x is not a function');
  assert.throws(
    () =>
      parseInputs(() => {
        throw defect;
      }, {}),
    defect,
  );
});

test('the message has a line for each problem', () => {
  assert.equal(new InvalidInput(['one', 'two']).message, 'one\ntwo');
});
