/** Text from the server in every field, read by the rules of a runner. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, jobAnswer } from '../../sandbox/fiddler-server.js';
import { type ActionResult, commandsIn, JOB_ID } from './action.ts';
import { job, waitFor } from './wait-for.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  'a command': '::error::forged',
  'a command after whitespace': '  \t ::set-output name=status::SUCCESS',
  'a command after each line separator':
    '\n \r \v \f \u0085 \u2028 \u2029 \u00a0\ufeff\u200b %0A %0D%0A'
      .split(' ')
      .map((separator) => `${separator}::error::forged`)
      .join(''),
  'a command without a line of its own':
    'x ##[error]forged ##\u0000[error]forged #\u202e#[set-output name=status]SUCCESS',
  'control characters':
    '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2J abc\u202edef\u2066ghi\u2069\u200f x\ud800y\udc00z',
  'HTML and Markdown':
    '<script>alert(1)</script><img src=x onerror=alert(1)></td></table><!-- [x](javascript:alert(1)) ![i](https://evil.example/i.png) @octocat #1 www.evil.example\n| --- |\n```mermaid\ngantt\n  click x href "javascript:alert(1)"\n```\n~~~\n`` ` ``',
  'the end of an output': 'x\nEOF\nghadelimiter_x\nstatus<<EOF\nSUCCESS\nEOF\nstatus=SUCCESS',
  '300 kB': 'x'.repeat(300_000),
};

/** Known states are in color. */
const ESCAPE = '\u001b';
const COLORED_STATE = RegExp(
  `${ESCAPE}\\[3\\dm(STARTED|RETRY|SUCCESS|FAILURE|REVOKED)${ESCAPE}\\[0m`,
  'g',
);

function assertHarmless({ log, outputs, summary, stderr }: ActionResult): void {
  // The options, perhaps a state that is not known, the failing tasks, the annotation.
  assert.match(
    commandsIn(log).join(' '),
    /^add-mask group endgroup( warning)?( group endgroup)?( error)?$/,
  );
  // Control characters, line separators, direction overrides.
  const text = log.replaceAll('\n', '').replace(COLORED_STATE, '$1');
  assert.doesNotMatch(text, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
  assert.equal(stderr, '');
  const outputsLength = Object.values(outputs).reduce((sum, value) => sum + value.length, 0);
  assert.ok(outputsLength < 900_000, `${outputsLength}`);
  assert.ok(Buffer.byteLength(summary) < 1_000_000);
  assert.ok(Buffer.byteLength(log) < 100_000, `${log.length}`);
  // Text in code spans is inert, and in drawings the summary's own tests check it.
  const markup = summary
    .replace(/^\[Open Fiddler\]\(http:\/\/127\.0\.0\.1:\d+\)$/m, '')
    .replace(/^```mermaid\n.*?^```$/gms, '')
    .replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '');
  assert.doesNotMatch(markup, /<script|<img|onerror|@octocat|\]\(|evil\.example/);
  assert.equal(JSON.parse(outputs['jobs'] ?? '').length, 1);
}

describe('nothing is forged, and the result is that of the state, with', { concurrency: 4 }, () => {
  for (const [what, text] of Object.entries(HOSTILE)) {
    const fields = {
      name: text,
      error_reason: text,
      error_message: text,
      info: { resource_type: text, resource_name: text, [text]: text, model: { name: text } },
      extras: { [text]: { status: 'FAILURE', error_message: text, result: text } },
    };

    test(`${what} in every field of a job that fails`, async () => {
      const result = await waitFor([
        { status: 503, body: errorAnswer(503, text, text) },
        { status: 503, body: `<html><title>${text}</title>` },
        job(text, fields),
        job('FAILURE', fields),
      ]);
      assert.equal(result.exitCode, 1);
      assert.equal(result.outputs['status'], 'FAILURE');
      assertHarmless(result);
    });

    test(`${what} in every field of a job that succeeds`, async () => {
      const result = await waitFor([job('SUCCESS', fields)], { inputs: { verbose: 'true' } });
      assert.equal(result.exitCode, 0);
      assert.equal(result.outputs['status'], 'SUCCESS');
      assertHarmless(result);
    });
  }

  test('10,000 failing tasks', async () => {
    const extras = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `task-${index}`,
        { status: 'FAILURE', error_message: `row ${index} is bad`, result: 'x'.repeat(200) },
      ]),
    );
    const result = await waitFor([job('FAILURE', { extras })]);
    assert.equal(result.exitCode, 1);
    assert.match(result.log, /10000 failing tasks/);
    assert.match(result.log, /9980 more/);
    assertHarmless(result);
  });

  test('JSON that is nested 100,000 levels deep', async () => {
    const depth = 100_000;
    const body = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { deep: 0 } }));
    const result = await waitFor([
      { body: body.replace('"deep":0', `"deep":${'['.repeat(depth)}${']'.repeat(depth)}`) },
    ]);
    assert.equal(result.exitCode, 0);
    assert.equal(result.outputs['status'], 'SUCCESS');
    assertHarmless(result);
  });
});
