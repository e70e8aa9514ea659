/** One wait, from its options to its results. */
import { FiddlerClient } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import type { Front } from './front.ts';
import { InvalidInput } from './options.ts';
import { evaluateWait } from './verdict.ts';
import { waitForJobs } from './wait.ts';

export interface RunOptions {
  /** Ends the wait; its reason is a `Cancelled`. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
}

export async function run<Result>(front: Front<Result>, options: RunOptions): Promise<Result> {
  try {
    const waitOptions = await front.loadOptions();
    const { site, token } = waitOptions;
    const reader = new FiddlerClient({ url: site, token });
    const { listener } = front;
    const record = await waitForJobs(waitOptions, { ...options, reader, listener });
    return await front.writeResults(record, evaluateWait(record));
  } catch (error) {
    if (error instanceof InvalidInput) return front.writeInvalidInput(error.problems);
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return front.writeDefect(`Internal error (please report this): ${stack}`);
  }
}
