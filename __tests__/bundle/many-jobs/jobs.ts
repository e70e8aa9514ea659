import type { Reply } from '../../../sandbox/fiddler-server.js';
import { JOB_ID } from '../action.ts';
import { job } from '../wait-for.ts';

export const A = JOB_ID;
export const B = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
export const C = '0c0f0e0d-0000-4000-8000-00000000000c';

export function jobOf(
  id: string,
  status: string,
  fields: Readonly<Record<string, unknown>> = {},
): Reply {
  return job(status, { id, ...fields });
}

/** The output `jobs`, as an id and a status for each. */
export function statusesIn(outputs: Readonly<Record<string, string>>): unknown {
  const jobs: unknown = JSON.parse(outputs['jobs'] ?? '');
  return Array.isArray(jobs) ? jobs.map(({ id, status }) => `${id} ${status}`) : jobs;
}
