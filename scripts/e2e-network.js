// `npm run e2e:network [-- --where-possible]`: runs the action behind real gear on this machine: nginx
// and squid (Debian's nginx-light and squid), and mitmproxy (`pip install mitmproxy`). They listen on
// 127.0.0.1 and write to a temporary folder.
//
// With `--where-possible`, for CI, a missing program is not a failure.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MITMPROXY } from './network/mitmproxy.js';
import { NGINX } from './network/nginx.js';
import { play } from './network/scenario.js';
import { SQUID } from './network/squid.js';

const GEAR = [
  { name: 'nginx', version: 'nginx -v', scenarios: NGINX },
  { name: 'squid', version: 'squid -v', scenarios: SQUID },
  { name: 'mitmproxy', version: 'mitmdump --version', scenarios: MITMPROXY },
];
/** Scenarios mostly wait. */
const CONCURRENCY = 8;

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} args @returns {Promise<number>} the exit code */
async function main(args) {
  const { values } = parseArgs({
    args,
    options: { 'where-possible': { type: 'boolean', default: false } },
  });
  // Debian's users have no servers in their PATH.
  process.env['PATH'] += ':/usr/sbin';
  const missing = GEAR.filter(({ version }) => spawnSync(version, { shell: true }).status !== 0);
  const queue = GEAR.filter((gear) => !missing.includes(gear)).flatMap((gear) => gear.scenarios);
  const count = queue.length;

  const folder = mkdtempSync(join(tmpdir(), 'wait-for-job-network-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // For the action's files.
  process.env['TMPDIR'] = folder;
  // Root's squid becomes another user.
  chmodSync(folder, 0o755);
  let failed = 0;
  const playQueue = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const passed = await play(next, folder);
      if (!passed) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, playQueue));

  console.log(`${count - failed} of ${count} scenarios passed`);
  for (const { name, scenarios } of missing) {
    console.log(`${name} is missing. Not run:`);
    for (const scenario of scenarios) console.log(`  ${scenario.name}`);
  }
  return failed === 0 && (missing.length === 0 || values['where-possible']) ? 0 : 1;
}
