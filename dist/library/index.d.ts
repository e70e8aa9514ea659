/** The library: what a script needs to read a job, watch it and wait for it. */
export { type ClientOptions, FiddlerClient, type JobReader, type JobReading, type ReadOptions, } from './client.js';
export type { Clock } from './clock.js';
export { ApiError, type ApiErrorKind, AsyncJobFailed, AsyncJobRevoked, FiddlerError, NotFound, TimeoutError, } from './errors.js';
export type { JobFields } from './job/job-fields.js';
export { isFinalStatus, isKnownStatus, JobStatus } from './job/job-status.js';
export { type GetOptions, Job, type WaitOptions, type WatchOptions } from './job.js';
export type { JsonObject } from './json.js';
export type { Tally } from './tally.js';
