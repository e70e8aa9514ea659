// A sandbox with one short job, and how a test asks it.

import assert from 'node:assert/strict';
import type { FiddlerServer, FiddlerServerOptions } from '../../sandbox/fiddler-server.js';
import type { Story } from '../../sandbox/job-story.js';
import { type Owner, serve } from '../set-up.ts';

export const UNKNOWN_ID = '00000000-0000-4000-8000-00000000dead';

export const SHORT: Story = {
  id: '5407bead-0000-4000-8000-000000000001',
  name: 'Short job',
  info: { project_name: 'bank_churn' },
  story: 'Fails after 3 seconds.',
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

export function start(t: Owner, options: FiddlerServerOptions = {}): Promise<FiddlerServer> {
  return serve(t, { stories: [SHORT], ...options });
}

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export async function ask(
  { url, token }: Pick<FiddlerServer, 'url' | 'token'>,
  path: string,
  method = 'GET',
): Promise<Asked> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function askJson(server: FiddlerServer, path: string): Promise<unknown> {
  const { status, text } = await ask(server, path);
  assert.equal(status, 200);
  return JSON.parse(text);
}
