import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { FiddlerClient, Job } from '../../src/fiddler/index.ts';
import { serve } from '../set-up.ts';
import { connect } from './connect.ts';
import { job } from './job-reply.ts';
import { JOB_ID as ID } from './sample-job.ts';

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

  test('is a new one for each read from a server that has forgotten one', async (t) => {
    const seen = new WeakSet<object>();
    let cuts = 0;
    const cutsSecondUse: Reply = ({ socket }, response) => {
      if (seen.has(socket)) {
        cuts += 1;
        socket.destroy();
        return;
      }
      seen.add(socket);
      response.end(JSON.stringify(jobAnswer({ id: ID, status: 'STARTED' })));
    };
    const server = await serve(t, { replies: { [ID]: [cutsSecondUse] } });
    const client = connect(t, server);
    for (let read = 0; read < 5; read += 1) await Job.get(ID, { client });
    assert.equal(cuts, 1);
  });

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
