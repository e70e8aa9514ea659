/** How long a wait takes for a job that is done already. */
import { jobAnswer, startFiddlerServer } from '../../sandbox/fiddler-server.js';
import { jobId } from '../job-id.ts';
import { median } from '../process.ts';
import type { PythonClient } from '../python-client.ts';
import { act } from './waits.ts';

const WARM_UP_ROUNDS = 2;

export interface Finished {
  readonly rounds: number;
  /** Medians, in milliseconds; the import is a part of the client's time. */
  readonly importMs: number;
  readonly clientMs: number;
  readonly actionMs: number;
  /** The client's time as a multiple of the action's: the median of the pairs' ratios. */
  readonly ratio: number;
}

export async function timeFinished(client: PythonClient, rounds: number): Promise<Finished> {
  const id = jobId(0);
  const server = await startFiddlerServer({
    replies: { [id]: [{ body: jobAnswer({ id, status: 'SUCCESS', progress: 100 }) }] },
  });
  const pairs: Array<{ importMs: number; clientMs: number; actionMs: number }> = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const waited = await client.wait(server, [id]);
    const acted = await act(server, id);
    if (waited.exitCode !== 0 || acted.exitCode !== 0) throw new Error(waited.output + acted.log);
    if (round < 0) continue;
    pairs.push({
      importMs: waited.importSeconds * 1000,
      clientMs: waited.elapsedMs,
      actionMs: acted.elapsedMs,
    });
  }
  await server.close();
  return {
    rounds,
    importMs: median(pairs.map(({ importMs }) => importMs)),
    clientMs: median(pairs.map(({ clientMs }) => clientMs)),
    actionMs: median(pairs.map(({ actionMs }) => actionMs)),
    ratio: median(pairs.map(({ clientMs, actionMs }) => clientMs / actionMs)),
  };
}
