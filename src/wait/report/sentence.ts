/** What happened to a job, in one sentence that claims no more than was seen. */
import { AsyncJobFailed, AsyncJobRevoked, TimeoutError } from '../../fiddler/errors.ts';
import { describeJob, describeState } from '../../fiddler/job-fields.ts';
import type { Outcome } from '../outcome.ts';
import type { JobRecord } from '../record.ts';
import { renderClock, renderDuration } from '../text/duration.ts';

/**
 * Returns a sentence that is not sanitized.
 *
 * @param outcome of the same job
 * @param timeoutSeconds of the whole wait
 */
export function renderSentence(
  record: JobRecord,
  outcome: Outcome,
  timeoutSeconds: number,
): string {
  const name = renderName(record);
  switch (outcome.kind) {
    case 'succeeded':
      return `${name}: successfully completed (waited ${renderWaited(record)})`;
    case 'failed':
      return new AsyncJobFailed(outcome.job).message;
    case 'revoked':
      return new AsyncJobRevoked(outcome.job).message;
    case 'timedOut': {
      const undone =
        timeoutSeconds === 0 ? 'is not done yet' : `was not done after ${renderWaited(record)}`;
      return `${name} ${undone}; last seen ${describeState(outcome.job)}.`;
    }
    case 'stale':
      return `${name} ${renderStale(record, outcome)}`;
    case 'unreachable':
      if (!(outcome.error instanceof TimeoutError)) {
        return `${name} could not be read: ${outcome.error.message}`;
      }
      return timeoutSeconds === 0
        ? `${name} could not be read, so whether it is done is not known.`
        : `${name} could not be read in ${renderWaited(record)}, so whether it is done is not known.`;
    case 'cancelled':
      return `${name}: the wait was cancelled after ${renderWaited(record)} (${outcome.signalName}); ${describeLastSeen(record)}.`;
    case 'skipped':
      return `${name} was no longer waited for; ${describeLastSeen(record)}.`;
  }
}

/**
 * Returns `last seen STARTED, progress: 40.0%`, and since when if later checks failed: the state may
 * have changed since.
 */
export function describeLastSeen({ job, lastReadAtMs, lastError }: JobRecord): string {
  const why = lastError === '' ? '' : ` (${lastError})`;
  if (job === null) return `it was never read${why}`;
  const seen = `last seen ${describeState(job)}`;
  if (lastError === '') return seen;
  return `${seen} at ${renderClock((lastReadAtMs ?? 0) / 1000)}, not read since${why}`;
}

function renderStale(
  record: JobRecord,
  { job, error }: Extract<Outcome, { kind: 'stale' }>,
): string {
  const state = describeState(job);
  if (!(error instanceof TimeoutError)) {
    const why = error.message.endsWith('.') ? error.message.slice(0, -1) : error.message;
    return `could not be read three times in a row: ${why}; last seen ${state}.`;
  }
  const since =
    record.lastError === '' ? 'no check came in time after that' : 'the checks after that failed';
  const seenAt = renderClock((record.lastReadAtMs ?? 0) / 1000);
  return `was last seen ${state} at ${seenAt}; ${since}, so whether it is done is not known (waited ${renderWaited(record)}).`;
}

function renderWaited({ endedAtMs }: JobRecord): string {
  return renderDuration((endedAtMs ?? 0) / 1000);
}

/** Returns the id alone if the job was never read. */
function renderName({ id, job }: JobRecord): string {
  return job === null ? `Job ${id}` : describeJob(job);
}
