/**
 * From spawn to exit for a job that is done already, outputs and summary written, against a bare
 * script with one GET: in rounds, interleaved, so that a noisy machine hits all alike.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAuthority } from '../__tests__/bundle/authority.ts';
import { jobAnswer, startFiddlerServer } from '../sandbox/fiddler-server.js';
import { type Bundle, makeBundles } from './bundles.ts';
import { median, timeProgram } from './process.ts';
import { table } from './table.ts';

const ID = '550e8400-e29b-41d4-a716-446655440000';
const FLOOR = resolve(import.meta.dirname, 'floor.cjs');
const WARM_UP_ROUNDS = 3;
const PROTOCOLS = ['http', 'https'] as const;

type Protocol = (typeof PROTOCOLS)[number];

interface Measured {
  /** Median, in milliseconds. */
  readonly floorMs: number;
  /** For each bundle, the median of its times as multiples of the bare script's in the same round. */
  readonly ratios: readonly number[];
}

export interface ColdStart extends Readonly<Record<Protocol, Measured>> {
  readonly bundles: readonly Bundle[];
  readonly rounds: number;
}

export async function measureColdStart(rounds: number): Promise<ColdStart> {
  const { bundles, remove } = await makeBundles();
  try {
    const http = await measureOver('http', bundles, rounds);
    return { bundles, rounds, http, https: await measureOver('https', bundles, rounds) };
  } finally {
    remove();
  }
}

async function measureOver(
  protocol: Protocol,
  bundles: readonly Bundle[],
  rounds: number,
): Promise<Measured> {
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
  const programs = [[FLOOR, `${server.url}/v3/jobs/${ID}`], ...bundles.map(({ file }) => [file])];
  const timesMs: number[][] = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const roundMs: number[] = [];
    for (const args of programs) roundMs.push(await timeProgram(process.execPath, args, env));
    if (round >= 0) timesMs.push(roundMs);
  }
  await server.close();
  rmSync(folder, { recursive: true });
  return {
    floorMs: median(timesMs.map(([floorMs = 0]) => floorMs)),
    ratios: bundles.map((_, index) =>
      median(timesMs.map(([floorMs = 1, ...others]) => (others[index] ?? 0) / floorMs)),
    ),
  };
}

/** Markdown. */
export function renderColdStart({ bundles, rounds, ...measured }: ColdStart): string {
  const rows = bundles.map(({ what, bytes }, index) => [
    what,
    `${Math.round(bytes / 1000)} kB`,
    ...PROTOCOLS.map((protocol) => `${measured[protocol].ratios[index]?.toFixed(2)} ×`),
  ]);
  const floors = PROTOCOLS.map((protocol) => `${measured[protocol].floorMs.toFixed(0)} ms`);
  return `From spawn to exit for a job that is done already, outputs and summary written, against a bare
CommonJS script with one GET (${floors.join(' over http, ')} over https): the median of ${rounds} interleaved
rounds.

${table(['bundle', 'size', ...PROTOCOLS], rows)}`;
}

if (import.meta.main) console.log(renderColdStart(await measureColdStart(40)));
