// Waits for a job from a script of your own, outside of GitHub Actions:
//
//     FIDDLER_URL=https://acme.fiddler.ai FIDDLER_TOKEN=… node wait.js <job-id>
//
// The exit code is 0 only when the job succeeded. Ctrl+C ends the wait; the job goes on.

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
  console.log(`${done.name} is done: ${done.status}`);
  process.exitCode = 0;
} catch (error) {
  if (error instanceof AsyncJobRevoked) {
    console.error(`Cancelled on the server: ${error.message}`);
  } else if (error instanceof AsyncJobFailed) {
    console.error(error.message);
    // The tasks tell why; they are read only when asked for.
    const { extras } = await Job.get(id, { client, verbose: true });
    console.error(JSON.stringify(extras, null, 2));
  } else if (error instanceof TimeoutError) {
    console.error(`Not done in time, last seen as ${error.lastJob?.status ?? 'nothing at all'}`);
  } else if (error instanceof ApiError) {
    console.error(`Fiddler could not be asked: ${error.message}`);
  } else {
    throw error;
  }
} finally {
  client.close();
}
