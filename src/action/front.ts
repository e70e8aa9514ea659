/** GitHub Actions: inputs, log, outputs, step summary, annotation. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Clock } from '../fiddler/clock.ts';
import { messageOf } from '../fiddler/errors.ts';
import { createRedactor } from '../fiddler/redactor.ts';
import { findConfigWarnings } from '../wait/config-warnings.ts';
import type { Front } from '../wait/front.ts';
import type { WaitEvent, WaitRecord } from '../wait/record.ts';
import { type Heading, withHelp } from '../wait/report/help.ts';
import { renderJobs } from '../wait/report/jobs-json.ts';
import { renderOptions, renderTitle } from '../wait/report/log-lines.ts';
import { type Outputs, renderNoWaitOutputs, renderOutputs } from '../wait/report/outputs.ts';
import { renderFailingTasks, renderResults } from '../wait/report/results.ts';
import { renderSummary } from '../wait/report/summary.ts';
import { WaitLogger } from '../wait/report/wait-logger.ts';
import { line } from '../wait/text/sanitize.ts';
import { refuse, type Verdict } from '../wait/verdict.ts';
import { type Inputs, loadInputs, loadToken } from './inputs.ts';
import { fail, group, info, isRunner, logStyle, warn } from './log.ts';

/** Its result is whether the step succeeds. */
export class GithubFront implements Front<boolean> {
  readonly #logger: WaitLogger;
  #redact: (text: string) => string = (text) => text;
  #isSummaryWanted = true;

  constructor(clock: Clock) {
    this.#logger = new WaitLogger({ info, warn }, logStyle(), clock);
  }

  loadOptions(): Inputs {
    const token = loadToken();
    if (token !== '' && isRunner()) core.setSecret(token);
    this.#redact = createRedactor(token);
    const inputs = loadInputs();
    this.#isSummaryWanted = inputs.summary;
    for (const warning of findConfigWarnings(inputs.site, process.env)) warn(line`${warning}`);
    group({ title: renderTitle(inputs), lines: renderOptions(inputs) });
    return inputs;
  }

  readonly listener = (event: WaitEvent, record: WaitRecord): void =>
    this.#logger.listener(event, record);

  async writeResults(record: WaitRecord, verdict: Verdict): Promise<boolean> {
    const jobs = renderJobs(record.jobs);
    const files = { jobs: jobs.output, 'jobs-file': writeJobs(jobs.whole) };
    const outputsError = writeOutputs(renderOutputs(record, verdict, files));
    const final = outputsError === null ? verdict : refuse(verdict, outputsError);
    for (const result of renderResults(record)) info(result);
    for (const tasks of renderFailingTasks(record)) group(tasks);
    if (jobs.leftOut !== '') {
      info(line`To stay below 100 kB, the output \`jobs\` leaves out ${jobs.leftOut}`);
    }
    if (this.#isSummaryWanted) await writeSummary(record, final);
    if (!final.succeeded) fail(withHelp([final.sentence, ...final.details], final.heading));
    return final.succeeded;
  }

  async writeInvalidInput(problems: readonly string[]): Promise<boolean> {
    return this.#failWithoutWait('InvalidInput', problems, 'Invalid inputs');
  }

  async writeDefect(description: string): Promise<boolean> {
    return this.#failWithoutWait('Error', [description], 'Internal error');
  }

  #failWithoutWait(reason: string, problems: readonly string[], heading: Heading): false {
    // A user may have put the key into another input.
    const redacted = problems.map(this.#redact);
    const outputsError = writeOutputs(renderNoWaitOutputs(reason, redacted));
    const errors = outputsError === null ? redacted : [...redacted, outputsError];
    fail(withHelp(errors, heading));
    return false;
  }
}

/** Returns the error, or null if all outputs are written. */
function writeOutputs(outputs: Outputs): string | null {
  try {
    for (const [name, value] of Object.entries(outputs)) {
      // A runner without a file for outputs reads them from the log.
      if (process.env['GITHUB_OUTPUT'] || isRunner()) core.setOutput(name, value);
    }
    return null;
  } catch (error) {
    return `The outputs could not be written: ${messageOf(error)}`;
  }
}

/** Returns the path of a file with all jobs; empty on a runner without a folder for it. */
function writeJobs(json: string): string {
  const folder = process.env['RUNNER_TEMP'];
  if (!folder || !existsSync(folder)) return '';
  try {
    const file = join(mkdtempSync(join(folder, 'wait-for-job-')), 'jobs.json');
    writeFileSync(file, json);
    return file;
  } catch (error) {
    warn(line`The file of all jobs could not be written: ${messageOf(error)}`);
    return '';
  }
}

/** A summary that cannot be written does not change the result. */
async function writeSummary(record: WaitRecord, verdict: Verdict): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  try {
    await core.summary.addRaw(renderSummary(record, verdict).text, true).write();
  } catch (error) {
    warn(line`The step summary could not be written: ${messageOf(error)}`);
  }
}
