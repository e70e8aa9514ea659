/** Records of waits for the preview and the golden files, from a few words each. */
import type { ApiError } from '../src/fiddler/errors.ts';
import type { JobFields } from '../src/fiddler/job-fields.ts';
import { isFinalStatus } from '../src/fiddler/job-status.ts';
import type { JsonObject } from '../src/fiddler/json.ts';
import { type JobEnd, type WaitEvent, type WaitRecord, WaitRecorder } from '../src/wait/record.ts';

/** What a check read: seconds since the wait began, state, progress. */
export type Seen = readonly [atSeconds: number, status: string, progress: number | null];

export interface JobScenario {
  readonly id: string;
  readonly name?: string;
  readonly info?: JsonObject;
  readonly errorReason?: string;
  readonly errorMessage?: string;
  readonly extras?: JsonObject;
  readonly seen: readonly Seen[];
  /** The error of the last check, if it failed. */
  readonly lastError?: ApiError;
  /** How the wait ended if no check read a final state. */
  readonly end?: { readonly atSeconds: number; readonly how: JobEnd };
}

export function recordOf(
  scenarios: readonly JobScenario[],
  timeoutSeconds = 1_800,
  intervalSeconds: number | null = null,
): WaitRecord {
  const ids = scenarios.map(({ id }) => id);
  const recorder = new WaitRecorder(ids, { intervalSeconds, timeoutSeconds });
  for (const event of scenarios.flatMap(eventsOf).toSorted((a, b) => a.atMs - b.atMs)) {
    const isRead = event.kind === 'read';
    recorder.apply(isRead ? { ...event, change: recorder.changeOf(event.job) } : event);
  }
  return recorder.record;
}

function eventsOf(scenario: JobScenario): readonly WaitEvent[] {
  const { id, seen, lastError, end } = scenario;
  const events: WaitEvent[] = seen.map((one) => {
    const job = fieldsOf(scenario, one);
    return { kind: 'read', id, job, change: null, atMs: one[0] * 1_000 };
  });
  const [lastSeconds = 0, lastStatus = ''] = seen.at(-1) ?? [];
  const endMs = (end?.atSeconds ?? lastSeconds) * 1_000;
  if (lastError !== undefined) {
    events.push({ kind: 'readFailed', id, error: lastError, pauseMs: null, atMs: endMs });
  }
  if (end !== undefined) {
    events.push({ kind: 'jobEnded', id, end: end.how, atMs: endMs });
  } else if (isFinalStatus(lastStatus)) {
    events.push({ kind: 'jobEnded', id, end: { kind: 'final' }, atMs: endMs });
  }
  return events;
}

export function fieldsOf(scenario: JobScenario, [, status, progress]: Seen): JobFields {
  return {
    id: scenario.id,
    name: scenario.name ?? 'Job',
    status,
    progress,
    info: scenario.info ?? null,
    errorReason: scenario.errorReason ?? null,
    errorMessage: scenario.errorMessage ?? null,
    extras: scenario.extras ?? null,
  };
}

/** Returns a UUID that is the same every time. */
export function uuid(number: number): string {
  const start = Math.imul(number + 1, 0x9e37_79b1) >>> 0;
  return `${start.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
