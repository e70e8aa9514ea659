/** The jobs of a wait as JSON. */
import type { JobFields } from '../../fiddler/job-fields.ts';
import type { JobRecord } from '../record.ts';
import { sanitize, truncate } from '../text/sanitize.ts';
import { renderStatus } from './outputs.ts';

/** Linux allows 131,072 bytes for one environment variable, by which a step takes an output. */
const MAX_OUTPUT_BYTES = 99_000;
/** Length of a state, in characters, if nothing but ids and states fit. */
const MAX_STATUS_LENGTH = 40;

/** Left out step by step until everything fits. */
const REDUCTIONS: ReadonlyArray<{
  readonly leftOut: string;
  readonly reduce: (job: JobFields) => JobFields;
}> = [
  { leftOut: '', reduce: (job) => job },
  { leftOut: '`info`', reduce: (job) => ({ ...job, info: null }) },
  { leftOut: '`info` and `extras`', reduce: (job) => ({ ...job, info: null, extras: null }) },
  ...[1_000, 200, 60].map((maxLength) => ({
    leftOut: '`info`, `extras` and the middles of long texts',
    reduce: (job: JobFields) => shorten(job, maxLength),
  })),
];

export interface JobsJson {
  /** Everything; less only if a value is nested too deeply for JSON. */
  readonly whole: string;
  /** As much as an output may have. */
  readonly output: string;
  /** What the output lacks, in words; empty if it has everything. */
  readonly leftOut: string;
}

/** Returns JSON arrays with one object per job. */
export function renderJobs(jobs: readonly JobRecord[]): JobsJson {
  let whole: string | null = null;
  for (const { leftOut, reduce } of REDUCTIONS) {
    const text = stringify(
      jobs.map(({ id, job }) => fieldsOf(id, job === null ? null : reduce(job))),
    );
    whole ??= text;
    if (text !== null && fits(text)) return { whole: whole ?? text, output: text, leftOut };
  }
  const states = jobs.map(({ id, job }) => ({
    id,
    status: job === null ? null : renderStatus(job.status, sanitize(job.status, MAX_STATUS_LENGTH)),
  }));
  let count = states.length;
  let output = stringify(states) ?? '[]';
  while (!fits(output)) {
    count -= Math.ceil(count / 10);
    output = stringify(states.slice(0, count)) ?? '[]';
  }
  const rest = count < states.length ? `, and all after the first ${count} jobs` : '';
  return {
    whole: whole ?? output,
    output,
    leftOut: `everything but \`id\` and \`status\`${rest}`,
  };
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_OUTPUT_BYTES;
}

function shorten(job: JobFields, maxLength: number): JobFields {
  const shortened = (text: string | null): string | null =>
    text === null ? null : truncate(text, maxLength);
  return {
    ...job,
    name: truncate(job.name, maxLength),
    status: truncate(job.status, maxLength),
    info: null,
    errorReason: shortened(job.errorReason),
    errorMessage: shortened(job.errorMessage),
    extras: null,
  };
}

/** Returns a job in the API's own field names; all but the id are null if it was never read. */
function fieldsOf(id: string, job: JobFields | null): object {
  return {
    id,
    name: job?.name ?? null,
    status: job === null ? null : renderStatus(job.status),
    progress: job?.progress ?? null,
    info: job?.info ?? null,
    error_reason: job?.errorReason ?? null,
    error_message: job?.errorMessage ?? null,
    ...(job === null || job.extras === null ? {} : { extras: job.extras }),
  };
}

/**
 * Returns JSON that stays harmless if it is printed: commands of CI systems, line breaks and characters
 * that a terminal would obey are escaped in a way that no shell's `echo` undoes. Null if the value is
 * nested too deeply.
 */
function stringify(value: unknown): string | null {
  try {
    return JSON.stringify(value)
      .replaceAll('::', ':\\u003a')
      .replaceAll('##', '#\\u0023')
      .replace(/\\\\|\\[nr]/g, (found) => ESCAPES[found] ?? found)
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function escapeCharacter(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\\u000a', '\\r': '\\u000d' };
