/** The action from its inputs to its verdict. */
import { FiddlerClient } from '../fiddler/client.ts';
import type { Clock } from '../fiddler/clock.ts';
import { type Inputs, InvalidInput, loadInputs, loadToken } from './inputs.ts';
import { renderFailedTasks } from './log.ts';
import { type Outputs, renderNoWaitOutputs, renderOutputs } from './outputs.ts';
import type { WaitRecord } from './record.ts';
import * as runner from './runner.ts';
import { isClearText } from './site.ts';
import { renderSummary } from './summary.ts';
import { Cleaner } from './text.ts';
import { decide, refuse, type Verdict } from './verdict.ts';
import { waitForJob } from './wait.ts';

export interface RunOptions {
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
export async function run({ signal, clock, random }: RunOptions): Promise<boolean> {
  const token = loadToken();
  if (token !== '') runner.maskSecret(token);
  const cleaner = new Cleaner([token]);
  try {
    const inputs = loadInputs();
    if (isClearText(inputs.site)) {
      runner.warn(
        cleaner.line`The API key travels unencrypted to ${inputs.site.origin}. Use https:// where the site has it.`,
      );
    }
    const client = new FiddlerClient({ url: inputs.site, token: inputs.token });
    try {
      const record = await waitForJob(inputs, { client, cleaner, signal, clock, random });
      return report(record, inputs, cleaner);
    } finally {
      client.close();
    }
  } catch (error) {
    return reportNoWait(error, cleaner);
  }
}

/** There is nothing to report but an error: of the inputs, or a defect of the action itself. */
function reportNoWait(error: unknown, cleaner: Cleaner): false {
  const [reason, problems] =
    error instanceof InvalidInput
      ? [error.name, error.problems]
      : ['Error', [`The action failed by a defect of its own: ${stackOf(error)}`]];
  const unwritten = writeOutputs(renderNoWaitOutputs(reason, problems, cleaner));
  const told = unwritten === null ? problems : [...problems, unwritten];
  runner.fail(told.map((problem) => cleaner.line`${problem}`));
  return false;
}

function report(record: WaitRecord, inputs: Inputs, cleaner: Cleaner): boolean {
  const { line } = cleaner;
  const judged = decide(record);
  const unwritten = writeOutputs(renderOutputs(record, judged, cleaner));
  // Whoever reads the outputs afterwards would take them for something else.
  const verdict = unwritten === null ? judged : refuse(judged, unwritten);
  for (const job of record.jobs) {
    for (const task of renderFailedTasks(job, cleaner)) runner.info(task);
  }
  if (inputs.summary) writeSummary(record, verdict, cleaner);
  if (verdict.succeeded) {
    runner.info(line`${verdict.sentence}`);
  } else {
    runner.fail([verdict.sentence, ...verdict.details].map((text) => line`${text}`));
  }
  return verdict.succeeded;
}

/** @returns what went wrong, or null where all is written */
function writeOutputs(outputs: Outputs): string | null {
  try {
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
    return null;
  } catch (error) {
    return `The outputs could not be written: ${messageOf(error)}`;
  }
}

/** A summary is a courtesy: without one, the result stays what it is. */
function writeSummary(record: WaitRecord, verdict: Verdict, cleaner: Cleaner): void {
  try {
    runner.addSummary(renderSummary(record, verdict, cleaner));
  } catch (error) {
    runner.warn(cleaner.line`The step summary could not be written: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whatever was thrown need not be an Error. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
