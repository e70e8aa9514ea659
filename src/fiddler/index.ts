/** The library: what a script needs to read a job, watch it and wait for it. */
export {
  type ClientOptions,
  FiddlerClient,
  type JobReader,
  type JobReading,
  type ReadOptions,
} from './client.ts';
export type { Clock } from './clock.ts';
export {
  ApiError,
  type ApiErrorKind,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerError,
  NotFound,
  TimeoutError,
} from './errors.ts';
export { type GetOptions, Job, type WaitOptions, type WatchOptions } from './job.ts';
export type { JobFields } from './job-fields.ts';
export { isFinalStatus, isKnownStatus, JobStatus } from './job-status.ts';
export type { JsonObject } from './json.ts';
export type { Tally } from './tally.ts';
