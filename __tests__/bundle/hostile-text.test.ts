/** Text that others wrote, in every field, as the runner would read what the bundle prints. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer, jobAnswer } from '../../sandbox/fiddler-server.js';
import { type ActionResult, JOB_ID } from './action.ts';
import { job, waitFor } from './wait-for.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  'a command': '::error::forged',
  'a command after blanks': '  \t ::set-output name=status::SUCCESS',
  'a command after a line feed': 'x\n::error::forged',
  'a command after a carriage return': 'x\r::error::forged',
  'a command after a vertical tab and a form feed': 'x\v::error::forged\f::error::forged',
  'a command after U+0085': 'x\u0085::error::forged',
  'a command after U+2028 and U+2029': 'x\u2028::error::forged\u2029::error::forged',
  'a command after no-break and zero-width blanks': '\u00a0\ufeff\u200b::error::forged',
  'an old command': 'x ##[error]forged ##[set-output name=status]SUCCESS',
  'an old command in two parts': '##\u0000[error]forged #\u202e#[error]forged',
  'encoded line ends': 'x%0A::error::forged%0D%0A::error::forged',
  'the end of commands': '::stop-commands::token ::endgroup::',
  'ANSI escapes':
    '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2J',
  'direction overrides': 'abc\u202edef\u2066ghi\u2069\u200f',
  'lone surrogates': 'x\ud800y\udc00z',
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)></td></table><!--',
  'a Markdown table': 'a | b |\n| --- | --- |\n| c',
  'links, images and mentions':
    '[x](javascript:alert(1)) ![i](https://evil.example/i.png) @octocat #1 https://evil.example www.evil.example',
  'code fences': '```\nx\n```\n~~~\n`` ` ``',
  mermaid: '```mermaid\ngantt\n  click x href "javascript:alert(1)"\n%%{init: {}}%%\n```',
  'the end of an output': 'x\nEOF\nghadelimiter_x\nstatus<<EOF\nSUCCESS\nEOF\nstatus=SUCCESS',
  '300 kB': 'x'.repeat(300_000),
  '100 kB of line ends': '\n'.repeat(100_000),
  'many backticks': '`'.repeat(5_000),
};

/** The commands that the runner obeys, as it parses the lines of a log. */
function commandsIn(log: string): string[] {
  return (
    log
      .split(/\r\n|\n|\r/)
      // .NET trims more than JavaScript: U+0085 too.
      .map((line) => line.replace(/^[\s\u0085\u200b]+/, ''))
      .flatMap((line) => /^::([a-z-]+)/i.exec(line)?.[1] ?? /##\[([a-z-]+)/i.exec(line)?.[1] ?? [])
  );
}

const EXPECTED = new Set(['add-mask', 'group', 'endgroup', 'warning', 'error']);

function assertHarmless({ log, outputs, summary, errors, stderr }: ActionResult): void {
  const commands = commandsIn(log);
  assert.deepEqual(
    commands.filter((command) => !EXPECTED.has(command)),
    [],
  );
  assert.equal(commands.filter((command) => command === 'error').length, errors.length);
  assert.ok(commands.filter((command) => command === 'endgroup').length <= 1);
  // Control characters, line separators, direction overrides.
  assert.doesNotMatch(log.replaceAll('\n', ''), /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
  assert.equal(stderr, '');
  const outputsLength = Object.values(outputs).reduce((sum, value) => sum + value.length, 0);
  assert.ok(outputsLength < 900_000, `${outputsLength}`);
  assert.ok(Buffer.byteLength(summary) < 1_000_000);
  assert.ok(Buffer.byteLength(log) < 100_000, `${log.length}`);
  // What stands in drawings and code spans is text; that drawings stay drawings, the reports' tests show.
  const markup = summary
    .replace(/^```mermaid\n.*?^```$/gms, '')
    .replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '');
  assert.doesNotMatch(markup, /<script|<img|onerror|@octocat|\]\(|evil\.example/);
  assert.equal(JSON.parse(outputs['jobs'] ?? '').length, 1);
}

describe('nothing is forged, and the result is what the state says, with', {
  concurrency: 4,
}, () => {
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
});

test('10,000 failing tasks fit', async () => {
  const extras = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [
      `task-${index}`,
      { status: 'FAILURE', error_message: `row ${index} is bad`, result: 'x'.repeat(200) },
    ]),
  );
  const result = await waitFor([job('FAILURE', { extras })]);
  assert.equal(result.exitCode, 1);
  assert.match(result.log, /10000 failing tasks|10,000 failing tasks/);
  assert.match(result.log, /9980 more|9,980 more/);
  assertHarmless(result);
});

test('deep JSON does not break the outputs', async () => {
  const depth = 100_000;
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const body = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'SUCCESS', info: { deep: 0 } }));
  const result = await waitFor([{ body: body.replace('"deep":0', `"deep":${deep}`) }]);
  assert.equal(result.exitCode, 0);
  assert.equal(JSON.parse(result.outputs['jobs'] ?? '')[0].status, 'SUCCESS');
});

test('a key called __proto__ is a key like any other', async () => {
  const body = JSON.stringify(jobAnswer({ id: JOB_ID, status: 'STARTED', info: { a: 1 } }));
  const result = await waitFor(
    [{ body: body.replace('"a":1', '"__proto__":{"status":"SUCCESS"}') }],
    { inputs: { timeout: '0' } },
  );
  assert.equal(result.exitCode, 1);
  assert.match(result.outputs['jobs'] ?? '', /"__proto__":\{"status":"SUCCESS"\}/);
});
