/** What the runner is told when a wait is over, or when there was none. */
import type { Inputs } from '../inputs/inputs.ts';
import { InvalidInput } from '../inputs/values.ts';
import type { Runner } from '../runner.ts';
import type { Cleaner } from '../text/cleaner.ts';
import { messageOf, stackOf } from '../thrown.ts';
import type { WaitRecord } from '../wait/record.ts';
import { renderJobs } from './jobs-output.ts';
import { type Outputs, renderNoWaitOutputs, renderOutputs } from './outputs.ts';
import { renderResults } from './results.ts';
import { renderSummary } from './summary.ts';
import { decide, refuse } from './verdict.ts';

export interface Reporting {
  readonly runner: Runner;
  readonly cleaner: Cleaner;
}

/** There is nothing to report but an error: of the inputs, or a defect of the action itself. */
export function reportNoWait(error: unknown, { runner, cleaner }: Reporting): false {
  const [reason, problems] =
    error instanceof InvalidInput
      ? [error.name, error.problems]
      : ['Error', [`The action failed because of a bug of its own: ${stackOf(error)}`]];
  const unwritten = writeOutputs(renderNoWaitOutputs(reason, problems, cleaner), runner);
  const told = unwritten === null ? problems : [...problems, unwritten];
  runner.fail(told.map((problem) => cleaner.line`${problem}`));
  return false;
}

/**
 * Sets the outputs, ends the log, and writes the summary.
 *
 * @returns true where the step may turn green: every job ended as SUCCESS and the outputs that say
 * so are written
 */
export function report(
  record: WaitRecord,
  inputs: Inputs,
  { runner, cleaner }: Reporting,
): boolean {
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
