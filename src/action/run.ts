/** The action from its inputs to its verdict. */
import { FiddlerClient } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import { type Inputs, InvalidInput, loadInputs, loadToken } from './inputs/inputs.ts';
import { findRisks } from './inputs/risks.ts';
import { type Outputs, renderJobs, renderNoWaitOutputs, renderOutputs } from './report/outputs.ts';
import { renderResults } from './report/results.ts';
import { renderSummary } from './report/summary.ts';
import { decide, refuse } from './report/verdict.ts';
import type { Runner } from './runner.ts';
import { Cleaner } from './text/cleaner.ts';
import type { WaitRecord } from './wait/record.ts';
import { type Surroundings, waitForJobs } from './wait/wait.ts';

export interface RunOptions {
  readonly runner: Runner;
  /** Ends the wait; its reason is a `Cancelled`. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: () => number;
}

type Reporting = Pick<Surroundings, 'runner' | 'cleaner'>;

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
    for (const warning of findRisks(inputs.site, process.env))
      runner.warn(cleaner.line`${warning}`);
    // Not closed: idle connections keep no process alive, and to close them takes half a millisecond.
    const reader = new FiddlerClient({ url: inputs.site, token: inputs.token });
    const around = { reader, runner, cleaner, signal, clock, random };
    return report(await waitForJobs(inputs, around), inputs, around);
  } catch (error) {
    return reportNoWait(error, { runner, cleaner });
  }
}

/** There is nothing to report but an error: of the inputs, or a defect of the action itself. */
function reportNoWait(error: unknown, { runner, cleaner }: Reporting): false {
  const [reason, problems] =
    error instanceof InvalidInput
      ? [error.name, error.problems]
      : ['Error', [`The action failed by a defect of its own: ${stackOf(error)}`]];
  const unwritten = writeOutputs(renderNoWaitOutputs(reason, problems, cleaner), runner);
  const told = unwritten === null ? problems : [...problems, unwritten];
  runner.fail(told.map((problem) => cleaner.line`${problem}`));
  return false;
}

function report(record: WaitRecord, inputs: Inputs, { runner, cleaner }: Reporting): boolean {
  const { line } = cleaner;
  const judged = decide(record);
  const jobs = renderJobs(record.jobs, cleaner);
  const unwritten = writeOutputs(renderOutputs(record, judged, jobs.text, cleaner), runner);
  // Whoever reads the outputs afterwards would take them for something else.
  const verdict = unwritten === null ? judged : refuse(judged, unwritten);
  for (const result of renderResults(record, cleaner)) runner.info(result);
  if (jobs.leftOut !== '') {
    runner.info(
      line`The output \`jobs\` would be too large for the runner. Left out: ${jobs.leftOut}`,
    );
  }
  if (inputs.summary) {
    try {
      runner.addSummary(renderSummary(record, verdict, cleaner));
    } catch (error) {
      // A summary is a courtesy: without one, the result stays what it is.
      runner.warn(line`The step summary could not be written: ${messageOf(error)}`);
    }
  }
  if (!verdict.succeeded) {
    runner.fail([verdict.sentence, ...verdict.details].map((text) => line`${text}`));
  }
  return verdict.succeeded;
}

/** @returns what went wrong, or null where all is written */
function writeOutputs(outputs: Outputs, runner: Runner): string | null {
  try {
    runner.setOutputs(outputs);
    return null;
  } catch (error) {
    return `The outputs could not be written: ${messageOf(error)}`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whatever was thrown need not be an Error. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
