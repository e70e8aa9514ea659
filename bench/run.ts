/** `npm run bench`: measures all that docs/performance.md tells, and writes it with its plots. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { measureBesidePython, renderBesidePython } from './beside-python.ts';
import { measureColdStart, renderColdStart } from './cold-start.ts';
import { compare, renderReports } from './detection.ts';
import { type ManyJobs, measureManyJobs } from './many-jobs.ts';
import { type Memory, measureMemory, renderMemory, WAITS } from './memory.ts';
import { plotColdStart, plotDetection, plotManyJobs } from './plots.ts';
import { table } from './table.ts';
import { FAMILIES } from './traces/families.ts';
import { HELD_OUT_FAMILIES } from './traces/held-out-families.ts';
import { makeTraces } from './traces.ts';
import { measureTrouble } from './trouble.ts';

const DOCS = resolve(import.meta.dirname, '../docs');
const ROUNDS = 40;
const SEED = 1;

const made = compare(makeTraces({ seed: SEED, tracesPerFamily: 200, families: FAMILIES }));
const other = compare(
  makeTraces({ seed: SEED, tracesPerFamily: 200, families: HELD_OUT_FAMILIES }),
);
const thousand = await measureManyJobs({
  jobs: 1_000,
  spreadSeconds: 600,
  grantedPerMinute: 1_000,
});
const hundredAMinute = await measureManyJobs({
  jobs: 100,
  spreadSeconds: 600,
  grantedPerMinute: 100,
});
const trouble = await measureTrouble();
const coldStart = await measureColdStart(ROUNDS);
const besidePython = await measureBesidePython(ROUNDS);
const memory: Memory[] = [];
for (const wait of WAITS) memory.push(await measureMemory(wait));

function manyJobsRow(what: string, run: ManyJobs): readonly (string | number)[] {
  return [
    what,
    run.requests,
    run.refused,
    run.mostPerSecond,
    run.mostPerMinute,
    `${run.meanDelaySeconds.toFixed(0)} s`,
    `${run.lastDelaySeconds.toFixed(0)} s`,
    run.logLines,
  ];
}

const nodeVersion = execFileSync(process.execPath, ['--version'], { encoding: 'utf8' }).trim();
const page = `# Performance

Written by \`npm run bench\`, on a shared virtual machine with ${cpus().length} cores and node ${nodeVersion}.
Timings are noisy there: what counts are the ratios, which come from pairs measured in turn.

## How soon the end of a job is seen

Simulated on virtual time over traces of jobs of 1.5 s to 1,500 s (evenly over the logarithm) with a
latency of 100 ms: progress that is linear, in few or many steps, noisy, stalled at 95 %, or not told
at all, jobs that queue first, and jobs that are retried. \`src/fiddler/follow/pace.ts\` explains the policy.

![Mean delay against requests for each policy](images/detection.svg)

${renderReports(made)}

The same on traces of other kinds, made to be nasty (${Object.keys(HELD_OUT_FAMILIES).length} families: ever slower, told in bursts, done early, …):

${renderReports(other)}

Where nothing but short jobs is waited for, the adaptive checks take more requests than every 6 s: that
is when they are spent.

## Many jobs in one wait

The real waiting on virtual time, with a simulated server that answers in 50 ms and refuses (429) what
is more than it grants. The ends are spread over ten minutes.

${table(
  [
    'wait',
    'requests',
    'refused',
    'most in a second',
    'most in a minute',
    'mean delay',
    'delay of the last end',
    'log lines',
  ],
  [
    manyJobsRow('1,000 jobs, 1,000 requests a minute granted', thousand),
    manyJobsRow('100 jobs, 100 requests a minute granted', hundredAMinute),
  ],
)}

![Requests a minute and jobs done over time, for 1,000 jobs](images/many-jobs.svg)

![The same for 100 jobs where 100 requests a minute are granted](images/many-jobs-limited.svg)

## Requests while there are only errors

${table(
  ['error', 'in the first 3 s', 'in the first 10 s', 'in the minute after that'],
  trouble.map(({ what, in3Seconds, in10Seconds, inNextMinute }) => [
    what,
    in3Seconds,
    in10Seconds,
    inNextMinute,
  ]),
)}

## Cold start

${renderColdStart(coldStart)}

![Cold start as a multiple of a bare script](images/cold-start.svg)

## Beside the Python client

${renderBesidePython(besidePython)}

## Memory

${renderMemory(memory)}
`;

mkdirSync(resolve(DOCS, 'images'), { recursive: true });
writeFileSync(resolve(DOCS, 'images/detection.svg'), plotDetection(made));
writeFileSync(resolve(DOCS, 'images/many-jobs.svg'), plotManyJobs(thousand));
writeFileSync(resolve(DOCS, 'images/many-jobs-limited.svg'), plotManyJobs(hundredAMinute));
writeFileSync(resolve(DOCS, 'images/cold-start.svg'), plotColdStart(coldStart));
writeFileSync(resolve(DOCS, 'performance.md'), page);
console.log('docs/performance.md and its plots in docs/images are written');
