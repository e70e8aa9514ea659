/** Variables of the deciding job, for dotenv reports of GitLab and for `. FILE` in a shell. */
import type { WaitRecord } from '../wait/record.ts';
import { renderStatus } from '../wait/report/outputs.ts';
import { escapeCommands, sanitize } from '../wait/text/sanitize.ts';
import type { Verdict } from '../wait/verdict.ts';

/** GitLab takes 5,120 bytes in all. */
const MAX_VALUE_LENGTH = 500;

export function renderDotenv(record: WaitRecord, { job: deciding, errorReason }: Verdict): string {
  const { id, job } = deciding;
  const values = {
    ID: id,
    STATUS: renderStatus(job?.status ?? '', sanitize(job?.status ?? '', MAX_VALUE_LENGTH)),
    ERROR_REASON: errorReason,
    NAME: job?.name ?? '',
    PROGRESS: job?.progress?.toString() ?? '',
    ELAPSED: record.elapsedSeconds.toFixed(1),
  };
  return Object.entries(values)
    .map(([name, value]) => `FIDDLER_JOB_${name}=${harmless(value)}\n`)
    .join('');
}

/** Replaces everything that a shell, a report or a CI system could take for something else. */
function harmless(value: string): string {
  return escapeCommands(sanitize(value, MAX_VALUE_LENGTH)).replace(/[^A-Za-z0-9._:/@%+,-]/g, '_');
}
