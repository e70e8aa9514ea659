/**
 * The action beside Fiddler's own Python client, both as processes at their defaults, against the
 * same local server: how long a wait takes for a job that is done, what is sent while there are only
 * errors, and how late the end of a job is seen.
 */
import { runAction } from '../__tests__/bundle/action.ts';
import {
  errorAnswer,
  type FiddlerServer,
  jobAnswer,
  startFiddlerServer,
} from '../sandbox/fiddler-server.js';
import type { Story } from '../sandbox/job-story.js';
import { median } from './process.ts';
import { CLIENT, installPythonClient, type PythonClient } from './python-client.ts';
import { table } from './table.ts';

const WARM_UP_ROUNDS = 2;
const ERROR_SECONDS = 3;
const ERRORS = [
  [503, 'ServiceUnavailable'],
  [401, 'Unauthorized'],
] as const;
/** Spread evenly over the six seconds between two checks of the client, so that none is favoured. */
const DURATIONS_SECONDS = [6.5, 7.5, 8.5, 9.5, 10.5, 11.5];
const PROGRESS_STEPS = 40;

export interface BesidePython {
  readonly rounds: number;
  /** Medians, in milliseconds; the import is a part of the client's time. */
  readonly importMs: number;
  readonly clientMs: number;
  readonly actionMs: number;
  /** The client's time as a multiple of the action's: the median of the pairs' ratios. */
  readonly ratio: number;
  readonly errorSeconds: number;
  /** Requests that were answered with the error, once the job had been read. */
  readonly errors: ReadonlyArray<{
    readonly status: number;
    readonly client: number;
    readonly action: number;
  }>;
  readonly jobs: number;
  /** From the end of a job until it was seen, in the mean. */
  readonly clientDelayMs: number;
  readonly actionDelayMs: number;
}

/** @returns a sentence that says why, where it cannot be measured */
export async function measureBesidePython(rounds: number): Promise<BesidePython | string> {
  const client = installPythonClient();
  if (typeof client === 'string') return client;
  const errors = [];
  for (const [status, reason] of ERRORS) {
    errors.push({ status, ...(await countErrors(client, status, reason)) });
  }
  return {
    ...(await timeFinished(client, rounds)),
    errorSeconds: ERROR_SECONDS,
    errors,
    ...(await timeEnds(client)),
  };
}

function jobId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

async function act(
  server: FiddlerServer,
  id: string,
  timeout = '30m',
): ReturnType<typeof runAction> {
  return runAction({ inputs: { 'job-id': id, url: server.url, token: server.token, timeout } });
}

async function timeFinished(
  client: PythonClient,
  rounds: number,
): Promise<Pick<BesidePython, 'rounds' | 'importMs' | 'clientMs' | 'actionMs' | 'ratio'>> {
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

/** The job is read once: before that, the client gives up on a 401 as well. */
async function countErrors(
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

async function timeEnds(
  client: PythonClient,
): Promise<Pick<BesidePython, 'jobs' | 'clientDelayMs' | 'actionDelayMs'>> {
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

function requestsMs({ requests }: FiddlerServer, id: string): readonly number[] {
  return requests.filter(({ path }) => path === `/v3/jobs/${id}`).map(({ atMs }) => atMs);
}

/** Markdown. */
export function renderBesidePython(measured: BesidePython | string): string {
  if (typeof measured === 'string') return `Not measured: ${measured}`;
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
  const { rounds, importMs, clientMs, actionMs, ratio, errorSeconds, errors, jobs } = measured;
  return `${CLIENT} and the action, both as processes at their defaults, against the same local server:
a wait for a job that is done already (medians of ${rounds} interleaved pairs; ${ms(importMs)} of the client's time are
its import), the requests that are sent in a wait of ${errorSeconds} s in which all answers but the first are an error,
and how late the ends of ${jobs} jobs of 6.5 to 11.5 s are seen, in the mean.

${table(
  ['', 'Python client', 'action', 'ratio'],
  [
    ['wait for a job that is done', ms(clientMs), ms(actionMs), `${ratio.toFixed(1)} ×`],
    ...errors.map(({ status, client, action }) => [
      `requests in ${errorSeconds} s of ${status}`,
      client.toLocaleString('en'),
      action,
      `${Math.round(client / action).toLocaleString('en')} ×`,
    ]),
    [
      'the end is seen late by',
      seconds(measured.clientDelayMs),
      seconds(measured.actionDelayMs),
      `${(measured.clientDelayMs / measured.actionDelayMs).toFixed(1)} ×`,
    ],
  ],
)}

The client asks again without a pause while there are errors, as fast as the server answers.`;
}

if (import.meta.main) console.log(renderBesidePython(await measureBesidePython(10)));
