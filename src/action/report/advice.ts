import type { ApiError, TimeoutError } from '../../fiddler/errors.ts';

/** What somebody can do about an error that asking again does not mend; empty where unknown. */
export function adviseOnError(error: ApiError): string {
  if (error.kind === 'certificate') return adviseOnCertificate(error.label);
  const code = error.statusCode ?? 0;
  if (code >= 300 && code < 400) {
    return (
      'Redirects are not followed, so that the API key goes to no other host. Set `url` to the ' +
      "site's own address."
    );
  }
  return ADVICE_BY_STATUS[code] ?? '';
}

function adviseOnCertificate(code: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'Whoever runs the site has to renew its certificate; check the clock of this runner, too.';
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
  401: 'The API key was not accepted. Check the secret that `token` is set from: it may be missing, expired or of another site than `url`.',
  403: 'The API key is not allowed to read this job. Check whose key the secret behind `token` holds, and that `url` is the right site.',
  404: 'Check that `job-id` comes from the same site that `url` names, and that `url` is the address of a Fiddler site.',
};

const TIMEOUT_ADVICE =
  'The job itself goes on. If it needs longer, raise `timeout`, as in `timeout: 2h`.';

export const REVOKED_ADVICE =
  'Somebody, or the platform, cancelled the job on the server. It has to be published again.';

export function adviseOnTimeout(
  { hadLastCheck, lastError }: TimeoutError,
  isUnread: boolean,
): string {
  if (!hadLastCheck) {
    return (
      'So many jobs were at their deadline that the turn for a last check of this one did not come ' +
      'in time; it may be done by now. Raise `timeout`, or spread the jobs over steps.'
    );
  }
  return isUnread ? adviseOnSilence(lastError) : TIMEOUT_ADVICE;
}

/** What to look at where the job was never read until the timeout. */
function adviseOnSilence(lastError: ApiError | null): string {
  if (lastError?.label === 'proxy error') {
    return 'Check the proxy that http_proxy or https_proxy names, and its user and password.';
  }
  if (lastError?.kind === 'network' || lastError === null) {
    return 'Check that `url` is the address of the Fiddler site and that this runner can reach it.';
  }
  return 'Something answered at `url`, but not with the job: check the site, or wait until it is well.';
}
