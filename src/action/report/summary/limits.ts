/** How much a summary shows, from all that helps down to what fits in any case. */
import { MOST_JOBS_WITH_TASKS } from '../../wait/failed-tasks.ts';
import type { JobRecord } from '../../wait/record.ts';
import { jobInfoOf } from './job-info.ts';

/** GitHub refuses a summary of more than 1 MiB; this leaves room for what else the step wrote. */
export const LARGEST_SUMMARY_BYTES = 1_000_000;

export interface Limits {
  /** Rows of the table of jobs. */
  readonly mostJobs: number;
  /** Jobs whose failing tasks are listed. */
  readonly mostJobsWithTasks: number;
  /** Each text from outside is cut to so many characters. */
  readonly longestField: number;
}

/** The last one fits whatever the texts are: even where escapes make them four times as long. */
export const STEPS: readonly [Limits, ...Limits[]] = [
  {
    mostJobs: Number.POSITIVE_INFINITY,
    mostJobsWithTasks: MOST_JOBS_WITH_TASKS,
    longestField: 1_000,
  },
  {
    mostJobs: Number.POSITIVE_INFINITY,
    mostJobsWithTasks: MOST_JOBS_WITH_TASKS,
    longestField: 200,
  },
  { mostJobs: 1_000, mostJobsWithTasks: 5, longestField: 100 },
  { mostJobs: 100, mostJobsWithTasks: 1, longestField: 60 },
];

/** Spares rendering what cannot fit: cleaning millions of characters takes seconds. */
export function canFit(jobs: readonly JobRecord[], { mostJobs, longestField }: Limits): boolean {
  let characters = 0;
  for (const { job } of jobs.slice(0, mostJobs)) {
    for (const text of [job?.name ?? '', ...Object.values(jobInfoOf(job))]) {
      characters += Math.min(text.length, longestField);
    }
  }
  return characters <= LARGEST_SUMMARY_BYTES;
}
