import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { loadInputs, loadToken } from '../../../src/action/inputs/inputs.ts';
import { JOB_ID } from '../../fiddler/sample-job.ts';
import { parse, problemsOf, REQUIRED, type Texts } from './parse.ts';

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
