/** The action's entry: red until proved green. */
process.exitCode = 1;

import { cancellationSignal } from './action/cancellation.ts';
import { exitOnceLogged } from './action/exit.ts';
import { limitMemoryOfLongWaits } from './action/memory.ts';
import { run } from './action/run.ts';
import { githubRunner } from './action/runner.ts';
import { systemClock } from './fiddler/clock.ts';

// A proxy with a password has a dependency print a warning, about which users can do nothing.
process.noDeprecation = true;

// A log that nobody reads any more is no reason to leave the outputs unwritten.
process.stdout.on('error', () => {});

limitMemoryOfLongWaits();

run({ runner: githubRunner, signal: cancellationSignal(), clock: systemClock, random: Math.random })
  .then((succeeded) => {
    if (succeeded) process.exitCode = 0;
  })
  .then(exitOnceLogged);
