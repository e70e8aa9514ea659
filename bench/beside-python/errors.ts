/** What is sent in a wait while there are only errors. */
import {
  errorAnswer,
  type FiddlerServer,
  jobAnswer,
  startFiddlerServer,
} from '../../sandbox/fiddler-server.js';
import { jobId } from '../job-id.ts';
import type { PythonClient } from '../python-client.ts';
import { act, requestsMs } from './waits.ts';

const ERROR_SECONDS = 3;
const ERRORS = [
  [503, 'ServiceUnavailable'],
  [401, 'Unauthorized'],
] as const;

export interface Errors {
  readonly errorSeconds: number;
  /** Requests that were answered with the error, once the job had been read. */
  readonly errors: ReadonlyArray<{
    readonly status: number;
    readonly client: number;
    readonly action: number;
  }>;
}

export async function countErrors(client: PythonClient): Promise<Errors> {
  const errors = [];
  for (const [status, reason] of ERRORS) {
    errors.push({ status, ...(await countError(client, status, reason)) });
  }
  return { errorSeconds: ERROR_SECONDS, errors };
}

/** The job is read once: before that, the client gives up on a 401 as well. */
async function countError(
  client: PythonClient,
  status: number,
  reason: string,
): Promise<{ client: number; action: number }> {
  const id = jobId(0);
  const count = async (wait: (server: FiddlerServer) => Promise<unknown>): Promise<number> => {
    const error = { status, body: errorAnswer(status, reason, 'not now') };
    const server = await startFiddlerServer({
      replies: { [id]: [{ body: jobAnswer({ id, status: 'STARTED' }) }, error] },
    });
    await wait(server);
    await server.close();
    return requestsMs(server, id).length - 1;
  };
  return {
    client: await count((server) => client.wait(server, [id], ERROR_SECONDS)),
    action: await count((server) => act(server, id, `${ERROR_SECONDS}s`)),
  };
}
