/** What all waits of the comparison share. */
import { runAction } from '../../__tests__/bundle/action.ts';
import type { FiddlerServer } from '../../sandbox/fiddler-server.js';

export async function act(
  server: FiddlerServer,
  id: string,
  timeout = '30m',
): ReturnType<typeof runAction> {
  return runAction({ inputs: { 'job-id': id, url: server.url, token: server.token, timeout } });
}

/** When each request for a job came. */
export function requestsMs({ requests }: FiddlerServer, id: string): readonly number[] {
  return requests.filter(({ path }) => path === `/v3/jobs/${id}`).map(({ atMs }) => atMs);
}
