/** The action from its inputs to its verdict. */
import { checkBypass } from '@actions/http-client/lib/proxy';
import { FiddlerClient } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import { loadInputs, loadToken } from './inputs/inputs.ts';
import { findRisks } from './inputs/risks.ts';
import { report, reportNoWait } from './report/report.ts';
import type { Runner } from './runner.ts';
import { Cleaner } from './text/cleaner.ts';
import { waitForJobs } from './wait/wait.ts';

export interface RunOptions {
  readonly runner: Runner;
  /** Ends the wait; its reason is a `Cancelled`. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Waits as the inputs say and reports to the runner.
 *
 * @returns true where the step may turn green: every job ended as SUCCESS and the outputs that say
 * so are written
 */
export async function run({ runner, signal, clock, random }: RunOptions): Promise<boolean> {
  const token = loadToken();
  if (token !== '') runner.maskSecret(token);
  const cleaner = new Cleaner([token]);
  try {
    const inputs = loadInputs();
    for (const warning of findRisks(inputs.site, process.env, checkBypass))
      runner.warn(cleaner.line`${warning}`);
    // Not closed: idle connections keep no process alive, and to close them takes half a millisecond.
    const reader = new FiddlerClient({ url: inputs.site, token: inputs.token }, clock);
    const dependencies = { reader, runner, cleaner, signal, clock, random };
    return report(await waitForJobs(inputs, dependencies), inputs, dependencies);
  } catch (error) {
    return reportNoWait(error, { runner, cleaner });
  }
}
