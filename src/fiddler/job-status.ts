/** The states of a job, from the reference page of `Job`, compared case-sensitively. */
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

/** Returns false for a state that is newer than this code: such a job is not final. */
export function isKnownStatus(status: string): status is JobStatus {
  return KNOWN.has(status);
}

/** Returns true if the job will not change any more. */
export function isFinalStatus(status: string): boolean {
  return FINAL.has(status);
}
