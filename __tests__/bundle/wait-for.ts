/** A wait of the committed bundle for jobs whose every answer is scripted, and how it ended. */
import type { ChildProcess } from 'node:child_process';
import {
  errorAnswer,
  type FiddlerServer,
  jobAnswer,
  type Reply,
  startFiddlerServer,
} from '../../sandbox/fiddler-server.js';
import { type ActionOptions, type ActionResult, JOB_ID, runAction, TOKEN } from './action.ts';

/** As often as the action allows, and longer than any test takes that does not say so. */
const DEFAULT_INPUTS = { token: TOKEN, interval: '0.1', timeout: '30' };

export interface WaitOptions extends Omit<ActionOptions, 'onStart'> {
  /** Sees the process as soon as it runs, and the server that it asks. */
  readonly onStart?: (action: ChildProcess, server: FiddlerServer) => void;
}

export interface Outcome extends ActionResult {
  /** All that the server was asked. */
  readonly requests: FiddlerServer['requests'];
}

/** Waits for the job `JOB_ID`, which answers with each reply in turn, and with the last for ever. */
export function waitFor(replies: readonly Reply[], options?: WaitOptions): Promise<Outcome> {
  return waitForJobs({ [JOB_ID]: replies }, options);
}

/** Waits for several jobs, given in the order of their replies where `job-id` says nothing else. */
export async function waitForJobs(
  replies: Readonly<Record<string, readonly Reply[]>>,
  { onStart, inputs, ...options }: WaitOptions = {},
): Promise<Outcome> {
  const server = await startFiddlerServer({ token: TOKEN, replies });
  const jobIds = Object.keys(replies).join(' ');
  try {
    const result = await runAction({
      ...options,
      inputs: { 'job-id': jobIds, url: server.url, ...DEFAULT_INPUTS, ...inputs },
      onStart: (action) => onStart?.(action, server),
    });
    return { ...result, requests: server.requests };
  } finally {
    await server.close();
  }
}

export const JOB_NAME = 'Ingestion dataset Upload';

/** The job `JOB_ID` in a state, except for what `fields` say. */
export function job(status: string, fields: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: jobAnswer({ id: JOB_ID, name: JOB_NAME, status, ...fields }) };
}

/** An HTTP error with the message "some message". */
export function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: errorAnswer(status, 'SomeReason', 'some message') };
}
