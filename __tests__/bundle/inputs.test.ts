import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { JOB_ID, runAction, TOKEN } from './action.ts';
import { waitFor } from './wait-for.ts';

/** Each is refused in the same way: the input is named, and what is allowed is said. */
const REFUSED: ReadonlyArray<{ input: string; value: string; says: RegExp }> = [
  { input: 'job-id', value: '', says: /publishing step set its output/ },
  { input: 'job-id', value: '   ', says: /publishing step set its output/ },
  { input: 'job-id', value: '42', says: /"42".*UUID/ },
  { input: 'job-id', value: `${JOB_ID}a`, says: /UUID/ },
  { input: 'job-id', value: '../../v3/users', says: /UUID/ },
  { input: 'job-id', value: 'null', says: /"null".*UUID/ },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that was not expanded
  { input: 'job-id', value: '${{ steps.publish.outputs.job-id }}', says: /UUID/ },
  { input: 'job-id', value: '[]', says: /UUID/ },
  { input: 'job-id', value: '[1]', says: /UUID/ },
  { input: 'url', value: 'acme.fiddler.ai', says: /https:\/\// },
  { input: 'url', value: 'ftp://acme.fiddler.ai', says: /https:\/\// },
  { input: 'url', value: 'file:///etc/passwd', says: /https:\/\// },
  { input: 'url', value: 'javascript:alert(1)', says: /https:\/\// },
  { input: 'url', value: 'https://', says: /https:\/\// },
  { input: 'url', value: 'https://user:hunter2@acme.fiddler.ai', says: /password/ },
  { input: 'token', value: '', says: /FIDDLER_TOKEN/ },
  { input: 'token', value: 'hunter2 hunter2', says: /blank/ },
  ...['0', '-1', 'soon', 'NaN', 'Infinity', '1e999', '0x10', '6 bananas', '0.05', '9999999'].map(
    (value) => ({ input: 'interval', value, says: /at least 0\.1 seconds, at most 35 days/ }),
  ),
  ...['1,5', '99999999999', '-0', '1h30m', '3024001'].map((value) => ({
    input: 'timeout',
    value,
    says: /at least 0 seconds, at most 35 days/,
  })),
  ...['maybe', '1', 'yes'].flatMap((value) =>
    ['verbose', 'fail-fast', 'summary'].map((input) => ({ input, value, says: /true nor false/ })),
  ),
];

describe('an input that cannot be used', () => {
  for (const { input, value, says } of REFUSED) {
    test(`${input}: ${JSON.stringify(value)} is refused before any request is sent`, async () => {
      const result = await waitFor([], { inputs: { [input]: value } });
      assert.equal(result.exitCode, 1);
      assert.equal(result.errors.length, 1);
      const [error = ''] = result.errors;
      assert.match(error, RegExp(`\`${input}\``));
      assert.match(error, says);
      assert.doesNotMatch(result.printed, /hunter2|^ +at /m);
      assert.equal(result.outputs['error-reason'], 'InvalidInput');
      assert.equal(result.outputs['status'], '');
      assert.equal(result.outputs['jobs'], '[]');
      assert.ok(result.elapsedMs < 1_000, `${result.elapsedMs} ms`);
      assert.equal(result.requests.length, 0);
    });
  }

  for (const input of ['job-id', 'url', 'interval', 'timeout', 'verbose', 'fail-fast', 'summary']) {
    test(`${input}: the API key, which was put there too, is masked first and never shown`, async () => {
      const { log, printed, outputs, errors } = await waitFor([], { inputs: { [input]: TOKEN } });
      assert.match(errors[0] ?? '', RegExp(`\`${input}\`.*\\*\\*\\*`));
      assert.equal(log.split('\n')[0], `::add-mask::${TOKEN}`);
      assert.ok(!`${printed}${JSON.stringify(outputs)}`.includes(TOKEN));
    });
  }

  test('everything that is wrong is told at once', async () => {
    const { errors } = await runAction({ inputs: { 'job-id': '42', timeout: 'soon' } });
    assert.match(errors[0] ?? '', /`token`.*`job-id`.*`url`.*`timeout`/s);
  });
});
