/**
 * From spawn to exit for a job that is done already, outputs and summary written, against a bare
 * script with one GET: in pairs, interleaved, so that a noisy machine hits both alike.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAuthority } from '../__tests__/bundle/authority.ts';
import { jobAnswer, startFiddlerServer } from '../sandbox/fiddler-server.js';
import { median, timeProgram } from './process.ts';

const ID = '550e8400-e29b-41d4-a716-446655440000';
const ROOT = resolve(import.meta.dirname, '..');
const WARM_UP_ROUNDS = 3;

export interface ColdStart {
  readonly protocol: 'http' | 'https';
  readonly rounds: number;
  /** Medians, in milliseconds. */
  readonly floorMs: number;
  readonly actionMs: number;
  /** The median of the pairs' ratios. */
  readonly ratio: number;
}

export async function measureColdStart(
  protocol: 'http' | 'https',
  rounds: number,
): Promise<ColdStart> {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
  const authority = protocol === 'https' ? await createAuthority() : undefined;
  const tls = await authority?.issue('127.0.0.1');
  const server = await startFiddlerServer({
    ...(tls === undefined ? {} : { tls }),
    replies: {
      // A function is asked without a key, too: the bare script has none.
      [ID]: [
        (_request, response) =>
          response.end(JSON.stringify(jobAnswer({ id: ID, status: 'SUCCESS', progress: 100 }))),
      ],
    },
  });
  writeFileSync(join(folder, 'authority.pem'), authority?.cert ?? '');
  const env = {
    PATH: process.env['PATH'],
    'INPUT_JOB-ID': ID,
    INPUT_URL: server.url,
    INPUT_TOKEN: server.token,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') }),
  };
  writeFileSync(env.GITHUB_OUTPUT, '');
  writeFileSync(env.GITHUB_STEP_SUMMARY, '');
  const floor = [join(ROOT, 'bench/floor.cjs'), `${server.url}/v3/jobs/${ID}`];
  const action = [join(ROOT, 'dist/index.js')];
  const pairs: Array<readonly [number, number]> = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const pair = [
      await timeProgram(process.execPath, floor, env),
      await timeProgram(process.execPath, action, env),
    ] as const;
    if (round >= 0) pairs.push(pair);
  }
  await server.close();
  rmSync(folder, { recursive: true });
  return {
    protocol,
    rounds,
    floorMs: median(pairs.map(([floorMs]) => floorMs)),
    actionMs: median(pairs.map(([, actionMs]) => actionMs)),
    ratio: median(pairs.map(([floorMs, actionMs]) => actionMs / floorMs)),
  };
}

if (import.meta.main) {
  for (const protocol of ['http', 'https'] as const) {
    const { floorMs, actionMs, ratio, rounds } = await measureColdStart(protocol, 40);
    console.log(
      `${protocol}: bare script ${floorMs.toFixed(1)} ms, action ${actionMs.toFixed(1)} ms, ` +
        `${ratio.toFixed(2)} × (median of ${rounds} interleaved pairs)`,
    );
  }
}
