// Loaded into a process before its script (node --require), to tell what of node it loaded.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  writeSync(2, JSON.stringify(Reflect.get(process, 'moduleLoadList')));
});
