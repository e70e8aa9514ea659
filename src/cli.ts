/** The command's entry: it fails unless proven successful. */
import { EXIT, exitCodeOfSignal } from './cli/exit-codes.ts';

process.exitCode = EXIT.defect;

import { findInformationOption, findTokenFile } from './cli/arguments.ts';
import { CommandFront, redactVariables } from './cli/front.ts';
import { HELP } from './cli/help.ts';
import { ignoreStreamErrors, writeLine, writeOutput } from './cli/streams.ts';
import { readTokenFile } from './cli/token-file.ts';
import { VERSION } from './fiddler/client.ts';
import { systemClock } from './fiddler/clock.ts';
import { cancellationSignal, flushAndExit } from './process.ts';
import type { Cancelled } from './wait/cancelled.ts';
import { run } from './wait/run.ts';
import { line } from './wait/text/sanitize.ts';

/** Time after a signal to write results for readers that are slow. */
const MAX_SIGNAL_MS = 800;

// Node's own warnings would break the form of the log, and users cannot change what causes them. What
// they can change is checked with the options.
process.removeAllListeners('warning');
ignoreStreamErrors();
process.on('uncaughtException', (error: unknown) => {
  const stack = error instanceof Error ? error.stack : error;
  writeLine(
    line`wait-for-job: Internal error (please report this): ${redactVariables(`${stack}`)}`,
  );
  process.exit(EXIT.defect);
});

process.exitCode = await main(process.argv.slice(2));
await flushAndExit();

/** Returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const information = findInformationOption(args);
  if (information !== null) {
    return writeOutput(information === 'help' ? HELP : `${VERSION}\n`).then(
      () => EXIT.succeeded,
      () => EXIT.unwritten,
    );
  }
  const path = findTokenFile(args);
  const tokenFile = path === null ? null : await readTokenFile(path);
  // From here on a signal ends the wait first, then the process, even if its output is read slowly.
  const signal = cancellationSignal();
  signal.addEventListener('abort', () => {
    const { signalName }: Cancelled = signal.reason;
    setTimeout(() => {
      if (process.exitCode === EXIT.defect) process.exitCode = exitCodeOfSignal(signalName);
      process.exit();
    }, MAX_SIGNAL_MS);
  });
  const clock = systemClock;
  return run(new CommandFront(args, tokenFile, clock), { signal, clock, random: Math.random });
}
