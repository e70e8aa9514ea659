/** Waits of the committed bundle for jobs with scripted replies. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import {
  errorAnswer,
  type FiddlerServer,
  jobAnswer,
  type Reply,
  startFiddlerServer,
} from '../../sandbox/fiddler-server.js';
import { type ActionOptions, type ActionResult, JOB_ID, runAction, TOKEN } from './action.ts';

/** The minimum interval, and a timeout that no test reaches unless it sets its own. */
const DEFAULT_INPUTS = { 'job-id': JOB_ID, token: TOKEN, interval: '0.1', timeout: '30' };

export interface WaitOptions extends Omit<ActionOptions, 'onStart'> {
  /** Called as soon as the process runs, with the server that it polls. */
  readonly onStart?: (action: ChildProcess, server: FiddlerServer) => void;
}

export interface Outcome extends ActionResult {
  readonly requests: FiddlerServer['requests'];
}

/** Environment variables that let the action's time pass faster. */
export function fastClock(timesFaster: number): Readonly<Record<string, string>> {
  const file = join(import.meta.dirname, 'fast-clock.cjs');
  return { NODE_OPTIONS: `--require=${file}`, TIMES_FASTER: String(timesFaster) };
}

/** Waits for the job `JOB_ID` at any address. */
export function waitAt(
  url: string,
  { inputs, ...options }: ActionOptions = {},
): Promise<ActionResult> {
  return runAction({ ...options, inputs: { url, ...DEFAULT_INPUTS, ...inputs } });
}

/** Waits for the job `JOB_ID`, which responds with each reply in turn, the last one repeating. */
export function waitFor(replies: readonly Reply[], options?: WaitOptions): Promise<Outcome> {
  return waitForJobs({ [JOB_ID]: replies }, options);
}

/** Waits for several jobs, in the order of their replies unless `job-id` is set. */
export async function waitForJobs(
  replies: Readonly<Record<string, readonly Reply[]>>,
  { onStart, inputs, ...options }: WaitOptions = {},
): Promise<Outcome> {
  const server = await startFiddlerServer({ token: TOKEN, replies });
  try {
    const result = await waitAt(server.url, {
      ...options,
      inputs: { 'job-id': Object.keys(replies).join(' '), ...inputs },
      onStart: (action) => onStart?.(action, server),
    });
    return { ...result, requests: server.requests };
  } finally {
    await server.close();
  }
}

export const JOB_NAME = 'Ingestion dataset Upload';

/** The job `JOB_ID`, unless `fields` has another id. */
export function job(status: string, fields: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: jobAnswer({ id: JOB_ID, name: JOB_NAME, status, ...fields }) };
}

/** An HTTP error with the message "some message". */
export function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: errorAnswer(status, 'SomeReason', 'some message') };
}

/** UUIDs in ascending order. */
export function jobIds(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
}
