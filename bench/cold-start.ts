/**
 * The duration of the whole process for a finished job, against a bare script with one GET. The
 * programs take turns, so that a busy machine slows all of them alike.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAuthority } from '../__tests__/bundle/authority.ts';
import { jobAnswer, startFiddlerServer } from '../sandbox/fiddler-server.js';
import { table } from './table.ts';

const ID = '550e8400-e29b-41d4-a716-446655440000';
const FLOOR = resolve(import.meta.dirname, 'floor.cjs');
const BUNDLE = resolve(import.meta.dirname, '../dist/index.js');
const COMMAND = resolve(import.meta.dirname, '../bin/wait-for-job.cjs');
const WARM_UP_ROUNDS = 3;

/** Returns the time from spawn to exit, in milliseconds. */
async function time(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const startMs = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  const [exitCode] = await once(child, 'exit');
  if (exitCode !== 0) throw new Error(`${args[0]} ended with ${exitCode}`);
  return performance.now() - startMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Returns, for each round, the times of the bare script, each bundle and the command, in milliseconds. */
async function measure(
  protocol: 'http' | 'https',
  bundles: readonly string[],
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
  const authority = await createAuthority();
  const server = await startFiddlerServer({
    ...(protocol === 'https' ? { tls: await authority.issue('127.0.0.1') } : {}),
    // A function, because it needs no API key, and the bare script sends none.
    replies: {
      [ID]: [
        (_, response) => response.end(JSON.stringify(jobAnswer({ id: ID, status: 'SUCCESS' }))),
      ],
    },
  });
  const inFolder = (name: string, content = ''): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const env = {
    PATH: process.env['PATH'],
    'INPUT_JOB-ID': ID,
    INPUT_URL: server.url,
    INPUT_TOKEN: server.token,
    FIDDLER_URL: server.url,
    FIDDLER_TOKEN: server.token,
    GITHUB_OUTPUT: inFolder('output'),
    GITHUB_STEP_SUMMARY: inFolder('summary'),
    ...(protocol === 'https' ? { NODE_EXTRA_CA_CERTS: inFolder('ca.pem', authority.cert) } : {}),
  };
  const programs = [
    [FLOOR, `${server.url}/v3/jobs/${ID}`],
    ...bundles.map((bundle) => [bundle]),
    [COMMAND, ID],
  ];
  const timesMs: number[][] = [];
  try {
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
      const roundMs: number[] = [];
      for (const args of programs) roundMs.push(await time(args, env));
      if (round >= 0) timesMs.push(roundMs);
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
  return timesMs;
}

/** @param args the number of rounds, and older bundles to compare with */
export async function main([rounds = '40', ...older]: readonly string[]): Promise<void> {
  const bundles = [...older.map((file) => resolve(file)), BUNDLE];
  for (const protocol of ['https', 'http'] as const) {
    const timesMs = await measure(protocol, bundles, Number(rounds));
    const rows = [FLOOR, ...bundles, COMMAND].map((program, index) => [
      program,
      `${median(timesMs.map((roundMs) => roundMs[index] ?? Number.NaN)).toFixed(0)} ms`,
      // The median of the rounds' ratios: the noise of a round cancels out.
      `${median(timesMs.map((roundMs) => (roundMs[index] ?? 0) / (roundMs[0] ?? 0))).toFixed(2)} ×`,
    ]);
    console.log(`${table([`finished job over ${protocol}`, 'median', '× bare script'], rows)}\n`);
  }
}
