/** A real local server and the real client, closed when the test is over. */
import { type FiddlerServer, jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { type ClientOptions, FiddlerClient } from '../../src/fiddler/client.ts';
import { type Owner, serve } from '../fixtures.ts';
import { JOB_ID } from './sample-job.ts';

/** The job `JOB_ID` in a state, with other fields replaced. */
export function jobReply(status: string, fields: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: jobAnswer({ id: JOB_ID, status, ...fields }) };
}

export function connect(t: Owner, options: ClientOptions): FiddlerClient {
  const client = new FiddlerClient(options);
  t.after(() => client.close());
  return client;
}

/** Serves `JOB_ID` with these replies in turn, the last one repeating. */
export async function serveJob(
  t: Owner,
  ...replies: readonly Reply[]
): Promise<{ server: FiddlerServer; client: FiddlerClient }> {
  const server = await serve(t, { replies: { [JOB_ID]: replies } });
  return { server, client: connect(t, server) };
}
