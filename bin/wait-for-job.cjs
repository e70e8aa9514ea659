#!/usr/bin/env node
// In syntax that any Node reads, to say which one is needed.
'use strict';

var NEEDED = 'wait-for-job: Node.js 20.19 or newer is needed, this is %s';
var version = process.versions.node.split('.').map(Number);
if (version[0] > 20 || (version[0] === 20 && version[1] >= 19)) {
  require('./start.cjs');
} else {
  console.error(NEEDED, process.versions.node);
  process.exitCode = 2;
}
