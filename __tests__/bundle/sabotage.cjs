// Preloaded into the action's process (node --require) to break what the bundle depends on.
const fs = require('node:fs');
const http = require('node:http');
const { syncBuiltinESMExports } = require('node:module');

/** @type {Readonly<Record<string, () => unknown>>} */
const SABOTAGE = {
  // A promise that never settles, with nothing left to keep the process alive.
  'sleeps never end': () => Object.assign(globalThis, { setTimeout: () => ({ unref() {} }) }),
  'requests never settle': () => Object.assign(http, { request: () => ({ on() {}, end() {} }) }),
  'requests throw a string': () => Object.assign(http, { request: thrower('a string') }),
  'outputs throw a string': () => Object.assign(fs, { appendFileSync: thrower('a string') }),
  'the report throws null': () => Object.assign(Number.prototype, { toFixed: thrower(null) }),
};

/** @param {unknown} what */
function thrower(what) {
  return () => {
    throw what;
  };
}

const sabotage = SABOTAGE[process.env['SABOTAGE'] ?? ''];
if (sabotage === undefined) throw new Error('an unknown sabotage');
sabotage();
syncBuiltinESMExports();
