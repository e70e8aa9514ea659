/**
 * What the dependencies do as soon as they are loaded, and no wait needs: taken out of the bundle,
 * for a step that starts almost as fast as a bare script (docs/performance.md).
 */

/**
 * @typedef {object} Patch
 * @property {string} what what is taken out, and why it may be
 * @property {RegExp} pattern with the flag `g`
 * @property {number} times how often the pattern is found: another number is another dependency
 * @property {string} replacement
 */

/** @type {readonly Patch[]} */
const PATCHES = [
  {
    what: "core's own summary, which is not used: node loads all of fs.promises for it, with readline and the history of the REPL",
    pattern: /const \{ access, appendFile, writeFile \} = \w+\.promises;/g,
    times: 1,
    replacement: 'const access = null, appendFile = null, writeFile = null;',
  },
  {
    what: 'the one summary that core makes for everybody',
    pattern: /const _summary = new Summary\(\);/g,
    times: 1,
    replacement: 'const _summary = null;',
  },
  {
    what: "node:os, of which core uses the end of a line, and two of process's own names",
    pattern: / = require\("os"\);/g,
    times: 1,
    replacement:
      ' = { EOL: process.platform === "win32" ? "\\r\\n" : "\\n", platform: () => process.platform, arch: () => process.arch };',
  },
  {
    what: 'node:crypto until core needs a delimiter, where the runner has no file for outputs',
    pattern: / = require\("crypto"\);/g,
    times: 1,
    replacement: ' = { get randomUUID() { return require("crypto").randomUUID; } };',
  },
  {
    what: 'node:https until a site of https:// is asked',
    pattern: / = require\("(?:node:)?https"\);/g,
    times: 2,
    replacement:
      ' = { get Agent() { return require("https").Agent; }, get request() { return require("https").request; } };',
  },
  {
    what: "http-client's other ways to ask: requests are asked raw, since the rest follows redirects and has no bounds",
    pattern:
      /^ {4}(?:options\(requestUrl.*?(?=^ {4}dispose\()|getAgentDispatcher\(.*?(?=^ {4}_getAgent\()|_getProxyAgentDispatcher\(.*?(?=^ {4}_getUserAgent)|_performExponentialBackoff\(.*?(?=^\}$))/gms,
    times: 4,
    replacement: '',
  },
  {
    what: 'the getters for each member of node:http and node:https, which http-client imports whole',
    pattern: /\/\*#__PURE__\*\/__nccwpck_require__\.t\((external_https?_), 2\)/g,
    times: 2,
    replacement: '$1',
  },
];

/** What node:os has and its replacement has not. */
const UNKNOWN_MEMBER = /external_os_namespaceObject\.(?!(?:EOL|platform|arch)\b)\w+/;

/** What is left of http-client's class. */
const HTTP_CLIENT = /^class lib_HttpClient \{.*?^\}$/ms;

/**
 * @param {string} bundle as ncc gives it out
 * @returns {string} the same with less to do at its start
 */
export function patchStartUp(bundle) {
  const unknown = UNKNOWN_MEMBER.exec(bundle);
  if (unknown !== null) throw new Error(`the bundle uses ${unknown[0]}`);
  const patched = PATCHES.reduce((text, { what, pattern, times, replacement }) => {
    const found = text.match(pattern)?.length ?? 0;
    if (found !== times) throw new Error(`found ${found} times instead of ${times}: ${what}`);
    return text.replace(pattern, replacement);
  }, bundle);
  const httpClient = HTTP_CLIENT.exec(patched)?.[0];
  if (httpClient === undefined) throw new Error('there is no http-client in the bundle');
  for (const [, method] of httpClient.matchAll(/this\.(\w+)\(/g)) {
    if (!httpClient.includes(`\n    ${method}(`)) throw new Error(`http-client calls ${method}()`);
  }
  return patched;
}
