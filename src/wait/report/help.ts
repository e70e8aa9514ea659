/** Links to docs/troubleshooting.md, which has a heading for each way to fail. */
import { type ApiError, TimeoutError } from '../../fiddler/errors.ts';
import type { Outcome } from '../outcome.ts';

const PAGE = 'https://github.com/fiddler/wait-for-job/blob/v1/docs/troubleshooting.md';

export const HEADINGS = [
  'Invalid inputs',
  'The job failed',
  'The job was cancelled in Fiddler',
  'Timeout',
  'The run was cancelled',
  'The API key was refused',
  'The job was not found',
  'The address is wrong',
  'The certificate is not trusted',
  'The proxy refuses or fails',
  'The site cannot be reached',
  'Transient errors',
  'Results could not be written',
  'Internal error',
] as const;

export type Heading = (typeof HEADINGS)[number];

/** Returns the lines of an error, followed by the link if there is something to look up. */
export function withHelp(lines: readonly string[], heading: Heading | null): readonly string[] {
  return heading === null ? lines : [...lines, renderHelp(heading)];
}

function renderHelp(heading: Heading): string {
  return `See ${PAGE}#${heading.toLowerCase().replaceAll(' ', '-')}`;
}

/** Returns the heading for an outcome; null if there is nothing to look up. */
export function headingOf(outcome: Outcome): Heading | null {
  switch (outcome.kind) {
    case 'failed':
      return 'The job failed';
    case 'revoked':
      return 'The job was cancelled in Fiddler';
    case 'timedOut':
      return 'Timeout';
    case 'stale':
    case 'unreachable': {
      const { error } = outcome;
      const cause = error instanceof TimeoutError ? error.lastError : error;
      return cause === null ? 'Timeout' : headingOfError(cause);
    }
    case 'cancelled':
      return 'The run was cancelled';
    case 'succeeded':
    case 'skipped':
      return null;
  }
}

function headingOfError({ kind, statusCode = 0, isPermanent }: ApiError): Heading {
  if (kind === 'certificate') return 'The certificate is not trusted';
  if (kind === 'proxy') return 'The proxy refuses or fails';
  if (kind === 'network') return 'The site cannot be reached';
  if (statusCode === 401 || statusCode === 403) return 'The API key was refused';
  if (statusCode === 404) return 'The job was not found';
  return isPermanent ? 'The address is wrong' : 'Transient errors';
}
