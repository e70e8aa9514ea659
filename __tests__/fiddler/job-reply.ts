import { jobAnswer, type Reply } from '../../sandbox/fiddler-server.js';
import { JOB_ID } from './sample-job.ts';

/** The job `JOB_ID` in a state, except for what `fields` say. */
export function job(status: string, fields: Readonly<Record<string, unknown>> = {}): Reply {
  return { body: jobAnswer({ id: JOB_ID, status, ...fields }) };
}
