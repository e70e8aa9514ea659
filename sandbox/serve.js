// `npm run sandbox [-- --port N]`: a local Fiddler to try the command, the action or any other client with.

import { parseArgs } from 'node:util';
import { startFiddlerServer } from './fiddler-server.js';
import { scenarios, succeeds } from './scenarios.js';

/** @import { SeenRequest } from './fiddler-server.js' */

const DEFAULT_PORT = 8754;
const REPLAY_AFTER_SECONDS = 10;
const USAGE = `Usage: npm run sandbox [-- --port N]
Serves a local Fiddler until Ctrl+C, and logs each request.

  --port N  default: ${DEFAULT_PORT}; 0 takes any free port
  --help`;

// A log without a reader changes nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
try {
  const { port, help } = parseOptions(process.argv.slice(2));
  if (help) console.log(USAGE);
  else await serve(port);
} catch (error) {
  const message = describe(error);
  if (message === undefined) throw error;
  console.error(`${message}\n${USAGE}`);
  process.exitCode = 1;
}

/** @param {number} port */
async function serve(port) {
  const server = await startFiddlerServer({
    port,
    scenarios,
    replayAfterMs: REPLAY_AFTER_SECONDS * 1000,
    onResponse: logRequest,
  });
  // Before the first line: a script that reads the lines may stop the sandbox at once.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());

  const variables = [`FIDDLER_URL=${server.url}`, `FIDDLER_TOKEN=${server.token}`];
  console.log(`${variables.join('\n')}\n`);
  for (const { id, description } of scenarios) console.log(`${id}  ${description}`);
  console.log(`
To wait for a job, run this in another terminal, in the same folder, with any of the IDs above:
export ${variables.join(' ')}; node bin/wait-for-job.cjs ${succeeds.id}

A job starts when it is first read. A finished job starts over when it is next read, after at least ${REPLAY_AFTER_SECONDS} seconds.
Stop with Ctrl+C. Requests:`);
}

/**
 * Logs to standard error: standard output is for scripts, which may stop reading it.
 *
 * @param {SeenRequest} request
 * @param {number} status
 */
function logRequest({ method, url }, status) {
  const time = new Date().toTimeString().slice(0, 8);
  // Some terminals obey characters above ASCII.
  console.error(`${time}  ${method} ${url.replace(/[^!-~]/g, '?')}  ${status}`);
}

/**
 * @param {string[]} args
 * @throws RangeError, or an error of `parseArgs`
 */
function parseOptions(args) {
  const { port = String(DEFAULT_PORT), help = false } = parseArgs({
    args,
    options: { port: { type: 'string' }, help: { type: 'boolean' } },
  }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new RangeError(`--port: "${port}" is not a port. Give an integer from 0 to 65535.`);
  }
  return { port: Number(port), help };
}

/**
 * @param {unknown} error
 * @returns {string | undefined} undefined if the error is not one that the user can fix
 */
function describe(error) {
  if (error instanceof RangeError) return error.message;
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (String(error.code).startsWith('ERR_PARSE_ARGS_')) return error.message;
  const port = 'port' in error ? error.port : '';
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use, perhaps by another sandbox.`;
  return error.code === 'EACCES' ? `Port ${port} needs special rights.` : undefined;
}
