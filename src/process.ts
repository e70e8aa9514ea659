/** Signals and exit, shared by the action and the command. */
import { Cancelled } from './wait/cancelled.ts';

/** GitHub's runner sends SIGINT, then SIGTERM (on Windows SIGBREAK). A closed terminal sends SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * Returns a signal that is aborted with a `Cancelled` on the first of these signals. Further signals are
 * ignored, so that they do not cut off the report.
 */
export function cancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signalName of SIGNALS) {
    process.on(signalName, () => controller.abort(new Cancelled(signalName)));
  }
  return controller.signal;
}

/** Ends the process once its output is read, without waiting for anything else that is still open. */
export async function flushAndExit(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => stream.write('', resolve));
  }
  process.exit();
}
