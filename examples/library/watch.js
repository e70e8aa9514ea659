// Shows a job's progress as a bar, with `watch`, which yields the job at every check:
//
//     FIDDLER_URL=https://acme.fiddler.ai FIDDLER_TOKEN=… node watch.js <job-id>

import { FiddlerClient, Job, JobStatus } from '@fiddler/wait-for-job';

const { FIDDLER_URL: url = '', FIDDLER_TOKEN: token = '' } = process.env;
const [id = ''] = process.argv.slice(2);
const client = new FiddlerClient({ url, token });

process.exitCode = 1;
try {
  const job = await Job.get(id, { client });
  for await (const { name, status, progress } of job.watch({ interval: 1, timeout: 3600 })) {
    const done = Math.round((progress ?? 0) / 5);
    console.log(`${name} ${'#'.repeat(done)}${'.'.repeat(20 - done)} ${status}`);
    // `watch` ends after any final state.
    if (status === JobStatus.SUCCESS) process.exitCode = 0;
  }
} finally {
  client.close();
}
