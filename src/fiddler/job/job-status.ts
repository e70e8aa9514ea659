/**
 * The states of a job, as the reference page of the Python client's `Job` lists them. They are
 * compared letter for letter: `success` is not SUCCESS.
 */
export const JobStatus = {
  PENDING: 'PENDING',
  STARTED: 'STARTED',
  SUCCESS: 'SUCCESS',
  FAILURE: 'FAILURE',
  RETRY: 'RETRY',
  REVOKED: 'REVOKED',
} as const;

export type JobStatus = (typeof JobStatus)[keyof typeof JobStatus];

const KNOWN: ReadonlySet<string> = new Set(Object.values(JobStatus));

const FINAL: ReadonlySet<string> = new Set([
  JobStatus.SUCCESS,
  JobStatus.FAILURE,
  JobStatus.REVOKED,
]);

/** False for a state that is newer than this code: such a job is waited on. */
export function isKnownStatus(status: string): status is JobStatus {
  return KNOWN.has(status);
}

/** True when the job will not change any more. */
export function isFinalStatus(status: string): boolean {
  return FINAL.has(status);
}
