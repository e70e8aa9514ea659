/** A wait of the committed bundle for a job that is done at the second check, at any address. */
import { type ActionOptions, type ActionResult, JOB_ID, runAction, TOKEN } from './action.ts';
import { job } from './wait-for.ts';

export const REPLIES = { [JOB_ID]: [job('STARTED'), job('SUCCESS')] };

/** Waits at an address that leads to a server with `REPLIES`, however it leads there. */
export function waitAt(
  url: string,
  { inputs, ...options }: ActionOptions = {},
): Promise<ActionResult> {
  return runAction({
    ...options,
    inputs: { 'job-id': JOB_ID, url, token: TOKEN, interval: '0.1', timeout: '5', ...inputs },
  });
}
