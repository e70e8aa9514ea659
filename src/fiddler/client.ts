/** The connection to a Fiddler site. */
import { ApiError } from './errors.ts';
import {
  errorFromInvalidBody,
  errorFromNetworkFailure,
  errorFromResponse,
} from './http/failures.ts';
import { GetClient, REQUEST_TIMEOUT_MS, type Response } from './http/get-client.ts';
import { findProxy } from './http/proxy.ts';
import { type JobFields, parseJobFields } from './job-fields.ts';
import { parseJson } from './json.ts';
import { createRedactor } from './redactor.ts';

const CLIENT_NAME = 'wait-for-job';
/** Sent to Fiddler as the client's version; a test compares it with package.json. */
export const VERSION = '1.0.0';

export interface ClientOptions {
  /** The Fiddler site, for example `https://acme.fiddler.ai`; path, query and fragment are dropped. */
  readonly url: string | URL;
  /** The API key. */
  readonly token: string;
}

export interface ReadOptions {
  /** Also read the tasks' details, `extras`. Default: false. */
  readonly verbose?: boolean | undefined;
  /** Timeout of the request, in milliseconds, at most 30,000. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Aborts the request: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A job as it was read, and the least pause before the next request that the server asked for. */
export interface JobReading {
  readonly job: JobFields;
  /** In milliseconds; undefined if the response had no usable `Retry-After`. */
  readonly retryAfterMs: number | undefined;
}

/** The part of a client that polling needs. */
export interface JobReader {
  readJob(id: string, options?: ReadOptions): Promise<JobReading>;
}

/**
 * A connection to one Fiddler site, shared by all of its jobs: bearer token, keep-alive, no redirects,
 * 5 s to connect, 30 s and 4 MiB in all for a response. Proxies are taken from `http_proxy`,
 * `https_proxy` and `no_proxy`. An API key that the server echoes is replaced with `***`.
 */
export class FiddlerClient implements JobReader {
  readonly #site: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #getClient = new GetClient();
  readonly #redact: (text: string) => string;

  /** @throws TypeError if `url` is not http or https, or `token` cannot be sent */
  constructor({ url, token }: ClientOptions) {
    this.#site = new URL(url);
    if (this.#site.protocol !== 'https:' && this.#site.protocol !== 'http:') {
      throw new TypeError(`url must start with https:// or http://, not ${this.#site.protocol}`);
    }
    // The value is a secret and not shown. Node's own error would show the whole header.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new TypeError('token must be printable ASCII without whitespace');
    }
    this.#redact = createRedactor(token);
    this.#headers = {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      'user-agent': `fiddler-${CLIENT_NAME}/${VERSION}`,
      'x-fiddler-client-name': CLIENT_NAME,
      'x-fiddler-client-version': VERSION,
    };
  }

  /**
   * Reads a job once: `GET /v3/jobs/{id}?verbose=`. Reference: `Job.get`.
   *
   * @param id the job's UUID
   * @throws NotFound if no job has this id
   * @throws ApiError if the request failed or the response is not this job
   * @throws the signal's reason when `signal` is aborted
   */
  async readJob(id: string, options: ReadOptions = {}): Promise<JobReading> {
    const { verbose = false, timeoutMs = REQUEST_TIMEOUT_MS, signal } = options;
    const url = new URL(`/v3/jobs/${encodeURIComponent(id)}?verbose=${verbose}`, this.#site);
    const response = await this.#get(url, Math.min(timeoutMs, REQUEST_TIMEOUT_MS), signal);
    if (response.statusCode !== 200) throw errorFromResponse(response, url);
    try {
      return {
        job: parseJobFields(parseJson(response.body), id.toLowerCase()),
        retryAfterMs: response.retryAfterMs,
      };
    } catch (error) {
      throw error instanceof ApiError ? errorFromInvalidBody(error, response, url) : error;
    }
  }

  /** Closes the idle connections. */
  close(): void {
    this.#getClient.close();
  }

  async #get(url: URL, timeoutMs: number, signal: AbortSignal | undefined): Promise<Response> {
    try {
      const response = await this.#getClient.get(url, {
        headers: this.#headers,
        timeoutMs,
        signal,
      });
      // Before anything is cut: part of a key would not be recognised.
      const { body, location } = response;
      return {
        ...response,
        body: this.#redact(body),
        location: location && this.#redact(location),
      };
    } catch (error) {
      // A caller that aborted gets its own reason instead of an error of Fiddler's.
      if (signal?.aborted) throw error;
      throw errorFromNetworkFailure(error, url, findProxy(url));
    }
  }
}
