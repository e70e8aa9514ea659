/** Records of waits for the preview and the golden files, told in the fewest words. */
import {
  type JobEnd,
  newWaitRecord,
  noteAnswer,
  noteEnd,
  noteError,
  type WaitRecord,
} from '../src/action/wait/record.ts';
import type { ApiError } from '../src/fiddler/errors.ts';
import type { JobFields } from '../src/fiddler/job/job-fields.ts';
import type { JsonObject } from '../src/fiddler/json.ts';

/** What a check saw: seconds since the wait began, state, progress. */
export type Seen = readonly [atSeconds: number, status: string, progress: number | null];

export interface JobCourse {
  readonly id: string;
  readonly name?: string;
  readonly info?: JsonObject;
  readonly errorReason?: string;
  readonly errorMessage?: string;
  readonly extras?: JsonObject;
  readonly seen: readonly Seen[];
  /** What the last check met where it failed. */
  readonly trouble?: ApiError;
  /** How the wait ended where no check saw a final state. */
  readonly end?: { readonly atSeconds: number; readonly how: JobEnd };
}

export function waitOf(courses: readonly JobCourse[], timeoutSeconds = 1_800): WaitRecord {
  const wait = newWaitRecord(
    courses.map(({ id }) => id),
    timeoutSeconds,
  );
  for (const [index, course] of courses.entries()) {
    const record = wait.jobs[index];
    if (record === undefined) continue;
    for (const seen of course.seen) noteAnswer(record, jobOf(course, seen), seen[0] * 1_000);
    if (course.trouble !== undefined) noteError(record, course.trouble);
    if (course.end !== undefined) noteEnd(record, course.end.how, course.end.atSeconds * 1_000);
    wait.elapsedSeconds = Math.max(wait.elapsedSeconds, (record.endedAtMs ?? 0) / 1_000);
  }
  return wait;
}

export function jobOf(course: JobCourse, [, status, progress]: Seen): JobFields {
  return {
    id: course.id,
    name: course.name ?? 'Job',
    status,
    progress,
    info: course.info ?? null,
    errorReason: course.errorReason ?? null,
    errorMessage: course.errorMessage ?? null,
    extras: course.extras ?? null,
  };
}

/** A UUID that is the same every time. */
export function uuid(number: number): string {
  const start = Math.imul(number + 1, 0x9e37_79b1) >>> 0;
  return `${start.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
