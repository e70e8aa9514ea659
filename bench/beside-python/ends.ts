/** How late the ends of jobs are seen. */
import { type FiddlerServer, startFiddlerServer } from '../../sandbox/fiddler-server.js';
import type { Story } from '../../sandbox/job-story.js';
import { jobId } from '../job-id.ts';
import type { PythonClient } from '../python-client.ts';
import { act, requestsMs } from './waits.ts';

/** Spread evenly over the six seconds between two checks of the client, so that none is favoured. */
const DURATIONS_SECONDS = [6.5, 7.5, 8.5, 9.5, 10.5, 11.5];
const PROGRESS_STEPS = 40;

export interface Ends {
  readonly jobs: number;
  /** From the end of a job until it was seen, in the mean. */
  readonly clientDelayMs: number;
  readonly actionDelayMs: number;
}

export async function timeEnds(client: PythonClient): Promise<Ends> {
  const stories = DURATIONS_SECONDS.map((seconds, index) => linearStory(jobId(index), seconds));
  const ids = stories.map(({ id }) => id);
  const time = async (wait: (server: FiddlerServer) => Promise<unknown>): Promise<number> => {
    const server = await startFiddlerServer({ stories });
    await wait(server);
    await server.close();
    const delaysMs = DURATIONS_SECONDS.map((seconds, index) => {
      // A job of the sandbox starts when it is first read.
      const readMs = requestsMs(server, jobId(index));
      return (readMs.at(-1) ?? Number.NaN) - (readMs[0] ?? Number.NaN) - seconds * 1000;
    });
    return delaysMs.reduce((sum, delayMs) => sum + delayMs, 0) / delaysMs.length;
  };
  return {
    jobs: ids.length,
    clientDelayMs: await time((server) => client.wait(server, ids)),
    actionDelayMs: await time((server) => Promise.all(ids.map((id) => act(server, id)))),
  };
}

function linearStory(id: string, seconds: number): Story {
  return {
    id,
    name: 'Upload',
    info: {},
    story: `Succeeds after ${seconds} s.`,
    moments: Array.from({ length: PROGRESS_STEPS + 1 }, (_, step) => ({
      atSeconds: (step / PROGRESS_STEPS) * seconds,
      status: step === PROGRESS_STEPS ? 'SUCCESS' : 'STARTED',
      progress: (step / PROGRESS_STEPS) * 100,
    })),
  };
}
