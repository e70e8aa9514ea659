/** The API key is in no output, no file, no error and no process list. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { errorAnswer } from '../../sandbox/fiddler-server.js';
import { JOB_ID, TOKEN } from '../bundle/action.ts';
import { job, jobIds } from '../bundle/wait-for.ts';
import { makeFolder } from '../fixtures.ts';
import { run, untilRequests, waitFor } from './command.ts';

const URL_ENCODED = encodeURIComponent(TOKEN);
const IN_BASE64 = ['', 'x', 'Bearer '].map((before) =>
  Buffer.from(before + TOKEN).toString('base64'),
);

function assertNoKey(text: string): void {
  // The ends of base64 depend on the neighbours of the key.
  for (const spelling of [TOKEN, URL_ENCODED, ...IN_BASE64.map((it) => it.slice(12, -4))]) {
    assert.ok(!text.includes(spelling), `${spelling} in ${text.slice(0, 2_000)}`);
  }
}

describe('the key is not shown', { concurrency: 3 }, () => {
  test('if a server echoes it in jobs, errors and redirects', async (t) => {
    const echo = [...IN_BASE64, `Bearer ${TOKEN}`, URL_ENCODED].join(' ');
    const [A = '', B = '', C = ''] = jobIds(3);
    const texts = { name: echo, error_reason: echo, error_message: echo, info: { [echo]: echo } };
    const fields = { id: A, ...texts, extras: { [echo]: { status: 'FAILURE', result: echo } } };
    const replies = {
      [A]: [job(echo, fields), job('FAILURE', fields)],
      [B]: [{ status: 401, body: errorAnswer(401, echo, echo) }],
      [C]: [{ status: 302, headers: { location: `/login?key=${TOKEN}` } }],
    };
    const folder = makeFolder(t);
    const [key, summary, dotenv] = ['key', 'summary', 'env'].map((name) => join(folder, name));
    writeFileSync(`${key}`, `${TOKEN}\n`);
    const args = [`--token-file=${key}`, `--summary=${summary}`, `--dotenv=${dotenv}`, '--json'];
    const options = { env: { FIDDLER_TOKEN: '' } };
    const ended = await waitFor(t, replies, [...args, '--no-fail-fast'], options);
    assert.equal(ended.exitCode, 20);
    for (const text of [ended.stdout, ended.stderr]) assert.match(text, /Bearer \*\*\*/);
    const files = readdirSync(folder).filter((name) => name !== 'key');
    assert.equal(files.length, 2);
    for (const file of files) assertNoKey(readFileSync(join(folder, file), 'utf8'));
    assertNoKey(ended.stdout + ended.stderr);
  });

  for (const args of [
    [JOB_ID, '--token', TOKEN],
    [JOB_ID, `--token=${TOKEN}`],
    [JOB_ID, `--url=https://user:${TOKEN}@acme.test`],
    // In the place of something else.
    [TOKEN],
    [JOB_ID, '--api-key', TOKEN],
    [JOB_ID, '--token-file', TOKEN],
    [JOB_ID, '--timeout', TOKEN],
  ]) {
    test(`by the refusal of "${args.join(' ').replace(TOKEN, 'KEY')}"`, async () => {
      const env = { FIDDLER_URL: 'http://localhost', FIDDLER_TOKEN: TOKEN };
      const { exitCode, stdout, stderr } = await run(args, { env });
      assert.deepEqual([exitCode, stdout], [2, '']);
      assertNoKey(stderr);
    });
  }

  for (const key of [`${TOKEN}\nX-Evil: 1`, `Bearer ${TOKEN}`, `${TOKEN}\u{1f511}`]) {
    test(`by the refusal of ${JSON.stringify(key.replace(TOKEN, 'KEY'))} as a key`, async () => {
      const env = { FIDDLER_URL: 'http://localhost', FIDDLER_TOKEN: key };
      const { exitCode, stderr } = await run([JOB_ID], { env });
      assert.equal(exitCode, 2);
      assert.match(stderr, /FIDDLER_TOKEN contains .*\(Value hidden\.\)/);
      assertNoKey(stderr);
    });
  }

  test('by the process list, during the wait', async (t) => {
    const replies = { [JOB_ID]: [job('STARTED'), job('SUCCESS')] };
    const options = { env: { FIDDLER_TOKEN: '' }, input: TOKEN };
    let list = '';
    await waitFor(
      t,
      replies,
      ['--token-file=-', '--interval=1'],
      options,
      async ({ pid }, server) => {
        await untilRequests(server, 1);
        const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
        for (const id of `${pid} ${children}`.trim().split(' ')) {
          list += readFileSync(`/proc/${id}/cmdline`, 'utf8');
        }
        list += spawnSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' }).stdout ?? '';
      },
    );
    assert.match(list, /wait-for-job/);
    assertNoKey(list);
  });
});
