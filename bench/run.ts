/** `npm run bench [-- cold-start|detection|many-jobs [argument …]]`: prints Markdown tables. */
import * as coldStart from './cold-start.ts';
import * as detection from './detection.ts';
import * as manyJobs from './many-jobs.ts';

const BENCHES = new Map([
  ['cold-start', coldStart.main],
  ['detection', detection.main],
  ['many-jobs', manyJobs.main],
]);

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? [...BENCHES.values()] : [BENCHES.get(name)];
for (const main of chosen) {
  if (main === undefined) throw new RangeError(`Usage: ${[...BENCHES.keys()].join('|')}`);
  await main(args);
}
