import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { JOB_ID } from '../../fiddler/sample-job.ts';
import { parse, REQUIRED } from './parse.ts';

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
