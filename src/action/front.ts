/** GitHub Actions: inputs, log, outputs, step summary, annotations. */
import * as core from '@actions/core';
import { checkBypass } from '@actions/http-client/lib/proxy';
import type { Clock } from '../fiddler/clock.ts';
import { messageOf } from '../fiddler/errors.ts';
import { createRedactor } from '../fiddler/redactor.ts';
import { findConfigWarnings } from '../wait/config-warnings.ts';
import type { Front } from '../wait/front.ts';
import type { WaitEvent, WaitRecord } from '../wait/record.ts';
import { renderJobs } from '../wait/report/jobs-json.ts';
import { renderTitle } from '../wait/report/log-lines.ts';
import { type Outputs, renderNoWaitOutputs, renderOutputs } from '../wait/report/outputs.ts';
import { renderResults } from '../wait/report/results.ts';
import { renderSummary } from '../wait/report/summary.ts';
import { WaitLogger } from '../wait/report/wait-logger.ts';
import { escapeCommands, type Line, line } from '../wait/text/sanitize.ts';
import { refuse, type Verdict } from '../wait/verdict.ts';
import { type Inputs, loadInputs, loadToken } from './inputs.ts';

export class GithubFront implements Front {
  readonly #logger: WaitLogger;
  #redact: (text: string) => string = (text) => text;
  #isSummaryWanted = true;

  constructor(clock: Clock) {
    this.#logger = new WaitLogger({ info, warn }, clock);
  }

  loadOptions(): Inputs {
    const token = loadToken();
    if (token !== '') core.setSecret(token);
    this.#redact = createRedactor(token);
    const inputs = loadInputs();
    this.#isSummaryWanted = inputs.summary;
    for (const warning of findConfigWarnings(inputs.site, process.env, checkBypass)) {
      warn(line`${warning}`);
    }
    return inputs;
  }

  readonly listener = (event: WaitEvent, record: WaitRecord): void => {
    if (event.kind === 'began') core.startGroup(renderTitle(record).text);
    this.#logger.listener(event, record);
    if (event.kind === 'ended') core.endGroup();
  };

  async writeResults(record: WaitRecord, verdict: Verdict): Promise<boolean> {
    const jobs = renderJobs(record.jobs);
    const outputsError = writeOutputs(renderOutputs(record, verdict, jobs.text));
    const final = outputsError === null ? verdict : refuse(verdict, outputsError);
    for (const result of renderResults(record)) info(result);
    if (jobs.leftOut !== '') {
      info(line`The output \`jobs\` would be too large for the runner. Left out: ${jobs.leftOut}`);
    }
    if (this.#isSummaryWanted) await writeSummary(record, final);
    if (!final.succeeded) fail([final.sentence, ...final.details]);
    return final.succeeded;
  }

  writeError(reason: string, problems: readonly string[]): void {
    // A user may have put the key into another input.
    const redacted = problems.map(this.#redact);
    const outputsError = writeOutputs(renderNoWaitOutputs(reason, redacted));
    fail(outputsError === null ? redacted : [...redacted, outputsError]);
  }
}

function info({ text }: Line): void {
  core.info(text);
}

function warn({ text }: Line): void {
  core.warning(text);
}

/** Fails the step; the lines are its only error annotation. */
function fail(lines: readonly string[]): void {
  core.setFailed(lines.map((text) => line`${text}`.text).join('\n'));
}

/** Returns the error, or null if all outputs are written. */
function writeOutputs(outputs: Outputs): string | null {
  try {
    for (const [name, value] of Object.entries(outputs)) {
      // A runner without a file for them reads them from the log.
      core.setOutput(name, process.env['GITHUB_OUTPUT'] ? value : escapeCommands(value));
    }
    return null;
  } catch (error) {
    return `The outputs could not be written: ${messageOf(error)}`;
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
