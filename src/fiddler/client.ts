/** The connection to a Fiddler site: asks for a job, and takes nothing else for one. */
import { type Clock, systemClock } from './clock.ts';
import { ApiError } from './errors.ts';
import { Connection, EXCHANGE_MS } from './http/connection.ts';
import { errorFromAnswer, errorFromExchange, errorFromMisfit } from './http/failure.ts';
import type { Answer } from './http/request.ts';
import { parseJobFields } from './job/job-answer.ts';
import type { JobFields } from './job/job-fields.ts';
import { parseJson } from './json.ts';
import { VERSION } from './version.ts';

const CLIENT_NAME = 'wait-for-job';

export interface ClientOptions {
  /** The Fiddler site, such as `https://acme.fiddler.ai`; its path, query and fragment are dropped. */
  readonly url: string | URL;
  /** The API key. */
  readonly token: string;
}

export interface ReadOptions {
  /** Read the tasks' details, `extras`, too. Default: false. */
  readonly verbose?: boolean | undefined;
  /** Time for the answer, in milliseconds, 30,000 at most. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Ends the read: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A job as it was read, and the least pause before the next read that the server asked for. */
export interface JobReading {
  readonly job: JobFields;
  /** In milliseconds; undefined where the answer had no `Retry-After`, or none to be believed. */
  readonly retryAfterMs: number | undefined;
}

/** What the waiting needs of a client. */
export interface JobReader {
  readJob(id: string, options?: ReadOptions): Promise<JobReading>;
}

/**
 * A connection to one Fiddler site, shared by all of its jobs: bearer token, connections kept
 * alive, no redirects, 5 s to connect, 30 s and 4 MiB in all for an answer. Proxies are taken from
 * `http_proxy`, `https_proxy` and `no_proxy`.
 */
export class FiddlerClient implements JobReader {
  readonly #site: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #connection: Connection;

  /**
   * @param clock default: the machine's
   * @throws TypeError where `url` is no address of http or https, or `token` cannot be sent
   */
  constructor({ url, token }: ClientOptions, clock: Clock = systemClock) {
    this.#site = new URL(url);
    if (this.#site.protocol !== 'https:' && this.#site.protocol !== 'http:') {
      throw new TypeError(`url must start with https:// or http://, not ${this.#site.protocol}`);
    }
    // Not shown: it is a secret, whatever is wrong with it.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new TypeError('token must be one word of printable ASCII, without blanks');
    }
    this.#headers = {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      // As it is: http-client would add an id of the run.
      'user-agent': `fiddler-${CLIENT_NAME}/${VERSION}`,
      'x-fiddler-client-name': CLIENT_NAME,
      'x-fiddler-client-version': VERSION,
    };
    this.#connection = new Connection(clock);
  }

  /**
   * Reads a job once: `GET /v3/jobs/{id}?verbose=`. Reference: `Job.get`.
   *
   * @param id the job's UUID
   * @throws NotFound where no job has this id
   * @throws ApiError where Fiddler could not be asked or did not answer with this job
   * @throws the signal's reason when `signal` is aborted
   */
  async readJob(id: string, options: ReadOptions = {}): Promise<JobReading> {
    const { verbose = false, timeoutMs = EXCHANGE_MS, signal } = options;
    const url = new URL(`/v3/jobs/${encodeURIComponent(id)}?verbose=${verbose}`, this.#site);
    const answer = await this.#get(url, Math.min(timeoutMs, EXCHANGE_MS), signal);
    if (answer.statusCode !== 200) throw errorFromAnswer(answer, url);
    try {
      return {
        job: parseJobFields(parseJson(answer.body), id.toLowerCase()),
        retryAfterMs: answer.retryAfterMs,
      };
    } catch (error) {
      throw error instanceof ApiError ? errorFromMisfit(error, answer, url) : error;
    }
  }

  /** Closes the connections that are kept alive. */
  close(): void {
    this.#connection.close();
  }

  async #get(url: URL, timeoutMs: number, signal: AbortSignal | undefined): Promise<Answer> {
    try {
      return await this.#connection.get(url, { headers: this.#headers, timeoutMs, signal });
    } catch (error) {
      // A caller that gave up is told its own reason, not that Fiddler failed.
      if (signal?.aborted) throw error;
      throw errorFromExchange(error, url);
    }
  }
}
