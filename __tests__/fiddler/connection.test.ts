import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { FiddlerClient, Job } from '../../src/fiddler/index.ts';
import { FakeClock } from '../fake-clock.ts';
import { serve } from '../set-up.ts';
import { connect } from './connect.ts';
import { job } from './job-reply.ts';
import { JOB_ID as ID } from './sample-job.ts';

/** Answers each connection once, and is forgotten by the server then. */
function cutAtSecondUse(onCut: () => void): Reply {
  const seen = new WeakSet<object>();
  return ({ socket }, response) => {
    if (seen.has(socket)) {
      onCut();
      socket.destroy();
      return;
    }
    seen.add(socket);
    response.end(JSON.stringify(jobAnswer({ id: ID, status: 'STARTED' })));
  };
}

describe('the connection', () => {
  test('is kept alive over many reads', async (t) => {
    const server = await serve(t, { replies: { [ID]: [job('STARTED')] } });
    const client = connect(t, server);
    for (let read = 0; read < 5; read += 1) await Job.get(ID, { client });
    assert.equal(server.connections(), 1);
  });

  test('that the server has forgotten is made anew, while others are at work', async (t) => {
    const other = ID.replace('5', '6');
    let cuts = 0;
    const cutOnce: Reply = (_request, response) => {
      cuts += 1;
      setTimeout(() => response.destroy(), 50);
    };
    const slow: Reply = (_request, response) => {
      setTimeout(
        () => response.end(JSON.stringify(jobAnswer({ id: other, status: 'RETRY' }))),
        300,
      );
    };
    const server = await serve(t, {
      replies: {
        [ID]: [job('STARTED'), cutOnce, job('SUCCESS')],
        [other]: [{ body: jobAnswer({ id: other, status: 'STARTED' }) }, slow],
      },
    });
    const client = connect(t, server);
    const read = (): Promise<readonly string[]> =>
      Promise.all([ID, other].map(async (id) => (await Job.get(id, { client })).status));
    assert.deepEqual(await read(), ['STARTED', 'STARTED']);
    assert.deepEqual(await read(), ['SUCCESS', 'RETRY']);
    assert.equal(cuts, 1);
  });

  test('is a new one for each read, for a minute, from a server that has forgotten one', async (t) => {
    const clock = new FakeClock();
    let cuts = 0;
    const server = await serve(t, { replies: { [ID]: [cutAtSecondUse(() => (cuts += 1))] } });
    const client = connect(t, server, clock);
    for (let read = 0; read < 5; read += 1) await Job.get(ID, { client });
    clock.pass(59_999);
    for (let read = 0; read < 5; read += 1) await Job.get(ID, { client });
    assert.equal(cuts, 1);
    clock.pass(1);
    await Job.get(ID, { client });
    assert.equal(cuts, 2);
  });

  for (const { afterMs, reads } of [
    { afterMs: 999, reads: 'asked once more' },
    { afterMs: 1_000, reads: 'not asked again: somebody had the question' },
  ]) {
    test(`that is cut ${afterMs} ms after the question is ${reads}`, async (t) => {
      const clock = new FakeClock();
      const reply = cutAtSecondUse(() => clock.pass(afterMs));
      const server = await serve(t, { replies: { [ID]: [reply] } });
      const client = connect(t, server, clock);
      await Job.get(ID, { client });
      const again = Job.get(ID, { client });
      if (afterMs < 1_000) assert.equal((await again).status, 'STARTED');
      else await assert.rejects(again, { name: 'ApiError', label: 'ECONNRESET' });
    });
  }

  for (const url of ['ftp://acme.fiddler.ai', 'file:///etc/passwd', 'acme.fiddler.ai', '']) {
    test(`cannot be made to ${JSON.stringify(url)}`, () => {
      assert.throws(() => new FiddlerClient({ url, token: 'key' }), TypeError);
    });
  }

  for (const token of ['', 'two words', 'key\n', 'schlüssel']) {
    test(`cannot be made with the key ${JSON.stringify(token)}, which is not shown`, () => {
      assert.throws(
        () => new FiddlerClient({ url: 'https://acme.fiddler.ai', token }),
        (error) => error instanceof TypeError && !(token && error.message.includes(token)),
      );
    });
  }

  test('drops the path of the address that it was given', async (t) => {
    const server = await serve(t, { replies: { [ID]: [job('STARTED')] } });
    const client = connect(t, { ...server, url: `${server.url}/projects/7?tab=jobs#top` });
    assert.equal((await Job.get(ID, { client })).status, 'STARTED');
  });
});
