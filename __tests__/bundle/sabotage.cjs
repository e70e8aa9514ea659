// Loaded into the action's process before the bundle (node --require), to break what it stands on.
const fs = require('node:fs');
const http = require('node:http');

/** @type {Readonly<Record<string, () => unknown>>} */
const SABOTAGE = {
  // A promise beneath the wait that never settles, with nothing left to keep the process alive.
  'sleeps never end': () => Object.assign(globalThis, { setTimeout: () => ({ unref() {} }) }),
  'requests are never answered nor refused': () =>
    Object.assign(http, { request: () => ({ on() {}, setTimeout() {}, end() {} }) }),
  'requests throw what is no Error': () => Object.assign(http, { request: thrower('a string') }),
  'outputs throw what is no Error': () => Object.assign(fs, { appendFileSync: thrower('text') }),
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
