// `npm run sandbox [-- --port N]`: a local Fiddler to try the action, or any other client, against.

import { parseArgs } from 'node:util';
import { startFiddlerServer } from './fiddler-server.js';
import { scenarios } from './scenarios.js';

const DEFAULT_PORT = 8754;
const USAGE = `Usage: npm run sandbox [-- --port N]   (default: ${DEFAULT_PORT}; 0 takes any free port)`;

try {
  await serve(parsePort(process.argv.slice(2)));
} catch (error) {
  const message = describe(error);
  if (message === undefined) throw error;
  console.error(`${message}\n${USAGE}`);
  process.exitCode = 1;
}

/** @param {number} port */
async function serve(port) {
  const server = await startFiddlerServer({ port, scenarios });
  // Before the first line: a script that reads the lines may stop the sandbox at once.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());

  console.log(`FIDDLER_URL=${server.url}`);
  console.log(`FIDDLER_TOKEN=${server.token}`);
  console.log('');
  for (const { id, description } of scenarios) console.log(`${id}  ${description}`);
  console.log('');
  console.log('A job starts when it is first read. Stop with Ctrl+C; start again for fresh jobs.');
}

/**
 * @param {string[]} args
 * @returns {number}
 * @throws RangeError, or an error of `parseArgs`
 */
function parsePort(args) {
  const { port = String(DEFAULT_PORT) } = parseArgs({
    args,
    options: { port: { type: 'string' } },
  }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new RangeError(`--port: "${port}" is not a port. Give an integer from 0 to 65535.`);
  }
  return Number(port);
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
