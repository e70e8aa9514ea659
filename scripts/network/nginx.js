// nginx in front of a Fiddler.

import { setTimeout as sleep } from 'node:timers/promises';
import { authority } from './stage.js';

/** @import { Scenario } from './scenario.js' */
/** @import { Stage } from './stage.js' */

/**
 * @typedef {object} Config
 * @property {string} server directives of the server
 * @property {string} [http] directives beside it
 * @property {{ key: string, cert: string }} [tls] PEM
 */

const tls = await authority.issue('127.0.0.1');
const otherTls = await authority.issue('elsewhere.test');

/** @type {readonly Scenario[]} */
export const NGINX = [
  {
    name: 'nginx limits requests with 503',
    play: limited(''),
    prints: /HTTP 503: Service Temporarily Unavailable; next check/,
    retries: [6, 15],
    requests: 5,
  },
  {
    name: 'nginx limits requests with 429',
    play: limited('limit_req_status 429;'),
    prints: /HTTP 429: Too Many Requests; next check/,
    retries: [4, 9],
    requests: 5,
  },
  {
    name: 'nginx has no upstream, at first and in mid-wait',
    async play(stage) {
      const port = await stage.freePort();
      const server = passTo({ url: `http://127.0.0.1:${port}` });
      const { url } = await startNginx(stage, { server });
      const result = stage.runAction(url);
      await stage.until(() => stage.output.includes('Connection refused'));
      const site = await stage.startFiddler(4, { port });
      await stage.until(() => stage.requests >= 2);
      await site.close();
      await sleep(2_000);
      await stage.startFiddler(2, { port });
      return result;
    },
    prints: /HTTP 502: Bad Gateway; next check.*STARTED.*HTTP 502: Bad Gateway; next check/s,
    retries: [3, 9],
  },
  {
    name: 'nginx returns 404 for 6 s after a reload',
    play: reloaded({ server: 'return 404;' }, 6),
    prints: /HTTP 404: Not Found; next check/,
    retries: [4, 7],
  },
  {
    name: 'nginx has the certificate of another site for 5 s',
    play: reloaded({ server: 'return 404;', tls: otherTls }, 5),
    prints: /certificate issued for another name \(ERR_TLS_CERT_ALTNAME_INVALID\); next check/,
    retries: [3, 7],
  },
  {
    name: 'nginx closes idle connections after 1 s',
    async play(stage) {
      const server = passTo(await stage.startFiddler(5));
      const { url } = await startNginx(stage, { server, http: 'keepalive_timeout 1s;' });
      const result = stage.runAction(url, { inputs: { interval: '1' } });
      await stage.until(() => stage.requests >= 2);
      // When the action goes on, it sends a request before it sees that nginx closed the connection.
      stage.action?.kill('SIGSTOP');
      await sleep(2_000);
      stage.action?.kill('SIGCONT');
      return result;
    },
    requests: 5,
  },
  {
    name: 'nginx requires a client certificate',
    play: alone({ server: 'ssl_verify_client on; ssl_client_certificate ca.pem;', tls }),
    reason: 'ApiError',
    prints:
      /::error::.*No required SSL certificate was sent.*Client certificates are not supported/,
  },
  {
    name: 'nginx speaks TLS, the URL has http://',
    play: alone({ server: '', tls }, ['https:', 'http:']),
    reason: 'ApiError',
    prints: /::error::.*plain HTTP request was sent to HTTPS port.*Change `url` to https:/,
  },
  {
    name: 'nginx does not speak TLS, the URL has https://',
    play: alone({ server: '' }, ['http:', 'https:']),
    reason: 'TimeoutError',
    prints: /::error::.*the server does not speak TLS.*use http:.*sent unencrypted/,
    retries: [2, 5],
  },
  {
    name: 'nginx does not know the host name',
    play: alone({ server: 'ssl_reject_handshake on;', tls }, ['127.0.0.1', 'localhost']),
    reason: 'TimeoutError',
    prints: /::error::.*the server does not know this host name.*Check the name in `url`/,
    retries: [2, 5],
  },
];

/**
 * Allows a request every 2 s, the first of which is not the action's.
 *
 * @param {string} http
 * @returns {Scenario['play']}
 */
function limited(http) {
  return async (stage) => {
    const { url } = await startNginx(stage, {
      http: `limit_req_zone $binary_remote_addr zone=all:1m rate=30r/m; ${http}`,
      server: `limit_req zone=all; ${passTo(await stage.startFiddler())}`,
    });
    await fetch(url);
    return stage.runAction(url);
  };
}

/** @param {Config} other from the second check on @param {number} seconds @returns {Scenario['play']} */
function reloaded(other, seconds) {
  return async (stage) => {
    const config = { server: passTo(await stage.startFiddler()), tls };
    const { url, reload } = await startNginx(stage, config);
    const result = stage.runAction(url);
    await stage.until(() => stage.requests >= 2);
    reload({ tls, ...other });
    await sleep(seconds * 1000);
    reload(config);
    return result;
  };
}

/**
 * No request reaches a Fiddler.
 *
 * @param {Config} config
 * @param {readonly [string, string]} [replacement] in the URL
 * @returns {Scenario['play']}
 */
function alone(config, [part, replacement] = ['', '']) {
  return async (stage) => {
    const { url } = await startNginx(stage, config);
    return stage.runAction(url.replace(part, replacement), { inputs: { timeout: '2' } });
  };
}

/** @param {{ url: string }} site */
function passTo({ url }) {
  return `location / { proxy_pass ${url}; }`;
}

/** @param {Stage} stage @param {Config} config */
async function startNginx(stage, config) {
  const port = await stage.freePort();
  const args = ['-e', 'stderr', '-p', stage.folder, '-c', writeConfig(stage, port, config)];
  const nginx = await stage.start(port, 'nginx', args);
  return {
    url: `${config.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    /** @param {Config} other */
    reload(other) {
      writeConfig(stage, port, other);
      nginx.kill('SIGHUP');
    },
  };
}

/** @param {Stage} stage @param {number} port @param {Config} config */
function writeConfig(
  stage,
  port,
  { server, http = '', tls: { cert, key } = { cert: '', key: '' } },
) {
  stage.write('cert.pem', cert);
  stage.write('key.pem', key);
  const ssl = 'ssl; ssl_certificate cert.pem; ssl_certificate_key key.pem';
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return stage.write(
    'nginx.conf',
    `daemon off; pid nginx.pid; lock_file nginx.lock; error_log stderr;
     events {}
     http {
       access_log off;
       ${folders.map((name) => `${name}_temp_path temporary;`).join(' ')}
       ${http}
       server {
         listen 127.0.0.1:${port} ${key === '' ? '' : ssl};
         ${server}
       }
     }`,
  );
}
