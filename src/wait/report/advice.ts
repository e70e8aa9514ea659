/** What to do after a wait that did not succeed. */
import type { ApiError, ProxyDetails, TimeoutError } from '../../fiddler/errors.ts';
import { isKnownStatus } from '../../fiddler/job-status.ts';
import type { OptionNames } from '../options.ts';
import { failingTasksOf } from '../outcome.ts';
import type { JobRecord, WaitRecord } from '../record.ts';
import { MAX_SECONDS } from '../text/duration.ts';

const CONTINUES = 'This does not stop the job in Fiddler.';

export function adviseOnCancelled({ names }: WaitRecord): string {
  return `${names.cancelled} ${CONTINUES}`;
}

export const REVOKED_ADVICE = 'The job was cancelled in Fiddler. Publish again.';

/** Returns where to look for the reason of a failure; nothing if the reports have it. */
export function adviseOnFailure(record: JobRecord): readonly string[] {
  const { job, tasksError } = record;
  if (tasksError !== '') {
    return [`Could not fetch the failed tasks (${tasksError}). Open the Jobs page in Fiddler.`];
  }
  const hasReason = job?.errorReason || job?.errorMessage || failingTasksOf(record).length > 0;
  return hasReason
    ? []
    : [
        'Fiddler returned no error details. Open the Jobs page in Fiddler or contact your administrator.',
      ];
}

/** Returns an empty string if there is nothing to do but to check later. */
export function adviseOnTimeout(
  { hadLastCheck, lastError }: TimeoutError,
  { job }: JobRecord,
  { timeoutSeconds, names }: WaitRecord,
): string {
  const mayHaveFinished = `The job may have finished since; ${names.checkAgain} to check.`;
  if (!hadLastCheck && lastError === null) {
    return (
      'Too many jobs reached the timeout at once to check this one a last time. ' +
      `${mayHaveFinished} Increase ${names.timeout}, or wait for fewer jobs at once.`
    );
  }
  if (job === null) return adviseOnUnreachable(lastError, names);
  if (lastError !== null) {
    const advice = adviseOnError(lastError, names);
    return `${advice || 'Check the last error first: a longer timeout helps only if the site recovers.'} ${mayHaveFinished}`;
  }
  if (!isKnownStatus(job.status)) {
    return (
      `${names.product} does not know the state ${job.status}, which may be final. Open the Jobs page ` +
      `in Fiddler and update ${names.product}.`
    );
  }
  if (timeoutSeconds === 0) return '';
  return `${CONTINUES} If it needs more time, increase the timeout: ${names.timeoutOf(renderTwice(timeoutSeconds))}.`;
}

/** Returns what to do about an error that lasts; empty if unknown. */
export function adviseOnError(error: ApiError, names: OptionNames): string {
  const { kind, label, statusCode = 0, proxy } = error;
  if (kind === 'certificate') return adviseOnCertificate(label, names);
  if (kind === 'proxy' && proxy !== undefined) return adviseOnProxy(proxy, error);
  if (kind === 'network') return adviseOnTls(label, names);
  if (statusCode >= 300 && statusCode < 400) return adviseOnRedirect(error, names);
  switch (statusCode) {
    case 400:
      return /\bHTTPS\b/.test(error.message)
        ? `Change ${names.url} to https://.`
        : `Check ${names.jobId}, and that ${names.url} is the address of a Fiddler site.`;
    case 401:
      return `Check ${names.token}: the key may be expired or revoked, or belong to another site than ${names.url}.`;
    case 403:
      return `The API key is not allowed to read this job. Check the owner of the key in ${names.token}, and that ${names.url} is the right site.`;
    case 404:
      return `Check that the job was published to the site in ${names.url}, and that the owner of the key in ${names.token} has access to it.`;
    case 429:
      return `Too many requests are sent to Fiddler by all its users. Run fewer waits at once, wait for all jobs in one, or increase ${names.timeout}.`;
    case 501:
      return `Check that ${names.url} is the address of a Fiddler site and that its version supports jobs.`;
    default:
      return '';
  }
}

function adviseOnRedirect({ location = '', message }: ApiError, { url }: OptionNames): string {
  const notFollowed = 'Redirects are not followed, to avoid sending the API key elsewhere.';
  const origin =
    /^https?:/i.test(location) && URL.canParse(location) ? new URL(location).origin : '';
  // The site itself cannot be the advice: the message begins with the request.
  if (origin === '' || message.startsWith(`GET ${origin}/`)) {
    return `${notFollowed} Check that ${url} is the address of a Fiddler site, and for a login page or gateway in front of it.`;
  }
  return `${notFollowed} If ${origin} is your Fiddler site, change ${url} to it; otherwise look for a login page or gateway in front of the site.`;
}

function adviseOnCertificate(code: string, { url }: OptionNames): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return "The server's certificate must be renewed; also check this machine's clock.";
    case 'UNSPECIFIED':
    case 'CERT_SIGNATURE_FAILURE':
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

function adviseOnProxy({ address, variable, statusCode }: ProxyDetails, error: ApiError): string {
  if (statusCode === 407) {
    return `Put the user and password into ${variable}: http://user:password@${address}.`;
  }
  if (statusCode === 403) {
    const isPlain = error.message.startsWith('GET http://');
    const ports = isPlain
      ? ' Sites with http:// use CONNECT too, which many proxies allow to port 443 only.'
      : '';
    return `Allow this site in the proxy, or add it to no_proxy if it can be reached directly.${ports}`;
  }
  if (statusCode !== undefined) {
    return 'The proxy itself works. Check that the site is up and that the proxy can resolve its name.';
  }
  return `Check the address in ${variable}, or add the site to no_proxy if it can be reached directly.`;
}

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
      return 'Client certificates are not supported: allow API keys without one, or use an address that asks for none.';
    default:
      return '';
  }
}

/** Returns what to do if the job was never read. */
function adviseOnUnreachable(lastError: ApiError | null, names: OptionNames): string {
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
  return `The server in ${names.url} responds, but not with the job. Check the site, and the gateway in front of it.`;
}

/** Returns twice the time, in the form that the option takes. */
function renderTwice(seconds: number): string {
  const longer = Math.min(2 * seconds, MAX_SECONDS);
  return longer < 3_600 ? `${Math.ceil(longer / 60)}m` : `${Math.ceil(longer / 3_600)}h`;
}
