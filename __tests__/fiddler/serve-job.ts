/** A real local server and the real client, closed when the test is over. */
import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
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

/** Waits until a condition is true; fails after 10 s. */
export async function until(condition: () => boolean): Promise<void> {
  const startMs = performance.now();
  while (!condition()) {
    assert.ok(performance.now() - startMs < 10_000, `not within 10 s: ${condition}`);
    await turn();
  }
}

/** Sets environment variables for one test; undefined: none. */
export function setEnv(t: Owner, values: Readonly<Record<string, string | undefined>>): void {
  const before = Object.keys(values).map((name) => [name, process.env[name]]);
  assignEnv(values);
  t.after(() => assignEnv(Object.fromEntries(before)));
}

function assignEnv(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
