/** The state of a job as the outputs tell it, where a workflow may compare it. */
import { isKnownStatus } from '../../fiddler/job/job-status.ts';
import type { Cleaner } from '../text/cleaner.ts';

/** On one line, for the output `status`. */
export function renderStatus(status: string, cleaner: Cleaner): string {
  return isKnownStatus(status) ? status : markLookalike(cleaner.plain(status));
}

/** As it came, for JSON. */
export function renderStatusAsItCame(status: string): string {
  return isKnownStatus(status) ? status : markLookalike(status);
}

/**
 * Workflows compare without case: to `status == 'SUCCESS'` the state `success`, in which a job may
 * still be at work, would be a success, and so would one that only cleaning makes so.
 */
function markLookalike(status: string): string {
  return isKnownStatus(status.trim().toUpperCase()) ? `${status} (not letter for letter)` : status;
}
