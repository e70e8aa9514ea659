/** The command's entry: it fails unless proven successful. */
import { EXIT } from './cli/exit-codes.ts';

process.exitCode = EXIT.defect;

import { findInformationOption } from './cli/arguments.ts';
import { CommandFront } from './cli/front.ts';
import { HELP } from './cli/help.ts';
import { ignoreStreamErrors, writeError, writeOutput } from './cli/streams.ts';
import { VERSION } from './fiddler/client.ts';
import { systemClock } from './fiddler/clock.ts';
import { cancellationSignal, flushAndExit } from './process.ts';
import { run } from './wait/run.ts';
import { line } from './wait/text/sanitize.ts';

process.on('uncaughtException', (error) => {
  writeError(line`wait-for-job: Internal error (please report this): ${error.stack ?? ''}`);
  process.exit(EXIT.defect);
});

/** Maximum time to flush the log after a signal. */
const MAX_FLUSH_MS = 500;
/** Exit codes above belong to signals. */
const SIGNAL_OFFSET = 128;

function exitWith(exitCode: number): Promise<void> {
  process.exitCode = exitCode;
  return flushAndExit(exitCode > SIGNAL_OFFSET ? MAX_FLUSH_MS : undefined);
}

/** Returns the exit code. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const information = findInformationOption(args);
  if (information !== null) {
    const text = information === 'help' ? HELP : `${VERSION}\n`;
    return writeOutput(text).then(
      () => EXIT.succeeded,
      () => EXIT.unwritten,
    );
  }
  const clock = systemClock;
  const options = { signal: cancellationSignal(), clock, random: Math.random };
  return run(new CommandFront(args, clock), options);
}

// A dependency warns about a deprecation if a proxy has a password; users cannot change that.
process.noDeprecation = true;
ignoreStreamErrors();
exitWith(await main());
