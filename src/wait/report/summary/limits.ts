/** How much a summary shows, from everything useful to what always fits. */
import { MAX_JOBS_WITH_TASKS } from '../../failed-tasks.ts';

/** GitHub refuses a summary of more than 1 MiB; the rest is for what else the step wrote. */
export const MAX_SUMMARY_BYTES = 1_000_000;

export interface SummaryLimits {
  /** Rows of the table of jobs. */
  readonly maxJobs: number;
  /** Jobs whose failing tasks are listed. */
  readonly maxJobsWithTasks: number;
  /** Length of each text from outside, in characters. */
  readonly maxTextLength: number;
}

/** The last one fits even if escapes make the texts four times as long. */
export const SUMMARY_LIMITS: readonly [SummaryLimits, ...SummaryLimits[]] = [
  {
    maxJobs: Number.POSITIVE_INFINITY,
    maxJobsWithTasks: MAX_JOBS_WITH_TASKS,
    maxTextLength: 1_000,
  },
  {
    maxJobs: Number.POSITIVE_INFINITY,
    maxJobsWithTasks: MAX_JOBS_WITH_TASKS,
    maxTextLength: 200,
  },
  { maxJobs: 1_000, maxJobsWithTasks: 5, maxTextLength: 100 },
  { maxJobs: 100, maxJobsWithTasks: 1, maxTextLength: 60 },
];
