/** Words and signs of the summary for the outcome of a job. */
import type { OutcomeKind } from '../outcome.ts';

interface Words {
  /** Never without the words. */
  readonly sign: string;
  /** `The Fiddler job …`, `1 job …` */
  readonly one: string;
  /** `3 jobs …` */
  readonly many: string;
  /** Shown by a drawing at the end of the wait. */
  readonly end: string;
}

/** The worst first. */
export const WORDS: Readonly<Record<OutcomeKind, Words>> = {
  failed: { sign: '❌', one: 'failed', many: 'failed', end: 'FAILURE' },
  revoked: { sign: '🚫', one: 'was revoked', many: 'were revoked', end: 'REVOKED' },
  timedOut: {
    sign: '⏰',
    one: 'was not done in time',
    many: 'were not done in time',
    end: 'not done in time',
  },
  stale: {
    sign: '❓',
    one: 'could not be read at the end',
    many: 'could not be read at the end',
    end: 'could not be read at the end',
  },
  unreachable: {
    sign: '❓',
    one: 'could not be read',
    many: 'could not be read',
    end: 'could not be read',
  },
  cancelled: {
    sign: '🛑',
    one: 'was left when the wait was cancelled',
    many: 'were left when the wait was cancelled',
    end: 'wait cancelled',
  },
  skipped: {
    sign: '💤',
    one: 'was no longer waited for',
    many: 'were no longer waited for',
    end: 'no longer waited for',
  },
  succeeded: { sign: '✅', one: 'succeeded', many: 'succeeded', end: 'SUCCESS' },
};
