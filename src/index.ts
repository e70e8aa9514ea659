/** The action's entry: red until proved green. */
process.exitCode = 1;

import { cancellationSignal } from './action/cancellation.ts';
import { run } from './action/run.ts';
import { githubRunner } from './action/runner.ts';
import { systemClock } from './fiddler/clock.ts';

/** What is still open after the report, such as a proxy that hangs, may not keep the step waiting. */
const LINGER_MS = 300;
/** A wait that is over before this need not be frugal. */
const LONG_MS = 1_000;

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

setTimeout(spareMemory, LONG_MS).unref();

/**
 * A long wait computes little. Left to itself, V8 makes what is repeated fast and lets ever more
 * garbage gather meanwhile: after 4,000 checks, half as much memory again, hardly any of it in use.
 */
async function spareMemory(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  for (const flag of ['--no-opt', '--no-maglev', '--semi-space-growth-factor=1']) {
    setFlagsFromString(flag);
  }
}

function endAtOnce(): void {
  // process.exit waits for a name that is being looked up, for half a minute if no server answers.
  const isLookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
  if (isLookingUp && process.exitCode !== 0) process.kill(process.pid, 'SIGKILL');
  process.exit();
}
