// mitmproxy, which inspects TLS: it shows certificates of its own CA.

import { HOST } from './squid.js';
import { authority } from './stage.js';

/** @import { Scenario } from './scenario.js' */

const tls = await authority.issue('127.0.0.1');

/** @type {readonly Scenario[]} */
export const MITMPROXY = [
  { name: 'mitmproxy inspects TLS, the action has its CA', play: inspected(true) },
  {
    name: 'mitmproxy inspects TLS, the action does not have its CA',
    play: inspected(false),
    reason: 'ApiError',
    prints: /^::error::.*untrusted CA .* through the proxy 127\.0\.0\.1.*set NODE_EXTRA_CA_CERTS/m,
  },
];

/** @param {boolean} isTrusted @returns {Scenario['play']} */
function inspected(isTrusted) {
  return async (stage) => {
    const { url } = await stage.startFiddler(4, { tls });
    const port = await stage.freePort();
    await stage.start(port, 'mitmdump', [
      ...['--listen-host', '127.0.0.1', '--listen-port', `${port}`],
      ...['--map-remote', `|^https://[^/]+|${url}`, '--set', 'connection_strategy=lazy'],
      ...['--set', `confdir=${stage.folder}`],
      ...['--set', `ssl_verify_upstream_trusted_ca=${stage.caFile}`],
    ]);
    const trusted = { NODE_EXTRA_CA_CERTS: `${stage.folder}/mitmproxy-ca-cert.pem` };
    const env = { https_proxy: `http://127.0.0.1:${port}`, ...(isTrusted ? trusted : {}) };
    return stage.runAction(`https://${HOST}`, { env });
  };
}
