/** What both entries ask of the process. */
import { Cancelled } from './wait/cancelled.ts';

/** Maximum time to flush standard output. */
const MAX_FLUSH_MS = 5_000;

/**
 * Returns a signal that is aborted with a `Cancelled` on the first SIGINT or SIGTERM. Further signals
 * are ignored, so that they do not cut off the report.
 */
export function cancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signalName of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signalName, () => controller.abort(new Cancelled(signalName)));
  }
  return controller.signal;
}

/** Lets the process end once its output is read, but not wait for anything else that is still open. */
export function flushAndExit(): void {
  setTimeout(() => process.exit(), MAX_FLUSH_MS).unref();
  process.stdout.write('', () => process.exit());
}
