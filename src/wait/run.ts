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

/** Returns true if every job ended as SUCCESS and the results are written. */
export async function run(front: Front, options: RunOptions): Promise<boolean> {
  try {
    const waitOptions = front.loadOptions();
    const { site, token } = waitOptions;
    const reader = new FiddlerClient({ url: site, token });
    const { listener } = front;
    const record = await waitForJobs(waitOptions, { ...options, reader, listener });
    return await front.writeResults(record, evaluateWait(record));
  } catch (error) {
    if (error instanceof InvalidInput) {
      front.writeError(error.name, error.problems);
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      front.writeError('Error', [`The action failed because of a bug of its own: ${stack}`]);
    }
    return false;
  }
}
