/** `npm run sandbox` and `npm start` as processes, and the files of outputs that tests read. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SANDBOX_TOKEN } from '../../sandbox/fiddler-server.js';
import { parseOutputs } from '../../sandbox/output-file.js';
import { fails, scenarios, succeeds } from '../../sandbox/scenarios.js';
import { makeFolder } from '../fixtures.ts';
import { start } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function run(t: TestContext, node: string, args: readonly string[]): ChildProcess {
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

async function finish(
  child: ChildProcess,
): Promise<{ code: unknown; out: string; errors: string }> {
  assert.ok(child.stdout && child.stderr);
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, errors };
}

describe('npm run sandbox', { concurrency: true }, () => {
  const serve = (t: TestContext, ...args: readonly string[]): ChildProcess =>
    run(t, process.execPath, [join(ROOT, 'sandbox/serve.js'), ...args]);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`prints what a client needs, logs its requests, and ends on ${signal} with 0`, async (t) => {
      const child = serve(t, '--port', '0');
      assert.ok(child.stdout && child.stderr);
      const errors = text(child.stderr);
      const lines: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        lines.push(line);
        if (line.endsWith('Requests:')) break;
      }
      assert.match(lines[0] ?? '', /^FIDDLER_URL=http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal(lines[1], `FIDDLER_TOKEN=${SANDBOX_TOKEN}`);
      for (const { id, description } of scenarios)
        assert.ok(lines.includes(`${id}  ${description}`));

      const pasted = lines.find((line) => line.startsWith('export ')) ?? '';
      const command = `${pasted.replace('node ', '"$NODE" ').replace(succeeds.id, fails.id)} --timeout 0`;
      const shell = spawn('sh', ['-c', command], {
        cwd: ROOT,
        env: { NODE: process.execPath },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      assert.match(await text(shell.stderr), /not finished yet \(last state: PENDING/);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
      const path = `/v3/jobs/${fails.id}\\?verbose=false`;
      assert.match(await errors, RegExp(`^\\d\\d:\\d\\d:\\d\\d {2}GET ${path} {2}200\n$`));
    });
  }

  for (const args of [['--port', '65536'], ['--port', 'x'], ['--port'], ['--prot', '1'], ['1']]) {
    test(`prints its usage if called with ${args.join(' ')}`, async (t) => {
      const { code, errors } = await finish(serve(t, ...args));
      assert.match(errors, /Usage: npm run sandbox/);
      assert.doesNotMatch(errors, /\n {4}at /);
      assert.equal(code, 1);
    });
  }

  test('prints its usage on standard output with --help', async (t) => {
    const { code, out, errors } = await finish(serve(t, '--help'));
    assert.match(out, /^Usage: npm run sandbox .*--port N .*8754/s);
    assert.deepEqual([code, errors], [0, '']);
  });

  test('fails with one sentence if its port is in use', async (t) => {
    const { port } = await start(t);
    const { code, errors } = await finish(serve(t, '--port', String(port)));
    assert.match(errors, new RegExp(`^Port ${port} is in use`));
    assert.doesNotMatch(errors, /\n {4}at /);
    assert.equal(code, 1);
  });
});

describe('npm start', { concurrency: true }, () => {
  /** Copies all that a fresh clone has of the demo, without node_modules. */
  function clone(t: TestContext): string {
    const folder = makeFolder(t);
    for (const part of ['bin', 'dist/cli', 'preview', 'sandbox', 'scripts', 'package.json']) {
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    }
    return folder;
  }

  test('shows a failing job, the tables of the summary and where the page is', async (t) => {
    const demo = run(t, process.execPath, [join(ROOT, 'sandbox/start.js'), 'fails']);
    const { code, out, errors } = await finish(demo);
    assert.match(errors, /Publish events: STARTED, 40 %\n/);
    assert.match(
      out,
      /^Job +Resource +Model .*\nPublish events bad0bad0 +EVENT churn_classifier {2}/m,
    );
    assert.match(out, /^7a5c7a5c-\S+ {2}FAILURE {2}events-4\.csv, row 1204: /m);
    assert.doesNotMatch(out, /mermaid|[`|]|^.{200}/m);
    const page = /^The whole summary as a page: (file:.+)$/m.exec(out)?.[1] ?? '';
    assert.match(readFileSync(fileURLToPath(page), 'utf8'), /<h3>❌ The Fiddler job failed<\/h3>/);
    assert.match(
      out,
      /^Other demos: npm start -- succeeds, npm start -- revoked, npm start -- times-out$/m,
    );
    const verdict = 'Demo OK: the command failed, as expected (exit code 20).';
    assert.deepEqual([code, out.trimEnd().split('\n').at(-1)], [0, verdict]);
  });

  test('works without node_modules', async (t) => {
    const { code, out } = await finish(
      run(t, process.execPath, [join(clone(t), 'sandbox/start.js'), 'revoked']),
    );
    assert.match(out, /^To get the whole summary as a page, run `npm ci` first\.$/m);
    assert.match(out, /\nDemo OK: the command failed, as expected \(exit code 21\)\.\n$/);
    assert.equal(code, 0);
  });

  test('fails if the command does not do what is expected', async (t) => {
    const folder = clone(t);
    writeFileSync(join(folder, 'dist/cli/index.js'), 'process.exit(70)');
    const { code, out } = await finish(
      run(t, process.execPath, [join(folder, 'sandbox/start.js')]),
    );
    assert.match(out, /\nDemo broken: expected exit code 0, got 70\.\n$/);
    assert.equal(code, 1);
  });

  test('is interrupted together with the command', async (t) => {
    const demo = run(t, process.execPath, [join(ROOT, 'sandbox/start.js'), 'times-out']);
    demo.stderr?.once('data', () => demo.kill('SIGINT'));
    const { code, out } = await finish(demo);
    assert.match(out, /\nDemo interrupted \(exit code 130\)\.\n$/);
    assert.equal(code, 130);
  });
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
