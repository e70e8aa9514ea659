/**
 * The states of a job, as the reference page of the Python client's `Job` lists them. They are
 * compared letter for letter: `success` is not SUCCESS.
 */
export declare const JobStatus: {
    readonly PENDING: 'PENDING';
    readonly STARTED: 'STARTED';
    readonly SUCCESS: 'SUCCESS';
    readonly FAILURE: 'FAILURE';
    readonly RETRY: 'RETRY';
    readonly REVOKED: 'REVOKED';
};
export type JobStatus = (typeof JobStatus)[keyof typeof JobStatus];
/** False for a state that is newer than this code: such a job is waited on. */
export declare function isKnownStatus(status: string): status is JobStatus;
/** True when the job will not change any more. */
export declare function isFinalStatus(status: string): boolean;
