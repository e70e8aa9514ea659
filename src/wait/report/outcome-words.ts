/** Words and signs of the summary for the outcome of a job. */
import type { OutcomeKind } from '../outcome.ts';

interface Words {
  /** Never without the words. */
  readonly sign: string;
  /** `The Fiddler job …`, `2 of 3 Fiddler jobs …` */
  readonly text: string;
  /** Shown by a drawing at the end of the wait. */
  readonly end: string;
}

/** The worst first. */
export const WORDS: Readonly<Record<OutcomeKind, Words>> = {
  failed: { sign: '❌', text: 'failed', end: 'FAILURE' },
  revoked: { sign: '🚫', text: 'ended as revoked', end: 'REVOKED' },
  timedOut: { sign: '⏰', text: 'did not finish in time', end: 'timeout' },
  stale: { sign: '❓', text: 'could no longer be read', end: 'could no longer be read' },
  unreachable: { sign: '❓', text: 'could not be read', end: 'could not be read' },
  cancelled: { sign: '🛑', text: 'did not finish before the wait was cancelled', end: 'cancelled' },
  skipped: { sign: '💤', text: 'skipped', end: 'skipped' },
  succeeded: { sign: '✅', text: 'succeeded', end: 'SUCCESS' },
};
