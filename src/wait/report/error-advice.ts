/** What to do about an error that a check met. */
import {
  type ApiError,
  OVERSIZED,
  PROXY_CERTIFICATE,
  PROXY_NO_TLS,
  type ProxyDetails,
} from '../../fiddler/errors.ts';
import type { OptionNames } from '../options.ts';

/** Returns what to do about an error before the job was ever read; empty if unknown. */
export function adviseOnError(error: ApiError, names: OptionNames): string {
  const { kind, label, reason, statusCode = 0, proxy, message } = error;
  if (kind === 'certificate') return adviseOnCertificate(label, names);
  if (kind === 'proxy' && proxy !== undefined) return adviseOnProxy(proxy, error);
  if (label === OVERSIZED)
    return 'If `verbose` is on, turn it off: it adds the details of all tasks.';
  if (kind === 'network') return adviseOnTls(label, names);
  if (statusCode >= 300 && statusCode < 400) return adviseOnRedirect(error, names);
  // Fiddler's own errors have a reason.
  if ((statusCode === 401 || statusCode === 403) && reason === undefined) {
    return `The response did not come from Fiddler: a gateway in front of ${names.url} refuses this machine or asks for a login.`;
  }
  switch (statusCode) {
    case 400:
      if (/\bHTTPS\b/.test(message)) return `Change ${names.url} to https://.`;
      if (/\bcertificate\b/i.test(message)) return NO_CLIENT_CERTIFICATES;
      return `Check ${names.jobId}, and that ${names.url} is the address of a Fiddler site.`;
    case 401:
      return `Check ${names.token}: it may have expired, been revoked, or belong to a different site than the one in ${names.url}.`;
    case 403:
      return `The API key is not allowed to read this job. Check the owner of the key in ${names.token}, and that ${names.url} is the right site.`;
    case 404:
      return `Check that the job was published to the site in ${names.url}, and that the owner of the key in ${names.token} has access to it.`;
    case 429:
      return `Fiddler's clients together send too many requests. Run fewer waits in parallel, combine them into one, or increase ${names.timeout}.`;
    case 501:
      return `Check that ${names.url} is the address of a Fiddler site and that its version supports jobs.`;
    default:
      return '';
  }
}

/** Returns what to do about an error once the job was read: what worked before has changed. */
export function adviseOnChange(error: ApiError, names: OptionNames): string {
  const { kind, label, statusCode } = error;
  if (kind === 'certificate') {
    return `The job could be read before, so the certificate has changed. ${adviseOnCertificate(label, names)}`;
  }
  if (kind !== 'http' || !error.isPermanent) return adviseOnError(error, names);
  const key = statusCode === 401 || statusCode === 403 ? ', whether the API key was revoked' : '';
  return `The job could be read before. Check whether it still exists${key}, and the gateway in front of ${names.url}.`;
}

function adviseOnRedirect({ location = '', message }: ApiError, { url }: OptionNames): string {
  const notFollowed = 'Redirects are not followed, to avoid sending the API key elsewhere.';
  const origin =
    /^https?:/i.test(location) && URL.canParse(location) ? new URL(location).origin : '';
  // The site itself cannot be the advice: the message begins with the request.
  if (origin === '' || message.startsWith(`GET ${origin}/`)) {
    return `${notFollowed} Check that ${url} is the address of a Fiddler site, and that no login page or gateway is in front of it.`;
  }
  return `${notFollowed} If ${origin} is your Fiddler site, change ${url} to it; otherwise look for a login page or gateway in front of the site.`;
}

function adviseOnCertificate(code: string, { url }: OptionNames): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return "The server's certificate must be renewed; also check this machine's clock.";
    case 'UNSPECIFIED':
      return "The server's certificate must be replaced: Node.js does not accept it.";
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return `Change ${url} to the name in the certificate.`;
    default:
      return (
        'If the site or a proxy uses a private CA, set NODE_EXTRA_CA_CERTS to the path of its ' +
        `certificate (PEM); otherwise check ${url}.`
      );
  }
}

function adviseOnProxy(
  { address, variable, hasCredentials, statusCode }: ProxyDetails,
  { label, message }: ApiError,
): string {
  const orDirectly = 'or add the site to no_proxy if it can be reached directly';
  if (label === PROXY_CERTIFICATE) {
    return `Set NODE_EXTRA_CA_CERTS to the path of the proxy's CA certificate (PEM), ${orDirectly}.`;
  }
  if (label === PROXY_NO_TLS) return `Change ${variable} to http://${address}.`;
  if (statusCode === 407) {
    return hasCredentials
      ? `Check the user and password in ${variable}.`
      : `Put the user and password into ${variable}: http://user:password@${address}.`;
  }
  if (statusCode === 403) {
    const ports = message.startsWith('GET http://')
      ? ' Sites with http:// use CONNECT too, which many proxies allow to port 443 only.'
      : '';
    return `Allow this site in the proxy, ${orDirectly}.${ports}`;
  }
  if (statusCode !== undefined && statusCode >= 500) {
    return 'The proxy itself works. Check that the site is up and that the proxy can resolve its name.';
  }
  return `Check that ${variable} is the address of an HTTP proxy, ${orDirectly}.`;
}

const NO_CLIENT_CERTIFICATES =
  'Client certificates are not supported: use an address that requires none.';

function adviseOnTls(label: string, { url }: OptionNames): string {
  switch (label) {
    case 'TLS wrong version number':
      return `Check the port in ${url}. If the site has no TLS, use http://: the API key is then sent unencrypted.`;
    case 'TLS unrecognized name':
      return `Check the name in ${url}: the server does not serve it.`;
    case 'TLS protocol version':
    case 'TLS unsupported protocol':
      return 'The server must support TLS 1.2 or newer.';
    case 'TLS certificate required':
    case 'TLS handshake failure':
      return NO_CLIENT_CERTIFICATES;
    default:
      return '';
  }
}

/** Returns what to do if the job was never read until the timeout. */
export function adviseOnUnreachable(lastError: ApiError | null, names: OptionNames): string {
  const advice = lastError === null ? '' : adviseOnError(lastError, names);
  if (advice !== '') return advice;
  // An https:// server often just closes a connection without TLS.
  if (lastError?.label === 'ECONNRESET' && lastError.message.startsWith('GET http://')) {
    return `If the site uses TLS, change ${names.url} to https://.`;
  }
  if (lastError?.proxy !== undefined) {
    return `Check ${names.url} and the proxy in ${lastError.proxy.variable}, or add the site to no_proxy if it can be reached directly.`;
  }
  if (lastError === null || lastError.kind === 'network') {
    return `Check that ${names.url} is the address of the Fiddler site and that this machine can reach it.`;
  }
  return `The server at ${names.url} responds, but does not return the job. Check the site and any gateway in front of it.`;
}
