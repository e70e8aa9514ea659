/** What to do after a wait that did not succeed. */
import type { ApiError, TimeoutError } from '../../fiddler/errors.ts';
import type { JobFields } from '../../fiddler/job-fields.ts';
import { isKnownStatus } from '../../fiddler/job-status.ts';
import { failingTasksOf } from '../outcome.ts';
import type { JobRecord } from '../record.ts';
import { MAX_SECONDS } from '../text/duration.ts';

/** Returns what to do about an error that lasts; empty if unknown. */
export function adviseOnError(error: ApiError): string {
  if (error.kind === 'certificate') return adviseOnCertificate(error.label);
  const code = error.statusCode ?? 0;
  if (code >= 300 && code < 400) return adviseOnRedirect(error);
  return ADVICE_BY_STATUS[code] ?? '';
}

function adviseOnRedirect({ location = '', message }: ApiError): string {
  const notFollowed = 'Redirects are not followed, so that the API key goes to no other host.';
  const origin =
    /^https?:/i.test(location) && URL.canParse(location) ? new URL(location).origin : '';
  // The site itself cannot be the advice: the message begins with the request.
  if (origin === '' || message.startsWith(`GET ${origin}/`)) {
    return `${notFollowed} A login page or gateway is in between, or \`url\` is not the address of a Fiddler site.`;
  }
  return `${notFollowed} If ${origin} is your Fiddler site, set \`url\` to it; otherwise a login page or gateway is in between.`;
}

function adviseOnCertificate(code: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'Whoever runs the site has to renew its certificate; check the clock of this runner, too.';
    case 'UNSPECIFIED':
    case 'CERT_SIGNATURE_FAILURE':
      return 'Whoever runs the site has to replace its certificate: Node.js does not accept this one.';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'Check `url`: it has to name the site as its certificate does.';
    default:
      return (
        'If the site uses a private authority, make its certificate known to Node.js with the ' +
        'environment variable NODE_EXTRA_CA_CERTS; otherwise check `url`.'
      );
  }
}

const ADVICE_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Check `job-id`, and that `url` is the address of a Fiddler site.',
  401: 'Check the secret behind `token`: the key may be expired or revoked, or belong to another site than `url`.',
  403: 'The API key is not allowed to read this job. Check whose key the secret behind `token` holds, and that `url` is the right site.',
  404: "Check that `job-id` comes from the same site that `url` names, that `url` is the address of a Fiddler site, and that the key's owner may see the job.",
  429: 'Fiddler refused because of too many requests from all who use it. Run fewer waits at once (`max-parallel`, or all jobs in one step), or raise `timeout`.',
};

const GOES_ON = 'This does not stop the job in Fiddler.';

const MAY_BE_DONE = 'The job may be done by now; running this step again tells.';

export const CANCELLED_ADVICE =
  'Somebody cancelled the run, a newer run replaced it (concurrency), or timeout-minutes was over. ' +
  GOES_ON;

export const REVOKED_ADVICE =
  'Somebody, or the platform, cancelled the job on the server. It has to be published again.';

/** Returns where to look for the reason of a failure; nothing if the reports have it. */
export function adviseOnFailure(record: JobRecord): readonly string[] {
  const { job, tasksError } = record;
  if (tasksError !== '') {
    return [`Its failing tasks were not read (${tasksError}); look at the job in Fiddler.`];
  }
  const isTold = job?.errorReason || job?.errorMessage;
  if (isTold || failingTasksOf(record).length > 0) return [];
  return ['Fiddler gave no reason. Look at the job in Fiddler, or ask who runs it.'];
}

/**
 * Returns an empty string if there is nothing to do but to check later.
 *
 * @param job as last read
 */
export function adviseOnTimeout(
  { hadLastCheck, lastError }: TimeoutError,
  job: JobFields | null,
  timeoutSeconds: number,
): string {
  if (!hadLastCheck && lastError === null) {
    return (
      'So many jobs were at their deadline that the turn for a last check of this one did not come ' +
      'in time; it may be done by now. Raise `timeout`, or spread the jobs over steps.'
    );
  }
  if (job === null) return adviseOnUnreachable(lastError);
  if (lastError !== null) return adviseOnStale(lastError);
  if (!isKnownStatus(job.status)) {
    return (
      `${job.status} is not a state that this action knows; it may be final. Look at the job in ` +
      'Fiddler, and update the action, before raising `timeout`.'
    );
  }
  if (timeoutSeconds === 0) return '';
  return `${GOES_ON} If it needs longer, raise \`timeout\`, as in \`timeout: ${renderTwice(timeoutSeconds)}\`.`;
}

/** Returns twice the time, in the form that the input takes. */
function renderTwice(seconds: number): string {
  const longer = Math.min(2 * seconds, MAX_SECONDS);
  return longer < 3_600 ? `${Math.ceil(longer / 60)}m` : `${Math.ceil(longer / 3_600)}h`;
}

/** Returns what to do if the job was read before, but not at the timeout. */
function adviseOnStale(lastError: ApiError): string {
  const advice = adviseOnError(lastError);
  if (advice !== '') return `${advice} ${MAY_BE_DONE}`;
  return `Look at the last error first: a longer timeout helps only if the site recovers. ${MAY_BE_DONE}`;
}

/** Returns what to do if the job was never read. */
function adviseOnUnreachable(lastError: ApiError | null): string {
  if (lastError?.label === 'proxy error') {
    return 'Check the proxy that http_proxy or https_proxy names, and its user and password.';
  }
  const advice = lastError === null ? '' : adviseOnError(lastError);
  if (advice !== '') return advice;
  if (lastError?.label === 'EPROTO') {
    return 'The server does not answer with TLS there: should `url` start with http://, or have another port?';
  }
  // An https:// server often just closes a connection without TLS.
  if (lastError?.label === 'ECONNRESET' && lastError.message.startsWith('GET http://')) {
    return 'Should `url` start with https://?';
  }
  if (lastError?.kind === 'network' || lastError === null) {
    return 'Check that `url` is the address of the Fiddler site and that this runner can reach it.';
  }
  return 'Something answered at `url`, but not with the job: check the site, or wait until it is well.';
}
