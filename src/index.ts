/** The action's entry: the step fails unless proven successful. */
process.exitCode = 1;

import { GithubFront } from './action/front.ts';
import { systemClock } from './fiddler/clock.ts';
import { cancellationSignal, flushAndExit } from './process.ts';
import { run } from './wait/run.ts';

/** Maximum time to flush the log. */
const MAX_FLUSH_MS = 5_000;

// A dependency warns about a deprecation if a proxy has a password; users cannot change that.
process.noDeprecation = true;

// A closed stdout must not prevent writing the outputs.
process.stdout.on('error', () => {});

const clock = systemClock;
const options = { signal: cancellationSignal(), clock, random: Math.random };
const succeeded = await run(new GithubFront(clock), options);
if (succeeded) process.exitCode = 0;
// Exit even if the log is never read.
setTimeout(() => process.exit(), MAX_FLUSH_MS);
await flushAndExit();
