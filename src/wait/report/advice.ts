/** What to do after a wait that did not succeed. */
import type { TimeoutError } from '../../fiddler/errors.ts';
import { isKnownStatus } from '../../fiddler/job-status.ts';
import { failingTasksOf } from '../outcome.ts';
import type { JobRecord, WaitRecord } from '../record.ts';
import { MAX_SECONDS } from '../text/duration.ts';
import { adviseOnChange, adviseOnUnreachable } from './error-advice.ts';

const CONTINUES = 'This does not stop the job in Fiddler.';

export function adviseOnCancelled({ names }: WaitRecord): string {
  return `${names.cancelled} ${CONTINUES}`;
}

export const REVOKED_ADVICE = 'The job was cancelled in Fiddler. Publish again.';

/** Returns where to look for the reason of a failure; nothing if the reports have it. */
export function adviseOnFailure(record: JobRecord): readonly string[] {
  const { job, tasksError } = record;
  if (tasksError !== '') {
    return [`Could not fetch the failed tasks (${tasksError}). Open the Jobs page in Fiddler.`];
  }
  const hasReason = job?.errorReason || job?.errorMessage || failingTasksOf(record).length > 0;
  return hasReason
    ? []
    : [
        'Fiddler returned no error details. Open the Jobs page in Fiddler or contact your administrator.',
      ];
}

/** Returns an empty string if there is nothing to do but to check later. */
export function adviseOnTimeout(
  { hadLastCheck, lastError }: TimeoutError,
  { job }: JobRecord,
  { timeoutSeconds, names }: WaitRecord,
): string {
  const mayHaveFinished = `The job may have finished since; ${names.checkAgain} to check.`;
  if (!hadLastCheck && lastError === null) {
    return (
      'Too many jobs reached the timeout at once to check this one a last time. ' +
      `${mayHaveFinished} Increase ${names.timeout}, or wait for fewer jobs at once.`
    );
  }
  if (job === null) return adviseOnUnreachable(lastError, names);
  if (lastError !== null) {
    const advice = adviseOnChange(lastError, names);
    return `${advice || 'Check the last error first: a longer timeout helps only if the site recovers.'} ${mayHaveFinished}`;
  }
  if (!isKnownStatus(job.status)) {
    return (
      `The state ${job.status}, which may be final, is unknown to ${names.product}. Open the Jobs page ` +
      `in Fiddler and update ${names.product}.`
    );
  }
  if (timeoutSeconds === 0) return '';
  return `${CONTINUES} If it needs more time, increase the timeout: ${names.timeoutOf(renderTwice(timeoutSeconds))}.`;
}

/** Returns twice the time, in the form that the option takes. */
function renderTwice(seconds: number): string {
  const longer = Math.min(2 * seconds, MAX_SECONDS);
  return longer < 3_600 ? `${Math.ceil(longer / 60)}m` : `${Math.ceil(longer / 3_600)}h`;
}
