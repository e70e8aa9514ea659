/** The action's entry: red until proved green. */
process.exitCode = 1;

import { cancellationSignal } from './action/cancellation.ts';
import { run } from './action/run.ts';
import { githubRunner } from './action/runner.ts';
import { systemClock } from './fiddler/clock.ts';

/** What is still open after the report, such as a proxy that hangs, may not keep the step waiting. */
const LINGER_MS = 300;

// Users can do nothing about what a dependency uses: a proxy with a password would print one.
process.noDeprecation = true;

// A log that nobody reads any more is no reason to leave the outputs unwritten.
process.stdout.on('error', () => {});

run({ runner: githubRunner, signal: cancellationSignal(), clock: systemClock, random: Math.random })
  .then((succeeded) => {
    if (succeeded) process.exitCode = 0;
  })
  .finally(() => {
    setTimeout(endAtOnce, LINGER_MS).unref();
  });

function endAtOnce(): void {
  // process.exit waits for a name that is being looked up, for half a minute if no server answers.
  const isLookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
  if (isLookingUp && process.exitCode !== 0) process.kill(process.pid, 'SIGKILL');
  process.exit();
}
