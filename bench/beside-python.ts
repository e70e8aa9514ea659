/**
 * The action beside Fiddler's own Python client, both as processes at their defaults, against the
 * same local server: how long a wait takes for a job that is done, what is sent while there are only
 * errors, and how late the end of a job is seen.
 */
import { type Ends, timeEnds } from './beside-python/ends.ts';
import { countErrors, type Errors } from './beside-python/errors.ts';
import { type Finished, timeFinished } from './beside-python/finished.ts';
import { CLIENT, installPythonClient } from './python-client.ts';
import { table } from './table.ts';

export interface BesidePython extends Finished, Errors, Ends {}

/** @returns a sentence that says why, where it cannot be measured */
export async function measureBesidePython(rounds: number): Promise<BesidePython | string> {
  const client = installPythonClient();
  if (typeof client === 'string') return client;
  const errors = await countErrors(client);
  return { ...(await timeFinished(client, rounds)), ...errors, ...(await timeEnds(client)) };
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
