// What a scenario plays on: a Fiddler, programs in front of it, and the action.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOB_ID, runAction, TOKEN } from '../../__tests__/bundle/action.ts';
import { createAuthority } from '../../__tests__/bundle/authority.ts';
import { jobAnswer, startFiddlerServer } from '../../sandbox/fiddler-server.js';

/**
 * @import { ChildProcess } from 'node:child_process'
 * @import { EventEmitter } from 'node:events'
 * @import { ActionOptions } from '../../__tests__/bundle/action.ts'
 * @import { FiddlerServer, FiddlerServerOptions } from '../../sandbox/fiddler-server.js'
 */

const INPUTS = { 'job-id': JOB_ID, token: TOKEN, interval: '0.3', timeout: '40' };
const MAX_START_MS = 30_000;
const MAX_END_MS = 5_000;

/** Trusted by the action. */
export const authority = await createAuthority();

/** Outgoing connections have higher ports, so none takes a port before its program does. */
let nextPort = 10_000 + (process.pid % 10_000);

/** @type {ChildProcess[]} */
const children = [];
process.on('exit', () => {
  for (const child of children) child.kill();
  // An action that is stopped ends when it goes on.
  for (const child of children) child.kill('SIGCONT');
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(1));

export class Stage {
  /** Printed by the programs. */
  output = '';
  /** @type {FiddlerServer[]} */
  #servers = [];
  /** @type {ChildProcess[]} */
  #children = [];
  /** @type {ChildProcess | undefined} */
  action;

  /** @param {string} folder created, for the programs' files */
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder);
    this.caFile = this.write('ca.pem', authority.cert);
  }

  /** @param {string} name @param {string} content @returns {string} the path of the file */
  write(name, content) {
    const file = join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  /** @param {number} [checks] @param {Pick<FiddlerServerOptions, 'port' | 'tls'>} [options] */
  async startFiddler(checks = 4, options = {}) {
    const states = [...Array(checks - 1).fill('STARTED'), 'SUCCESS'];
    const replies = { [JOB_ID]: states.map((status) => ({ body: jobAnswer({ status }) })) };
    const server = await startFiddlerServer({ ...options, token: TOKEN, replies });
    this.#servers.push(server);
    return server;
  }

  /** How many requests Fiddler received. */
  get requests() {
    return this.#servers.reduce((count, { requests }) => count + requests.length, 0);
  }

  /** @param {() => boolean} condition */
  async until(condition) {
    const startMs = performance.now();
    while (!condition()) {
      if (performance.now() - startMs > MAX_START_MS) throw new Error(`never: ${condition}`);
      await sleep(20);
    }
  }

  /** @returns {Promise<number>} a port that is not in use */
  async freePort() {
    const port = nextPort++;
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await happens(server, 'listening');
    server.close();
    return isFree ? port : this.freePort();
  }

  /** @param {number} port @param {string} name @param {readonly string[]} args */
  async start(port, name, args) {
    const program = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#own(program);
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (chunk) => {
        this.output += chunk;
      });
    }
    for (const startMs = performance.now(); ; await sleep(50)) {
      const socket = connect(port, '127.0.0.1');
      const isReady = await happens(socket, 'connect');
      socket.destroy();
      if (isReady) return program;
      const isLate = performance.now() - startMs > MAX_START_MS;
      if (isLate || program.exitCode !== null) throw new Error(`${name} did not start`);
    }
  }

  /** @param {string} url @param {Pick<ActionOptions, 'env' | 'inputs'>} [options] */
  runAction(url, { env = {}, inputs = {} } = {}) {
    return runAction({
      inputs: { ...INPUTS, url, ...inputs },
      env: { NODE_EXTRA_CA_CERTS: this.caFile, ...env },
      onStart: (child) => {
        this.action = child;
        this.#own(child);
      },
    });
  }

  async close() {
    await Promise.all([...this.#children.map(stop), ...this.#servers.map((it) => it.close())]);
  }

  /** @param {ChildProcess} child */
  #own(child) {
    children.push(child);
    this.#children.push(child);
  }
}

/** @param {ChildProcess} child which ends its own children */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), MAX_END_MS);
  child.kill();
  await once(child, 'close');
  clearTimeout(timer);
}

/** @param {EventEmitter} emitter @param {string} event @returns {Promise<boolean>} false: an error */
function happens(emitter, event) {
  return once(emitter, event).then(
    () => true,
    () => false,
  );
}
