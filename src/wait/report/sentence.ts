/** What happened to a job, in one sentence that claims no more than was seen. Not sanitized. */
import { AsyncJobFailed, AsyncJobRevoked, TimeoutError } from '../../fiddler/errors.ts';
import { describeJob, type JobFields } from '../../fiddler/job-fields.ts';
import { JobStatus } from '../../fiddler/job-status.ts';
import type { Outcome } from '../outcome.ts';
import type { JobRecord, WaitRecord } from '../record.ts';
import { renderClock, renderDuration } from '../text/duration.ts';

/** A shorter time without progress is not worth mentioning. */
const MIN_STALLED_MS = 60_000;

/** @param outcome of the same job */
export function renderSentence(
  record: JobRecord,
  outcome: Outcome,
  { timeoutSeconds }: WaitRecord,
): string {
  const { id, job, endedAtMs } = record;
  const name = job === null ? `Job ${id}` : describeJob(job);
  const waited = renderDuration((endedAtMs ?? 0) / 1000);
  switch (outcome.kind) {
    case 'succeeded':
      return `${name} succeeded after ${waited}`;
    case 'failed':
      return new AsyncJobFailed(outcome.job).message;
    case 'revoked':
      return new AsyncJobRevoked(outcome.job).message;
    case 'timedOut': {
      const unfinished =
        timeoutSeconds === 0 ? 'has not finished yet' : `did not finish within ${waited}`;
      const stalled = renderStalled(record);
      return `${name} ${unfinished} (last state: ${renderState(outcome.job)}${stalled}).`;
    }
    case 'stale': {
      const { error } = outcome;
      if (!(error instanceof TimeoutError)) {
        return `${name} can no longer be read (${describeLastState(record)}): ${error.message}`;
      }
      return `${name} was not observed to finish within ${waited} (${describeLastState(record)}); its current state is unknown.`;
    }
    case 'unreachable':
      if (!(outcome.error instanceof TimeoutError)) {
        return `${name} could not be read: ${outcome.error.message}`;
      }
      return timeoutSeconds === 0
        ? `${name} could not be read; its state is unknown.`
        : `${name} could not be read within ${waited}; its state is unknown.`;
    case 'cancelled':
      return `${name}: the wait was cancelled after ${waited} by ${outcome.signalName} (${describeLastState(record)}).`;
    case 'skipped':
      return `${name}: stopped waiting because another job did not succeed (${describeLastState(record)}).`;
  }
}

/** Returns `STARTED, 12.5 %`. */
export function renderState({ status, progress }: JobFields): string {
  return progress === null ? status : `${status}, ${renderPercentage(progress)}`;
}

/** Returns `12.5 %`; 100 % and 0 % are exact. */
export function renderPercentage(progress: number): string {
  const isNearlyDone = progress < 100 && progress > 99.9;
  const isBarelyStarted = progress > 0 && progress < 0.1;
  const shown = isNearlyDone ? 99.9 : isBarelyStarted ? 0.1 : Number(progress.toFixed(1));
  return `${shown} %`;
}

/**
 * Returns `last state: STARTED, 40 %`, and when it was seen if later checks failed: it may have changed
 * since.
 */
export function describeLastState({ job, end, lastReadAtMs, lastError }: JobRecord): string {
  if (job === null) return lastError === '' ? 'never read' : `never read: ${lastError}`;
  const state = `last state: ${renderState(job)}`;
  const isUnchecked = end?.kind === 'error' && lastError === '';
  const since = isUnchecked ? 'not checked' : lastError;
  return since === ''
    ? state
    : `${state} at ${renderClock((lastReadAtMs ?? 0) / 1000)}; ${since} since`;
}

/** Returns `; no progress for 17 min`, or nothing if the job moved lately. */
function renderStalled({ job, observations, endedAtMs }: JobRecord): string {
  const stalledMs = (endedAtMs ?? 0) - (observations.at(-1)?.atMs ?? 0);
  if (stalledMs < MIN_STALLED_MS) return '';
  const hasProgress = job?.status === JobStatus.STARTED && job.progress !== null;
  const what = hasProgress ? 'no progress for' : 'unchanged for';
  return `; ${what} ${renderDuration(stalledMs / 1000)}`;
}
