/** The outputs of a wait, as a runner gets them. */
import { renderJobs } from '../../../src/action/report/jobs-output.ts';
import { type Outputs, renderOutputs } from '../../../src/action/report/outputs.ts';
import { decide } from '../../../src/action/report/verdict.ts';
import type { JobRecord } from '../../../src/action/wait/record.ts';
import { cleaner } from '../sample-cleaner.ts';
import { sampleWait } from '../samples.ts';

export function outputsOf(...jobs: readonly JobRecord[]): Outputs {
  const wait = sampleWait(...jobs);
  return renderOutputs(wait, decide(wait), renderJobs(jobs, cleaner).text, cleaner);
}
