// For a step of a workflow: starts the sandbox, which outlives the step, and puts its address, its API
// key and its process id into the step's outputs `url`, `token` and `pid`.

import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const { GITHUB_OUTPUT: outputFile = '' } = process.env;
const serve = fileURLToPath(new URL('../sandbox/serve.js', import.meta.url));
// A process group of its own: some runners end all that a step leaves behind in the step's group.
const child = spawn(process.execPath, [serve, '--port', '0'], {
  detached: true,
  stdio: ['ignore', 'pipe', 'ignore'],
});
child.once('exit', (code) => {
  console.error(`The sandbox ended with ${code} before it was up.`);
  process.exit(1);
});

/** @type {Map<string, string>} */
const said = new Map();
for await (const line of createInterface({ input: child.stdout })) {
  const [, name = '', value = ''] = /^FIDDLER_(URL|TOKEN)=(.+)$/.exec(line) ?? [];
  if (name !== '') said.set(name.toLowerCase(), value);
  if (said.size === 2) break;
}
said.set('pid', String(child.pid));
for (const [name, value] of said) appendFileSync(outputFile, `${name}=${value}\n`);
console.log(`A Fiddler listens at ${said.get('url')}`);
// The sandbox still prints a few lines; a closed pipe would end it.
setTimeout(() => process.exit(0), 200);
