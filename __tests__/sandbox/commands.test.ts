/** `npm run sandbox` as a process, and what `npm start` runs and shows the action with. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, type TestContext, test } from 'node:test';
import { runAction } from '../../sandbox/action-run.js';
import { SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { parseOutputs } from '../../sandbox/output-file.js';
import { RunnerLog } from '../../sandbox/runner-log.js';
import { fails, scenarios } from '../../sandbox/scenarios.js';
import { makeFolder } from '../fixtures.ts';
import { SHORT, send, start } from './server.ts';

describe('npm run sandbox', () => {
  function run(t: TestContext, ...args: string[]): ChildProcess {
    const file = resolve(import.meta.dirname, '../../sandbox/serve.js');
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    t.after(() => child.kill('SIGKILL'));
    return child;
  }

  async function failure({ stderr }: ChildProcess): Promise<string> {
    assert.ok(stderr);
    return text(stderr);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`prints what a client needs, responds, and ends on ${signal} with 0`, async (t) => {
      const child = run(t, '--port', '0');
      assert.ok(child.stdout);
      const lines: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        if (lines.push(line) === 9) break;
      }
      const [url = '', token, blank, ...rest] = lines;
      assert.match(url, /^FIDDLER_URL=http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal(token, `FIDDLER_TOKEN=${SANDBOX_TOKEN}`);
      assert.equal(blank, '');
      const jobs = scenarios.map(({ id, description }) => `${id}  ${description}`);
      assert.deepEqual(rest.slice(0, 4), jobs);
      assert.match(rest.at(-1) ?? '', /Ctrl\+C/);

      const server = { url: url.replace('FIDDLER_URL=', ''), token: SANDBOX_TOKEN };
      assert.equal((await send(server, `/v3/jobs/${fails.id}`)).status, 200);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });
  }

  for (const args of [['--port', '65536'], ['--port', 'x'], ['--port'], ['--prot', '1'], ['1']]) {
    test(`prints its usage if called with ${args.join(' ')}`, async (t) => {
      const child = run(t, ...args);
      const [errors, [code]] = await Promise.all([failure(child), once(child, 'exit')]);
      assert.match(errors, /Usage: npm run sandbox/);
      assert.doesNotMatch(errors, /\n {4}at /);
      assert.equal(code, 1);
    });
  }

  test('fails with one sentence if its port is in use', async (t) => {
    const { port } = await start(t);
    const child = run(t, '--port', String(port));
    const [errors, [code]] = await Promise.all([failure(child), once(child, 'exit')]);
    assert.match(errors, new RegExp(`^Port ${port} is in use`));
    assert.doesNotMatch(errors, /\n {4}at /);
    assert.equal(code, 1);
  });
});

test('an action gets its inputs, but not the variables of the user who runs it', async (t) => {
  const entry = join(makeFolder(t), 'action.mjs');
  writeFileSync(
    entry,
    `import { appendFileSync } from 'node:fs';
    const { env } = process;
    console.log(env['INPUT_JOB-ID']);
    console.error(Object.keys(env).filter((name) => /^(FIDDLER|JOB)_/.test(name)).length);
    appendFileSync(env.GITHUB_OUTPUT, 'folder=' + env.RUNNER_TEMP);
    appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done');
    process.exitCode = 3;`,
  );
  process.env['FIDDLER_TOKEN'] = 'of a user';
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
  const folder = run.outputs.get('folder') ?? '';
  assert.match(folder, /wait-for-job-/);
  assert.equal(existsSync(folder), false);
});

test('an output file has values of one line and of several', () => {
  const outputs = 'a=1=2\nb<<end\none\n\ntwo=2\nend\nempty<<x\n\nx\nnone=\na<<y\n<<z\ny\n';
  assert.deepEqual(
    [...parseOutputs(outputs)],
    [
      ['a', '<<z'],
      ['b', 'one\n\ntwo=2'],
      ['empty', ''],
      ['none', ''],
    ],
  );
  assert.throws(() => parseOutputs('a<<end\nvalue\n'), /before its delimiter end/);
  assert.throws(() => parseOutputs('just text\n'), /neither form/);
});

test('a runner log shows groups and annotations, and hides masks and what they mask', () => {
  const log = new RunnerLog(['secret']);
  for (const [line, shown] of [
    ['::group::Waiting', '▼ Waiting'],
    ['a secret', '  a ***'],
    ['::endgroup::', undefined],
    ['::error::one%0Atwo: 100%25', 'Error: one\ntwo: 100%'],
    ['::warning title=a%3Ab::careful', 'Warning: careful'],
    ['::notice::x%250A', 'Notice: x%0A'],
    ['::debug::x', undefined],
    ['::add-mask::key', undefined],
    ['::error::no key', 'Error: no ***'],
    ['a::error::b', 'a::error::b'],
    ['::unknown::x', '::unknown::x'],
    ['', ''],
  ] as const) {
    assert.equal(log.render(line), shown, line);
  }
});
