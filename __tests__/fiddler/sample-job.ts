import type { JobFields } from '../../src/fiddler/job-fields.ts';

export const JOB_ID = '550e8400-e29b-41d4-a716-446655440000';

/** A job that is under way, except for what a test sets. */
export function sampleJob(overrides: Partial<JobFields> = {}): JobFields {
  return {
    id: JOB_ID,
    name: 'Ingestion dataset Upload',
    status: 'STARTED',
    progress: 12.5,
    info: null,
    errorReason: null,
    errorMessage: null,
    extras: null,
    ...overrides,
  };
}
