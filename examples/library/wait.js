// Waits for a job in your own script, outside of GitHub Actions:
//
//     FIDDLER_URL=https://acme.fiddler.ai FIDDLER_TOKEN=… node wait.js <job-id>
//
// The exit code is 0 only if the job succeeded. Ctrl+C ends the wait; the job continues.

import {
  ApiError,
  AsyncJobFailed,
  AsyncJobRevoked,
  FiddlerClient,
  Job,
  TimeoutError,
} from '@fiddler/wait-for-job';

const { FIDDLER_URL: url = '', FIDDLER_TOKEN: token = '' } = process.env;
const [id = ''] = process.argv.slice(2);

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));

process.exitCode = 1;
const client = new FiddlerClient({ url, token });
try {
  const job = await Job.get(id, { client, signal: stop.signal });
  const done = await job.wait({ timeout: 3600, signal: stop.signal });
  console.log(`${done.name} ended in ${done.status}`);
  process.exitCode = 0;
} catch (error) {
  if (error instanceof AsyncJobRevoked) {
    console.error(`Cancelled in Fiddler: ${error.message}`);
  } else if (error instanceof AsyncJobFailed) {
    console.error(error.message);
    // The failed tasks have the details; they are read only with `verbose`.
    const { extras } = await Job.get(id, { client, verbose: true });
    console.error(JSON.stringify(extras, null, 2));
  } else if (error instanceof TimeoutError) {
    console.error(`Not finished in time, last state: ${error.lastJob?.status ?? 'never read'}`);
  } else if (error instanceof ApiError) {
    console.error(`The job could not be read: ${error.message}`);
  } else {
    throw error;
  }
} finally {
  client.close();
}
