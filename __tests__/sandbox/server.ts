/** A sandbox with one short job, and requests to it. */
import assert from 'node:assert/strict';
import type { FiddlerServer, FiddlerServerOptions } from '../../sandbox/fiddler-server.js';
import type { Scenario } from '../../sandbox/scenario.js';
import { isJsonObject } from '../../src/fiddler/json.ts';
import { type Owner, serve } from '../fixtures.ts';

export const UNKNOWN_ID = '00000000-0000-4000-8000-00000000dead';

export const SHORT: Scenario = {
  id: '5407bead-0000-4000-8000-000000000001',
  name: 'Short job',
  info: { project_name: 'bank_churn' },
  description: 'Fails after 3 seconds.',
  moments: [
    { atSeconds: 0, status: 'PENDING', progress: 0 },
    { atSeconds: 1, status: 'STARTED', progress: 50 },
    {
      atSeconds: 3,
      status: 'FAILURE',
      progress: 50,
      errorReason: 'ValueError',
      errorMessage: 'no data',
      tasks: { one: { status: 'FAILURE', errorMessage: 'empty' }, two: { status: 'SUCCESS' } },
    },
  ],
};

export const SHORT_PATH = `/v3/jobs/${SHORT.id}`;

export function start(t: Owner, options: FiddlerServerOptions = {}): Promise<FiddlerServer> {
  return serve(t, { scenarios: [SHORT], ...options });
}

export async function send(
  { url, token }: Pick<FiddlerServer, 'url' | 'token'>,
  path: string,
  method = 'GET',
): Promise<{ status: number; headers: Headers; text: string }> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Returns the data in the envelope of a successful response. */
export async function readData(server: FiddlerServer, path: string): Promise<unknown> {
  const { status, text } = await send(server, path);
  assert.equal(status, 200);
  const envelope: unknown = JSON.parse(text);
  assert.ok(isJsonObject(envelope));
  assert.equal(envelope['api_version'], '3.0');
  return envelope['data'];
}
