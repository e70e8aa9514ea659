// For a step of a workflow: starts a sandbox that outlives the step, and sets the outputs `url`,
// `token` and `pid`.

import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { GITHUB_OUTPUT: outputFile = '' } = process.env;
const serve = join(import.meta.dirname, '../sandbox/serve.js');
// In its own process group: some runners end everything that a step leaves behind in the step's group.
const child = spawn(process.execPath, [serve, '--port', '0'], {
  detached: true,
  stdio: ['ignore', 'pipe', 'ignore'],
});
child.once('exit', (code) => {
  console.error(`The sandbox ended with ${code} before it was up.`);
  process.exit(1);
});

appendFileSync(outputFile, `pid=${child.pid}\n`);
let found = 0;
for await (const line of createInterface({ input: child.stdout })) {
  const [, name = '', value = ''] = /^FIDDLER_(URL|TOKEN)=(.+)$/.exec(line) ?? [];
  if (name === '') continue;
  appendFileSync(outputFile, `${name.toLowerCase()}=${value}\n`);
  found += 1;
  if (found === 2) break;
}
// The sandbox still prints a few lines; a closed pipe would end it.
setTimeout(() => process.exit(0), 200);
