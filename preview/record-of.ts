/** Waits for the preview and the golden files, from a few words each. */
import { parseInputs } from '../src/action/inputs.ts';
import type { ApiError } from '../src/fiddler/errors.ts';
import type { JobFields } from '../src/fiddler/job-fields.ts';
import { isFinalStatus } from '../src/fiddler/job-status.ts';
import type { JsonObject } from '../src/fiddler/json.ts';
import {
  estimatedEndMs,
  INITIAL_PACE,
  updatePace,
} from '../src/fiddler/polling/adaptive-interval.ts';
import type { WaitOptions } from '../src/wait/options.ts';
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
  /** Checks that failed: seconds since the wait began, error, pause before the next check. */
  readonly failed?: ReadonlyArray<
    readonly [atSeconds: number, error: ApiError, pauseMs: number | null]
  >;
  /** How the wait ended if no check read a final state. */
  readonly end?: { readonly atSeconds: number; readonly how: JobEnd };
}

/** Returns the options of a step that waits for the jobs, with the action's defaults. */
export function optionsOf(scenarios: readonly JobScenario[]): WaitOptions {
  const inputs: Readonly<Record<string, string>> = {
    'job-id': scenarios.map(({ id }) => id).join(' '),
    url: 'https://acme.fiddler.ai',
    token: 'secret',
  };
  return parseInputs((name) => inputs[name] ?? '', {});
}

/** Returns the events of all jobs in their order; `change` is up to the recorder. */
export function eventsOf(scenarios: readonly JobScenario[]): readonly WaitEvent[] {
  const events = scenarios.flatMap(eventsOfJob).toSorted((a, b) => a.atMs - b.atMs);
  const endMs = events.at(-1)?.atMs ?? 0;
  return [
    { kind: 'began', requestsPerMinute: 880, atMs: 0 },
    ...events,
    { kind: 'ended', atMs: endMs },
  ];
}

/** Applies an event and returns it with the change that it makes. */
export function applyTo(recorder: WaitRecorder, event: WaitEvent): WaitEvent {
  const applied =
    event.kind === 'read' ? { ...event, change: recorder.changeOf(event.job) } : event;
  recorder.apply(applied);
  return applied;
}

export function recordOf(scenarios: readonly JobScenario[]): WaitRecord {
  const recorder = new WaitRecorder(optionsOf(scenarios));
  for (const event of eventsOf(scenarios)) applyTo(recorder, event);
  return recorder.record;
}

function eventsOfJob(scenario: JobScenario): readonly WaitEvent[] {
  const { id, seen, failed = [], end } = scenario;
  let pace = INITIAL_PACE;
  const events: WaitEvent[] = seen.map((one) => {
    const [atSeconds, status, progress] = one;
    const atMs = atSeconds * 1_000;
    pace = updatePace(pace, { atMs, status, progress });
    const job = fieldsOf(scenario, one);
    const estimatedEndAtMs = estimatedEndMs(pace);
    return { kind: 'read', id, job, change: null, estimatedEndAtMs, atMs };
  });
  for (const [atSeconds, error, pauseMs] of failed) {
    events.push({ kind: 'readFailed', id, error, pauseMs, atMs: atSeconds * 1_000 });
  }
  const [lastSeconds = 0, lastStatus = ''] = seen.at(-1) ?? [];
  if (end !== undefined) {
    events.push({ kind: 'jobEnded', id, end: end.how, atMs: end.atSeconds * 1_000 });
  } else if (isFinalStatus(lastStatus)) {
    events.push({ kind: 'jobEnded', id, end: { kind: 'final' }, atMs: lastSeconds * 1_000 });
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
