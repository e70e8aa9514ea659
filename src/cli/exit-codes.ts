/** The exit codes of the command. */
import { constants } from 'node:os';
import { TimeoutError } from '../fiddler/errors.ts';
import { outcomeOf } from '../wait/outcome.ts';
import type { Verdict } from '../wait/verdict.ts';

/** Never 1: npx, shells and Node itself exit with it if they fail. */
export const EXIT = {
  succeeded: 0,
  invalidInput: 2,
  failed: 20,
  revoked: 21,
  timedOut: 22,
  unreadable: 23,
  defect: 70,
  unwritten: 74,
} as const;

/** As shells do: 128 and the number of the signal. */
const SIGNAL_OFFSET = 128;

/** Returns the exit code of the deciding job; 0 for a success only. */
export function exitCodeOf({ succeeded, job }: Verdict): number {
  if (succeeded) return EXIT.succeeded;
  const outcome = outcomeOf(job);
  switch (outcome.kind) {
    case 'failed':
      return EXIT.failed;
    case 'revoked':
      return EXIT.revoked;
    case 'timedOut':
      return EXIT.timedOut;
    case 'stale':
    case 'unreachable':
      return outcome.error instanceof TimeoutError ? EXIT.timedOut : EXIT.unreadable;
    case 'cancelled':
      return exitCodeOfSignal(outcome.signalName);
    case 'skipped':
    case 'succeeded':
      return EXIT.defect;
  }
}

export function exitCodeOfSignal(signalName: string): number {
  const numbers: Readonly<Record<string, number>> = constants.signals;
  return SIGNAL_OFFSET + (numbers[signalName] ?? 0);
}
