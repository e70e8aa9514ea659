// `npm run sandbox [-- --port N]`: a local Fiddler to try the action, or any other client, against.

import { parseArgs } from 'node:util';
import { startFiddlerServer } from './fiddler-server.js';
import { stories } from './stories.js';

const DEFAULT_PORT = 8754;
const USAGE = `Usage: npm run sandbox [-- --port N]   (default: ${DEFAULT_PORT}; 0 takes any free port)`;

/** What a person can put right; shown without a stack. */
class UsageError extends Error {}

try {
  await serve(parsePort(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 1;
}

/**
 * @param {number} port
 */
async function serve(port) {
  const server = await startFiddlerServer({ port, stories }).catch(
    (/** @type {unknown} */ error) => {
      throw explain(error, port);
    },
  );
  // Heard from before the first line on: who reads the lines may stop the sandbox at once.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());

  console.log(`FIDDLER_URL=${server.url}`);
  console.log(`FIDDLER_TOKEN=${server.token}`);
  console.log('');
  for (const { id, story } of stories) console.log(`${id}  ${story}`);
  console.log('');
  console.log('A job starts when it is first read. Stop with Ctrl+C; start again for fresh jobs.');
}

/**
 * @param {readonly string[]} args
 * @returns {number}
 * @throws UsageError
 */
function parsePort(args) {
  const given = readPortOption(args);
  if (given === undefined) return DEFAULT_PORT;
  const port = Number(given);
  if (!/^\d{1,5}$/.test(given) || port > 65_535) {
    throw new UsageError(`--port: "${given}" is no port. Give a whole number from 0 to 65535.`);
  }
  return port;
}

/**
 * @param {readonly string[]} args
 * @returns {string | undefined}
 * @throws UsageError
 */
function readPortOption(args) {
  try {
    return parseArgs({ args: [...args], options: { port: { type: 'string' } } }).values.port;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {unknown} error
 * @param {number} port
 * @returns {unknown}
 */
function explain(error, port) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new UsageError(`Port ${port} is in use, perhaps by another sandbox.`);
  }
  if (code === 'EACCES') {
    return new UsageError(`Port ${port} needs special rights.`);
  }
  return error;
}
