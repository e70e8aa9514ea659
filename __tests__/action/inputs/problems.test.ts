import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseInputs } from '../../../src/action/inputs/inputs.ts';
import { InvalidInput } from '../../../src/action/inputs/values.ts';
import { JOB_ID } from '../../fiddler/sample-job.ts';
import { problemsOf, REQUIRED } from './parse.ts';

describe('an input that cannot be used is named, shown, and told what is allowed', () => {
  const REFUSED: ReadonlyArray<{ input: string; value: string; allowed: RegExp }> = [
    ...['42', `${JOB_ID}a`, '../../v3/users', 'null', '{}', '[7]', 'job:1'].map((value) => ({
      input: 'job-id',
      value,
      allowed: /is not a (?:UUID|JSON array of texts)\. .*UUID.*several.*JSON array/,
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
