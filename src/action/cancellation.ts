/** The runner, or a person at a terminal, asked the process to end. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly signalName: string;

  constructor(signalName: string) {
    super(`cancelled by ${signalName}`);
    this.signalName = signalName;
  }
}

/**
 * Aborted with a `Cancelled` on the first SIGINT or SIGTERM. Later ones are taken note of and
 * nothing else, so that they do not cut off the report that the first one started.
 */
export function cancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signalName of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signalName, () => controller.abort(new Cancelled(signalName)));
  }
  return controller.signal;
}
