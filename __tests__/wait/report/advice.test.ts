import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, type ApiErrorKind } from '../../../src/fiddler/errors.ts';
import type { JobFields } from '../../../src/fiddler/job-fields.ts';
import { adviseOnError, adviseOnTimeout } from '../../../src/wait/report/advice.ts';
import { sampleHttpError, sampleJob, sampleTimeout } from '../samples.ts';

const HTTPS = 'https://acme.fiddler.ai';
const MAY_BE_DONE = 'The job may be done by now; running this step again tells.';

function errorOf(kind: ApiErrorKind, label: string, site = HTTPS): ApiError {
  return new ApiError(`GET ${site}/v3/jobs/1: it failed (${label})`, { kind, label });
}

function redirectTo(location: string | undefined): ApiError {
  const details = { kind: 'http', label: 'HTTP 302', statusCode: 302, location } as const;
  return new ApiError(`GET ${HTTPS}/v3/jobs/1: HTTP 302`, details);
}

describe('the advice on an error', () => {
  const ADVICE: ReadonlyArray<[ApiError, RegExp]> = [
    [sampleHttpError(400), /^Check `job-id`, and that `url` is the address/],
    [sampleHttpError(401), /^Check the secret behind `token`: .* expired/],
    [sampleHttpError(403), /not allowed to read this job.*secret behind `token`/],
    [sampleHttpError(404), /`job-id`.*`url`.*key's owner may see the job\.$/],
    [
      sampleHttpError(429),
      /^Fiddler refused because of too many requests from all who use it\. Run fewer waits at once \(`max-parallel`, or all jobs in one step\), or raise `timeout`\.$/,
    ],
    [sampleHttpError(503), /^$/],
    [errorOf('network', 'ECONNRESET'), /^$/],
    [errorOf('certificate', 'CERT_HAS_EXPIRED'), /has to renew its certificate/],
    [errorOf('certificate', 'CERT_NOT_YET_VALID'), /the clock of this runner/],
    [errorOf('certificate', 'CERT_SIGNATURE_FAILURE'), /replace its certificate/],
    [errorOf('certificate', 'UNSPECIFIED'), /Node\.js does not accept this one/],
    [errorOf('certificate', 'HOSTNAME_MISMATCH'), /^Check `url`: it has to name/],
    [errorOf('certificate', 'ERR_TLS_CERT_ALTNAME_INVALID'), /^Check `url`: it has to name/],
    [
      errorOf('certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
      /private authority.*NODE_EXTRA_CA_CERTS; otherwise check `url`/,
    ],
  ];
  for (const [error, advice] of ADVICE) {
    test(`${error.label} is ${advice}`, () => {
      assert.match(adviseOnError(error), advice);
    });
  }

  for (const [location, origin] of [
    ['https://new.fiddler.ai/v3/jobs/1?verbose=false', 'https://new.fiddler.ai'],
    ['https://ada:hunter2@new.fiddler.ai:8443/', 'https://new.fiddler.ai:8443'],
    ['http://acme.fiddler.ai/login', 'http://acme.fiddler.ai'],
  ] as const) {
    test(`a redirect to ${location} is to set url to ${origin}`, () => {
      assert.equal(
        adviseOnError(redirectTo(location)),
        `Redirects are not followed, so that the API key goes to no other host. If ${origin} is your Fiddler site, set \`url\` to it; otherwise a login page or gateway is in between.`,
      );
    });
  }

  for (const location of [
    ...[undefined, '', '/login', 'login', '//elsewhere.example/', `${HTTPS}/login`],
    ...['javascript:alert(1)', 'https://'],
  ]) {
    test(`a redirect to ${location} is not to set url, which is that already or no address`, () => {
      const advice = adviseOnError(redirectTo(location));
      assert.match(advice, /A login page or gateway is in between/);
      assert.doesNotMatch(advice, /set `url`|login"|javascript/);
    });
  }
});

describe('the advice on a timeout', () => {
  const reach =
    /^Check that `url` is the address of the Fiddler site and that this runner can reach it\.$/;
  const CLOSED = errorOf('network', 'ECONNRESET');
  const CLOSED_OVER_HTTP = errorOf('network', 'ECONNRESET', 'http://acme.fiddler.ai');
  const PAUSED = sampleJob({ status: 'PAUSED' });
  const ADVICE: ReadonlyArray<[string, ApiError | null, JobFields | null, RegExp]> = [
    ['no check at all', null, null, reach],
    ['429 only', sampleHttpError(429), null, /^Fiddler refused .*raise `timeout`\.$/],
    [
      'a last check that got 429',
      sampleHttpError(429),
      sampleJob(),
      RegExp(`^Fiddler refused .*raise \`timeout\`\\. ${MAY_BE_DONE}$`),
    ],
    [
      'a last check that got 401',
      sampleHttpError(401),
      sampleJob(),
      RegExp(`secret.*${MAY_BE_DONE}$`),
    ],
    [
      'a last check that got 503',
      sampleHttpError(503),
      sampleJob(),
      /^Look at the last error first: a longer timeout helps only if the site recovers\. The job may/,
    ],
    ['503 only', sampleHttpError(503), null, /^Something answered at `url`, but not with the job/],
    [
      'a server without TLS',
      errorOf('network', 'EPROTO'),
      null,
      /^The server does not answer with TLS there: should `url` start with http:\/\/, or have another port\?$/,
    ],
    [
      'connections over http:// that were closed',
      CLOSED_OVER_HTTP,
      null,
      /^Should `url` start with https:\/\/\?$/,
    ],
    ['connections over https:// that were closed', CLOSED, null, reach],
    [
      'a connection that was closed once the job was read',
      CLOSED_OVER_HTTP,
      sampleJob(),
      /^Look at the last error first/,
    ],
    [
      'a proxy that refused',
      errorOf('network', 'proxy error'),
      null,
      /^Check the proxy that http_proxy or https_proxy names, and its user and password\.$/,
    ],
    [
      'a job that is still running',
      null,
      sampleJob(),
      /^This does not stop the job in Fiddler\. If it needs longer, raise `timeout`, as in `timeout: 1h`\.$/,
    ],
    [
      'an unknown state',
      null,
      PAUSED,
      /^PAUSED is not a state that this action knows; it may be final\. Look at the job in Fiddler, and update the action, before raising `timeout`\.$/,
    ],
  ];
  for (const [after, error, job, advice] of ADVICE) {
    test(`after ${after}`, () => {
      assert.match(adviseOnTimeout(sampleTimeout(error, job), job, 1_800), advice);
    });
  }

  for (const [timeoutSeconds, longer] of [
    [1, '1m'],
    [30, '1m'],
    [31, '2m'],
    [1_800, '1h'],
    [4 * 3_600, '8h'],
    [35 * 86_400, '840h'],
  ] as const) {
    test(`of ${timeoutSeconds} s suggests ${longer}`, () => {
      const advice = adviseOnTimeout(sampleTimeout(), sampleJob(), timeoutSeconds);
      assert.ok(advice.endsWith(`as in \`timeout: ${longer}\`.`), advice);
    });
  }

  test('without a last check names the reason', () => {
    const timeout = sampleTimeout(null, sampleJob(), false);
    assert.match(
      adviseOnTimeout(timeout, sampleJob(), 1_800),
      /last check .* did not come in time; it may be done by now\. Raise `timeout`/,
    );
  });
});
