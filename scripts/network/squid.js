// squid between the action and a Fiddler.

import { setTimeout as sleep } from 'node:timers/promises';
import { PASSWORD } from './scenario.js';
import { authority, stop } from './stage.js';

/** @import { Scenario } from './scenario.js' */
/** @import { Stage } from './stage.js' */

/** This machine. For localhost and 127.0.0.1 no proxy is used. */
export const HOST = 'fiddler.test';

const tls = await authority.issue(HOST);

/** @type {readonly Scenario[]} */
export const SQUID = [
  {
    name: 'squid restarts in mid-wait',
    async play(stage) {
      const site = await stage.startFiddler(4, { tls });
      const port = await stage.freePort();
      const squid = await startSquid(stage, port, 'allow all');
      const env = { https_proxy: `http://127.0.0.1:${port}` };
      const result = stage.runAction(`https://${HOST}:${site.port}`, { env });
      await stage.until(() => stage.requests >= 2);
      await stop(squid);
      await sleep(2_000);
      await startSquid(stage, port, 'allow all');
      return result;
    },
    prints: /the proxy 127\.0\.0\.1:\d+ \(https_proxy\) could not be used: connection refused/,
    retries: [3, 7],
  },
  {
    name: 'squid requires a user and password, and gets them',
    play: behindSquid('allow users', `robot:${PASSWORD}@`),
  },
  {
    name: 'squid requires a user and password (407)',
    play: behindSquid('allow users'),
    reason: 'ApiError',
    prints: /::error::.*\(HTTP 407\).*Put the user and password into https_proxy/,
  },
  {
    name: 'squid denies CONNECT',
    play: behindSquid('deny all'),
    reason: 'ApiError',
    prints:
      /::error::.*refuses to connect to fiddler\.test:\d+ \(HTTP 403\).*add the site to no_proxy/,
  },
  {
    name: 'squid denies CONNECT to other ports than 443, the URL has http://',
    play: behindSquid('allow port443', '', `http://${HOST}`),
    reason: 'ApiError',
    prints: /::error::.*\(http_proxy\) refuses to connect .*allow to port 443 only/,
  },
  {
    name: 'squid cannot reach the site',
    play: behindSquid('allow all', '', `https://${HOST}:9`),
    reason: 'TimeoutError',
    prints: /::error::.*could not reach fiddler\.test:9 \(HTTP 503\).*The proxy itself works/,
    retries: [3, 6],
  },
];

/** @param {string} access @param {string} [user] @param {string} [url] @returns {Scenario['play']} */
function behindSquid(access, user = '', url = '') {
  return async (stage) => {
    const site = await stage.startFiddler(4, { tls });
    const port = await stage.freePort();
    await startSquid(stage, port, access);
    const proxy = `http://${user}127.0.0.1:${port}`;
    return stage.runAction(url || `https://${HOST}:${site.port}`, {
      env: { http_proxy: proxy, https_proxy: proxy },
      inputs: { timeout: '5' },
    });
  };
}

/** @param {Stage} stage @param {number} port @param {string} access for example `allow all` */
function startSquid(stage, port, access) {
  const known = `while read -r given; do
    [ "$given" = "robot ${PASSWORD}" ] && echo OK || echo ERR
  done`;
  const config = `
    http_port 127.0.0.1:${port}
    auth_param basic program /bin/sh ${stage.write('known.sh', known)}
    acl users proxy_auth REQUIRED
    acl port443 port 443
    http_access ${access}
    http_access deny all
    hosts_file ${stage.write('hosts', `127.0.0.1 ${HOST}\n`)}
    visible_hostname proxy.test
    cache_log /dev/null
    access_log none
    netdb_filename none
    pid_filename none
    pinger_enable off
    max_filedescriptors 256
    shutdown_lifetime 0 seconds`;
  // Squids with different names share no memory.
  const args = ['-N', '-d', '1', '-n', `e2e${port}`, '-f', stage.write('squid.conf', config)];
  return stage.start(port, 'squid', args);
}
