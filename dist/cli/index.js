import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 581:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(806);
/* harmony import */ var _cli_arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(494);
/* harmony import */ var _cli_front_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(646);
/* harmony import */ var _cli_help_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(911);
/* harmony import */ var _cli_streams_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(639);
/* harmony import */ var _cli_token_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(696);
/* harmony import */ var _fiddler_client_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(761);
/* harmony import */ var _fiddler_clock_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(938);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6);
/* harmony import */ var _wait_run_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(601);
/* harmony import */ var _wait_text_sanitize_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(206);
/** The command's entry: it fails unless proven successful. */

process.exitCode = _cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.defect;










/** Time after a signal to write results for readers that are slow. */
const MAX_SIGNAL_MS = 800;
// Node's own warnings would break the form of the log, and users cannot change what causes them. What
// they can change is checked with the options.
process.removeAllListeners('warning');
(0,_cli_streams_js__WEBPACK_IMPORTED_MODULE_9__/* .ignoreStreamErrors */ .mw)();
process.on('uncaughtException', (error) => {
    const stack = error instanceof Error ? error.stack : error;
    (0,_cli_streams_js__WEBPACK_IMPORTED_MODULE_9__/* .writeLine */ ._r)((0,_wait_text_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .line */ .n8) `wait-for-job: Internal error (please report this): ${(0,_cli_front_js__WEBPACK_IMPORTED_MODULE_2__/* .redactVariables */ .f)(`${stack}`)}`);
    process.exit(_cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.defect);
});
process.exitCode = await main(process.argv.slice(2));
await (0,_process_js__WEBPACK_IMPORTED_MODULE_6__/* .flushAndExit */ .S)();
/** Returns the exit code. */
async function main(args) {
    const information = (0,_cli_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .findInformationOption */ .Zs)(args);
    if (information !== null) {
        return (0,_cli_streams_js__WEBPACK_IMPORTED_MODULE_9__/* .writeOutput */ .zh)(information === 'help' ? _cli_help_js__WEBPACK_IMPORTED_MODULE_10__/* .HELP */ ._ : `${_fiddler_client_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION */ .x}\n`).then(() => _cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.succeeded, () => _cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.unwritten);
    }
    const path = (0,_cli_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .findTokenFile */ .Hd)(args);
    const tokenFile = path === null ? null : await (0,_cli_token_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTokenFile */ .O)(path);
    // From here on a signal ends the wait first, then the process, even if its output is read slowly.
    const signal = (0,_process_js__WEBPACK_IMPORTED_MODULE_6__/* .cancellationSignal */ .w)();
    signal.addEventListener('abort', () => {
        const { signalName } = signal.reason;
        setTimeout(() => {
            if (process.exitCode === _cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.defect)
                process.exitCode = (0,_cli_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeOfSignal */ .fH)(signalName);
            process.exit();
        }, MAX_SIGNAL_MS);
    });
    const clock = _fiddler_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m;
    return (0,_wait_run_js__WEBPACK_IMPORTED_MODULE_7__/* .run */ .e)(new _cli_front_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandFront */ .F(args, tokenFile, clock), { signal, clock, random: Math.random });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 494:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Zs: () => (/* binding */ findInformationOption),
  Hd: () => (/* binding */ findTokenFile),
  jt: () => (/* binding */ findUnresolved),
  $h: () => (/* binding */ parseCommandOptions)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./src/fiddler/clock.ts
var clock = __nccwpck_require__(938);
// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/job-fields.ts
var job_fields = __nccwpck_require__(489);
// EXTERNAL MODULE: ./src/fiddler/job-status.ts
var job_status = __nccwpck_require__(866);
// EXTERNAL MODULE: ./src/fiddler/polling/poll.ts + 1 modules
var polling_poll = __nccwpck_require__(980);
// EXTERNAL MODULE: ./src/fiddler/polling/request-scheduler.ts + 4 modules
var request_scheduler = __nccwpck_require__(683);
;// CONCATENATED MODULE: ./src/fiddler/job.ts






/** Default of `JOB_WAIT_TIMEOUT` in the Python client, in seconds. */
const JOB_WAIT_TIMEOUT_SECONDS = 1800;
/**
 * An asynchronous operation in Fiddler, for example publishing data, as of the time it was read.
 * Reference: `Job`. Unlike in the Python client, a job never changes: `watch` yields a new one for each
 * update.
 *
 * @example
 * const client = new FiddlerClient({ url: 'https://acme.fiddler.ai', token });
 * const job = await Job.get('550e8400-e29b-41d4-a716-446655440000', { client });
 * await job.wait({ timeout: 3600 });
 */
class Job {
    id;
    name;
    status;
    progress;
    info;
    errorReason;
    errorMessage;
    extras;
    #client;
    constructor(fields, client) {
        this.id = fields.id;
        this.name = fields.name;
        this.status = fields.status;
        this.progress = fields.progress;
        this.info = fields.info;
        this.errorReason = fields.errorReason;
        this.errorMessage = fields.errorMessage;
        this.extras = fields.extras;
        this.#client = client;
    }
    /**
     * Reads a job once. Reference: `Job.get`.
     *
     * @param id the job's UUID, in any letter case
     * @throws NotFound if no job has this id
     * @throws ApiError if the request failed or the response is not this job
     * @throws the signal's reason when `signal` is aborted
     */
    static async get(id, { client, verbose, signal }) {
        const { job } = await client.readJob(id, { verbose, signal });
        return new Job(job, client);
    }
    /**
     * Yields the job at every successful check, and ends after a final state. Transient errors are
     * retried with exponential backoff. Reference: `Job.watch`.
     *
     * @throws TimeoutError if the job is not final at the deadline
     * @throws NotFound, ApiError if at least three consecutive checks met only permanent errors, for example
     * 401, for 30 s
     * @throws RangeError if `interval` or `timeout` is not a number of seconds
     * @throws the signal's reason when `signal` is aborted
     */
    async *watch(options = {}) {
        const { interval, timeout = JOB_WAIT_TIMEOUT_SECONDS, verbose = false, signal, clock = systemClock, random = Math.random, } = options;
        if (interval !== undefined && !(interval > 0 && interval < Number.POSITIVE_INFINITY)) {
            throw new RangeError(`interval must be a positive number of seconds, not ${interval}`);
        }
        if (!(timeout >= 0 && timeout < Number.POSITIVE_INFINITY)) {
            throw new RangeError(`timeout must be a number of seconds, 0 or more, not ${timeout}`);
        }
        const intervalMs = interval === undefined ? null : interval * 1000;
        const checks = poll(this.id, {
            reader: this.#client,
            scheduler: new RequestScheduler({ clock, random, intervalMs }),
            intervalMs,
            deadlineMs: clock.nowMs() + timeout * 1000,
            lastJob: this,
            verbose,
            signal,
            clock,
        });
        for await (const check of checks) {
            if (check.kind === 'read')
                yield new Job(check.job, this.#client);
        }
    }
    /**
     * Waits until the job is final and reports progress. Reference: `Job.wait`.
     *
     * @returns the job as SUCCESS
     * @throws AsyncJobFailed on FAILURE
     * @throws AsyncJobRevoked on REVOKED
     * @throws TimeoutError, NotFound, ApiError, RangeError as `watch` does
     */
    async wait({ log = console.info, ...options } = {}) {
        let last = this;
        for await (const job of this.watch(options)) {
            log(toLine(`${describeJob(job)}: ${describeState(job)}`));
            last = job;
        }
        if (last.status === JobStatus.FAILURE)
            throw new AsyncJobFailed(last);
        if (last.status === JobStatus.REVOKED)
            throw new AsyncJobRevoked(last);
        log(toLine(`${describeJob(last)}: successfully completed`));
        return last;
    }
}
/** Returns a text on one line, without control characters. */
function toLine(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

// EXTERNAL MODULE: ./src/wait/options.ts + 1 modules
var options = __nccwpck_require__(38);
// EXTERNAL MODULE: ./src/cli/files.ts
var files = __nccwpck_require__(141);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(975);
;// CONCATENATED MODULE: ./src/cli/tokens.ts
/** The options of the command, and what of them was given. */

const OPTIONS = {
    'job-id': { type: 'string' },
    url: { type: 'string' },
    token: { type: 'string' },
    'token-file': { type: 'string' },
    interval: { type: 'string' },
    timeout: { type: 'string' },
    verbose: { type: 'boolean' },
    'no-fail-fast': { type: 'boolean' },
    json: { type: 'boolean' },
    summary: { type: 'string' },
    dotenv: { type: 'string' },
    progress: { type: 'string' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
};
/** Reads the arguments strictly: `parseArgs` takes duplicates and `--timeout=` without an error. */
function parseTokens(args) {
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: OPTIONS,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const values = new Map();
    const invalid = new Set();
    const flags = new Set();
    const positionals = [];
    const problems = [];
    for (const token of tokens) {
        if (token.kind === 'positional')
            positionals.push(token.value);
        if (token.kind !== 'option')
            continue;
        const { name, rawName, value } = token;
        const problem = !isOptionName(name)
            ? `Unknown option ${rawName}. Run wait-for-job --help for the options.`
            : values.has(name) || flags.has(name)
                ? `--${name} is given more than once.`
                : findProblem(name, value, token.inlineValue === true);
        if (problem !== null) {
            problems.push(problem);
            invalid.add(name);
        }
        else if (value === undefined)
            flags.add(name);
        else
            values.set(name, value.trim());
    }
    return { values, invalid, flags, positionals, problems };
}
function findProblem(name, value, isInline) {
    if (name === 'token') {
        return '--token is refused, because others on this machine can see arguments. Set FIDDLER_TOKEN or use --token-file.';
    }
    if (OPTIONS[name].type === 'boolean') {
        return value === undefined ? null : `--${name} takes no value.`;
    }
    // `--dotenv --quiet` is no file of this name.
    const isOption = !isInline && value?.startsWith('--') === true;
    return value === undefined || value.trim() === '' || isOption ? `--${name} needs a value.` : null;
}
function isOptionName(name) {
    return Object.hasOwn(OPTIONS, name);
}

;// CONCATENATED MODULE: ./src/cli/arguments.ts
/** The command's arguments and the environment variables that replace missing ones. */





const PROGRESS = ['auto', 'tty', 'plain'];
/** The environment variables that replace an option, in order. */
const VARIABLES = {
    url: ['FIDDLER_URL'],
    'token-file': ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'],
    interval: ['JOB_POLL_INTERVAL'],
    timeout: ['JOB_WAIT_TIMEOUT'],
};
const NO_SITE = 'No site: set FIDDLER_URL or --url, for example https://acme.fiddler.ai.';
const NO_KEY = 'No API key: set FIDDLER_TOKEN or FIDDLER_API_KEY, or use --token-file.';
/** Returns `help` or `version` if one of them is asked for, whatever else is given. */
function findInformationOption(args) {
    const { flags } = parseTokens(args);
    if (flags.has('help'))
        return 'help';
    return flags.has('version') ? 'version' : null;
}
/** Returns the path in `--token-file`; null if it is not given. */
function findTokenFile(args) {
    return parseTokens(args).values.get('token-file') ?? null;
}
/**
 * @param tokenFile the file in `--token-file`; null if it is not given
 * @throws InvalidInput with every problem, not only the first
 */
function parseCommandOptions(args, env, tokenFile) {
    const { values, invalid, flags, positionals, problems } = parseTokens(args);
    const find = (name) => {
        const value = values.get(name);
        if (value !== undefined)
            return { source: `--${name}`, value };
        for (const variable of VARIABLES[name] ?? []) {
            const inherited = env[variable]?.trim() ?? '';
            if (inherited !== '')
                return { source: variable, value: inherited };
        }
        return null;
    };
    const attempt = (parse) => {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof options/* InvalidInput */.o9))
                throw error;
            problems.push(...error.problems);
            return undefined;
        }
    };
    const take = (name, parse, whenMissing) => {
        if (invalid.has(name))
            return undefined;
        return attempt(() => {
            const raw = find(name);
            return raw === null ? whenMissing() : parse(resolved(raw));
        });
    };
    const required = (message) => () => {
        throw new options/* InvalidInput */.o9([message]);
    };
    const seconds = (minSeconds) => (raw) => (0,options/* parseSeconds */.fL)(raw, minSeconds);
    const file = (isReplaced) => ({ source, value }) => {
        (0,files/* checkWritable */.ZB)(source, value, isReplaced);
        return value;
    };
    const idTexts = [...positionals, ...optional(values.get('job-id'))];
    const jobIds = idTexts.flatMap((text) => attempt(() => parseIds(text)) ?? []);
    if (idTexts.length === 0 && !invalid.has('job-id'))
        problems.push(`No job ID. ${NO_ID_HINT}`);
    const site = take('url', options/* parseUrl */.Dl, required(NO_SITE));
    const token = take('token-file', (raw) => (0,options/* parseToken */.pI)(tokenFile === null ? raw : readToken(raw, tokenFile)), required(NO_KEY));
    const intervalSeconds = take('interval', seconds(options/* MIN_INTERVAL_SECONDS */.N5), () => null);
    const timeoutSeconds = take('timeout', seconds(0), () => JOB_WAIT_TIMEOUT_SECONDS);
    const summaryFile = take('summary', file(false), () => null);
    const dotenvFile = take('dotenv', file(true), () => null);
    const progress = take('progress', parseProgress, () => 'auto');
    if (summaryFile && dotenvFile && (0,external_node_path_.resolve)(summaryFile) === (0,external_node_path_.resolve)(dotenvFile)) {
        problems.push('--summary and --dotenv need different files.');
    }
    if (problems.length > 0 ||
        site === undefined ||
        token === undefined ||
        intervalSeconds === undefined ||
        timeoutSeconds === undefined ||
        summaryFile === undefined ||
        dotenvFile === undefined ||
        progress === undefined) {
        throw new options/* InvalidInput */.o9(problems);
    }
    const sourceOf = (name) => find(name)?.source ?? 'default';
    return {
        jobIds: [...new Set(jobIds)],
        site,
        token,
        intervalSeconds,
        timeoutSeconds,
        verbose: flags.has('verbose'),
        failFast: !flags.has('no-fail-fast'),
        sources: {
            jobIds: 'arguments',
            site: sourceOf('url'),
            interval: sourceOf('interval'),
            timeout: sourceOf('timeout'),
        },
        names: namesFor(sourceOf('url'), sourceOf('token-file')),
        json: flags.has('json'),
        summaryFile,
        dotenvFile,
        progress,
        quiet: flags.has('quiet'),
    };
}
function optional(value) {
    return value === undefined ? [] : [value];
}
const NO_ID_HINT = 'Check that the publishing step provides an ID. Usage: wait-for-job <job-id>.';
/** Each argument may have several ids. */
function parseIds(value) {
    if ((0,options/* isEmptyList */.s6)(value))
        throw new options/* InvalidInput */.o9([`A job ID is empty. ${NO_ID_HINT}`]);
    return (0,options/* parseJobId */.et)(resolved({ source: 'Job ID', value }));
}
/** Returns a reference to a variable that a CI system left as it is; null if there is none. */
function findUnresolved(value) {
    return /\$\([^)]*\)|\$\{[^}]*\}/.exec(value)?.[0] ?? null;
}
/** @throws InvalidInput if a CI system left a variable as it is, because it does not exist */
function resolved(raw) {
    const variable = findUnresolved(raw.value);
    if (variable === null)
        return raw;
    throw new options/* InvalidInput */.o9([
        `${raw.source}: ${variable} was not expanded. Check that the variable is defined.`,
    ]);
}
function readToken({ value: path }, file) {
    if ('error' in file)
        throw new options/* InvalidInput */.o9([`--token-file: ${file.error}`]);
    // A byte order mark is whitespace to `trim`.
    const value = file.text.trim();
    if (value === '')
        throw new options/* InvalidInput */.o9([`--token-file: ${path} is empty.`]);
    return resolved({ source: `--token-file ${path}`, value });
}
function parseProgress({ source, value }) {
    const mode = PROGRESS.find((known) => known === value);
    if (mode !== undefined)
        return mode;
    throw new options/* InvalidInput */.o9([`${source}: "${value}" is not one of ${PROGRESS.join(', ')}.`]);
}
function namesFor(url, token) {
    return {
        jobId: 'the job ID',
        url,
        token,
        timeout: '--timeout',
        timeoutOf: (value) => `--timeout ${value}`,
        waitForAll: 'Use --no-fail-fast',
        checkAgain: 'run the command again',
        cancelled: 'The command was interrupted.',
        product: 'this version of wait-for-job',
    };
}


/***/ }),

/***/ 806:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dc: () => (/* binding */ EXIT),
  FO: () => (/* binding */ exitCodeOf),
  fH: () => (/* binding */ exitCodeOfSignal)
});

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/wait/outcome.ts + 1 modules
var wait_outcome = __nccwpck_require__(603);
;// CONCATENATED MODULE: ./src/cli/exit-codes.ts
/** The exit codes of the command. */



/** Never 1: npx, shells and Node itself exit with it if they fail. */
const EXIT = {
    succeeded: 0,
    invalidInput: 2,
    failed: 20,
    revoked: 21,
    timedOut: 22,
    unreadable: 23,
    defect: 70,
    unwritten: 74,
};
/** As shells do: 128 and the number of the signal. */
const SIGNAL_OFFSET = 128;
/** Returns the exit code of the deciding job; 0 for a success only. */
function exitCodeOf({ succeeded, job }) {
    if (succeeded)
        return EXIT.succeeded;
    const outcome = (0,wait_outcome/* outcomeOf */.sG)(job);
    switch (outcome.kind) {
        case 'failed':
            return EXIT.failed;
        case 'revoked':
            return EXIT.revoked;
        case 'timedOut':
            return EXIT.timedOut;
        case 'stale':
        case 'unreachable':
            return outcome.error instanceof errors/* TimeoutError */.MU ? EXIT.timedOut : EXIT.unreadable;
        case 'cancelled':
            return exitCodeOfSignal(outcome.signalName);
        case 'skipped':
        case 'succeeded':
            return EXIT.defect;
    }
}
function exitCodeOfSignal(signalName) {
    const numbers = external_node_os_namespaceObject.constants.signals;
    return SIGNAL_OFFSET + (numbers[signalName] ?? 0);
}


/***/ }),

/***/ 141:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MY: () => (/* binding */ appendBlock),
/* harmony export */   ZB: () => (/* binding */ checkWritable),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   nM: () => (/* binding */ removeFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(301);
/* harmony import */ var _wait_options_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(38);
/** The files that the command writes. */




/**
 * Checks whether a file can be written, without touching it.
 *
 * @param isReplaced whether it has to be a regular file, if it exists
 * @throws InvalidInput
 */
function checkWritable(option, path, isReplaced) {
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
        if (stats?.isDirectory())
            throw new Error('it is a directory');
        if (isReplaced && stats?.isFile() === false)
            throw new Error('it is not a regular file');
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder).isDirectory())
            throw new Error(`${folder} is not a directory`);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(stats === undefined || isReplaced ? folder : path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
    }
    catch (error) {
        throw new _wait_options_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidInput */ .o9([`${option}: ${path} cannot be written (${(0,_fiddler_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}).`]);
    }
}
/** Appends Markdown, below a blank line if the file has something already. */
function appendBlock(path, text) {
    const size = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, `${size > 0 ? '\n\n' : ''}${text}\n`);
}
/** Replaces a file as a whole: even if the process is killed, no part of it is left. */
function replaceFile(path, text) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), `.wait-for-job-${process.pid}.tmp`);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, text);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, path);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
        throw error;
    }
}
/**
 * Removes what an earlier run left: it would be taken for the result of this one.
 *
 * @throws InvalidInput
 */
function removeFile(option, path) {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(path);
    }
    catch (error) {
        throw new _wait_options_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidInput */ .o9([`${option}: ${path} cannot be replaced (${(0,_fiddler_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}).`]);
    }
}


/***/ }),

/***/ 646:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ CommandFront),
  f: () => (/* binding */ redactVariables)
});

// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/redactor.ts
var redactor = __nccwpck_require__(446);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: ./src/fiddler/http/proxy.ts
var http_proxy = __nccwpck_require__(729);
// EXTERNAL MODULE: ./src/wait/site.ts
var wait_site = __nccwpck_require__(882);
;// CONCATENATED MODULE: ./src/wait/config-warnings.ts
/** Settings that are allowed and still worth a warning. */



/** Returns a sentence for each; none shows a value that may contain a password. */
function findConfigWarnings(site, env) {
    const warnings = [];
    if ((0,wait_site/* isClearText */.b)(site)) {
        warnings.push(`The API key is sent unencrypted to ${site.origin}. Use https:// if the site supports it.`);
    }
    if (site.protocol === 'https:' && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
        warnings.push('NODE_TLS_REJECT_UNAUTHORIZED=0 disables certificate checks: any server can pose as the Fiddler ' +
            'site. To trust a private CA, use NODE_EXTRA_CA_CERTS instead.');
    }
    const ca = env['NODE_EXTRA_CA_CERTS'];
    if (site.protocol === 'https:' && ca && !(0,external_node_fs_.existsSync)(ca)) {
        warnings.push(`NODE_EXTRA_CA_CERTS is ignored: there is no file ${ca}.`);
    }
    const proxy = (0,http_proxy/* findProxySetting */.m)(site);
    if (proxy !== null && !isUsableProxy(proxy.value)) {
        warnings.push(`${proxy.variable} is not a valid proxy address and may be ignored. Expected an address like ` +
            'http://proxy.example:3128.');
    }
    return warnings;
}
function isUsableProxy(value) {
    // As http-client does: it adds http:// only if the text is not a URL without it.
    const address = URL.canParse(value) || /^https?:/.test(value) ? value : `http://${value}`;
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
        return false;
    const { username, password } = new URL(address);
    try {
        decodeURIComponent(username + password);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./src/wait/record.ts
var wait_record = __nccwpck_require__(236);
// EXTERNAL MODULE: ./src/wait/report/help.ts
var help = __nccwpck_require__(962);
// EXTERNAL MODULE: ./src/wait/text/sanitize.ts
var text_sanitize = __nccwpck_require__(206);
// EXTERNAL MODULE: ./src/fiddler/job-status.ts
var job_status = __nccwpck_require__(866);
;// CONCATENATED MODULE: ./src/wait/report/outputs.ts
/** The outputs of a wait. */


/** Returns the outputs if there was no wait, for example for invalid inputs. */
function renderNoWaitOutputs(reason, problems) {
    return {
        status: '',
        'error-reason': reason,
        'error-message': joinSentences(problems),
        progress: '',
        name: '',
        elapsed: '0',
        jobs: '[]',
        'jobs-file': '',
    };
}
/** @param files the outputs `jobs` and `jobs-file` */
function renderOutputs(record, verdict, files) {
    const { job } = verdict.job;
    const status = job?.status ?? '';
    return {
        status: renderStatus(status, renderText(status)),
        'error-reason': renderText(verdict.errorReason),
        'error-message': verdict.succeeded ? '' : joinSentences([verdict.sentence, ...verdict.details]),
        progress: job?.progress?.toString() ?? '',
        name: renderText(job?.name ?? ''),
        elapsed: record.elapsedSeconds.toFixed(1),
        ...files,
    };
}
/**
 * Marks a state that only letter case or cleaning tells from a known one: to the expression
 * `status == 'SUCCESS'` the state `success`, in which a job may still run, would be a success.
 *
 * @param text the state as it is shown; default: unchanged
 */
function renderStatus(status, text = status) {
    const isLookalike = !(0,job_status/* isKnownStatus */.ih)(status) && (0,job_status/* isKnownStatus */.ih)(text.trim().toUpperCase());
    return isLookalike ? `${text} (not an exact match)` : text;
}
function joinSentences(sentences) {
    const sanitized = sentences.map((sentence) => sanitize(sentence));
    // The server's texts need not end as a sentence does.
    const joined = sanitized
        .map((sentence, index) => index < sanitized.length - 1 && !/(?:[.!?]\)?|^)$/.test(sentence) ? `${sentence}.` : sentence)
        .join(' ');
    return escapeForEcho(joined);
}
function renderText(text) {
    return escapeForEcho(sanitize(text));
}
/**
 * A step may print an output with `echo`, which in some shells interprets backslashes: `\n::error::` would
 * become a command.
 */
function escapeForEcho(text) {
    return escapeCommands(text).replace(/\\(?=[0-7abcefnrtuvx\\])/g, '\\\\');
}

;// CONCATENATED MODULE: ./src/wait/report/jobs-json.ts


/** Linux allows 131,072 bytes for one environment variable, by which a step takes an output. */
const MAX_OUTPUT_BYTES = 99_000;
/** Length of a state, in characters, if nothing but ids and states fit. */
const MAX_STATUS_LENGTH = 40;
/** Left out step by step until everything fits. */
const REDUCTIONS = [
    { leftOut: '', reduce: (job) => job },
    { leftOut: '`info`', reduce: (job) => ({ ...job, info: null }) },
    { leftOut: '`info` and `extras`', reduce: (job) => ({ ...job, info: null, extras: null }) },
    ...[1_000, 200, 60].map((maxLength) => ({
        leftOut: '`info`, `extras` and the middles of long texts',
        reduce: (job) => shorten(job, maxLength),
    })),
];
/** Returns JSON arrays with one object per job. */
function renderJobs(jobs) {
    let whole = null;
    for (const { leftOut, reduce } of REDUCTIONS) {
        const text = stringify(jobs.map(({ id, job }) => fieldsOf(id, job === null ? null : reduce(job))));
        whole ??= text;
        if (text !== null && fits(text))
            return { whole: whole ?? text, output: text, leftOut };
    }
    const states = jobs.map(({ id, job }) => ({
        id,
        status: job === null ? null : renderStatus(job.status, (0,text_sanitize/* sanitize */.aj)(job.status, MAX_STATUS_LENGTH)),
    }));
    let count = states.length;
    let output = stringify(states) ?? '[]';
    while (!fits(output)) {
        count -= Math.ceil(count / 10);
        output = stringify(states.slice(0, count)) ?? '[]';
    }
    const rest = count < states.length ? `, and all after the first ${count} jobs` : '';
    return {
        whole: whole ?? output,
        output,
        leftOut: `everything but \`id\` and \`status\`${rest}`,
    };
}
function fits(text) {
    return Buffer.byteLength(text) <= MAX_OUTPUT_BYTES;
}
function shorten(job, maxLength) {
    const shortened = (text) => text === null ? null : (0,text_sanitize/* truncate */.xv)(text, maxLength);
    return {
        ...job,
        name: (0,text_sanitize/* truncate */.xv)(job.name, maxLength),
        status: (0,text_sanitize/* truncate */.xv)(job.status, maxLength),
        info: null,
        errorReason: shortened(job.errorReason),
        errorMessage: shortened(job.errorMessage),
        extras: null,
    };
}
/** Returns a job in the API's own field names; all but the id are null if it was never read. */
function fieldsOf(id, job) {
    return {
        id,
        name: job?.name ?? null,
        status: job === null ? null : renderStatus(job.status),
        progress: job?.progress ?? null,
        info: job?.info ?? null,
        error_reason: job?.errorReason ?? null,
        error_message: job?.errorMessage ?? null,
        ...(job === null || job.extras === null ? {} : { extras: job.extras }),
    };
}
/**
 * Returns JSON that stays harmless if it is printed: commands of CI systems, line breaks and characters
 * that a terminal would obey are escaped in a way that no shell's `echo` undoes. Null if the value is
 * nested too deeply.
 */
function stringify(value) {
    try {
        return JSON.stringify(value)
            .replaceAll('::', ':\\u003a')
            .replaceAll('##', '#\\u0023')
            .replace(/\\\\|\\[nr]/g, (found) => ESCAPES[found] ?? found)
            .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter);
    }
    catch (error) {
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
function escapeCharacter(character) {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
const ESCAPES = { '\\n': '\\u000a', '\\r': '\\u000d' };

// EXTERNAL MODULE: ./src/fiddler/job-fields.ts
var job_fields = __nccwpck_require__(489);
// EXTERNAL MODULE: ./src/fiddler/polling/adaptive-interval.ts
var adaptive_interval = __nccwpck_require__(940);
// EXTERNAL MODULE: ./src/wait/text/duration.ts
var duration = __nccwpck_require__(393);
;// CONCATENATED MODULE: ./src/wait/report/progress-bar.ts
/** Progress bars and colored states. */


const BAR_LENGTH = 10;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** Returns `▕█▎        ▏`: full only at 100 %, empty only at 0 %. */
function renderBar(progress, length = BAR_LENGTH) {
    const max = length * EIGHTHS.length;
    const eighths = Math.round((progress / 100) * max);
    const shown = progress <= 0 || progress >= 100 ? eighths : Math.min(max - 1, Math.max(1, eighths));
    const filled = '█'.repeat(Math.floor(shown / 8)) + (EIGHTHS[shown % 8] ?? '');
    return `▕${filled.padEnd(length)}▏`;
}
const GREEN = 32;
const RED = 31;
const YELLOW = 33;
const CYAN = 36;
const COLORS = new Map([
    [job_status/* JobStatus */.A8.STARTED, CYAN],
    [job_status/* JobStatus */.A8.RETRY, YELLOW],
    [job_status/* JobStatus */.A8.SUCCESS, GREEN],
    [job_status/* JobStatus */.A8.FAILURE, RED],
    [job_status/* JobStatus */.A8.REVOKED, RED],
]);
/** Returns a state in its color (ANSI); PENDING and newer states have none. */
function renderColored(status) {
    const color = COLORS.get(status);
    return color === undefined ? (0,text_sanitize/* line */.n8) `${status}` : (0,text_sanitize/* line */.n8) `\u001b[${color}m${status}\u001b[0m`;
}

// EXTERNAL MODULE: ./src/wait/report/sentence.ts
var sentence = __nccwpck_require__(319);
;// CONCATENATED MODULE: ./src/wait/report/timeline.ts
/** The states of a job over time, as its checks saw them. */

/** Returns the states that a job was in during the wait, without the final one. */
function stateSpansOf(record) {
    const { observations } = record;
    const changes = observations.filter(({ status }, index) => status !== observations[index - 1]?.status);
    const lastMs = lastMsOf(record);
    return changes
        .map(({ status, atMs }, index) => ({
        status,
        fromMs: atMs,
        untilMs: changes[index + 1]?.atMs ?? lastMs,
    }))
        .filter(({ status }) => !(0,job_status/* isFinalStatus */.$T)(status));
}
/** Returns when the last state was last seen; while checks fail, it may have changed. */
function lastMsOf({ observations, endedAtMs, lastReadAtMs, lastError }) {
    return (lastError === '' ? endedAtMs : lastReadAtMs) ?? observations.at(-1)?.atMs ?? 0;
}
/** Returns how long the job was seen pending before it ran, in milliseconds; null if never. */
function queuedMs(record) {
    const [first] = stateSpansOf(record);
    return first?.status === job_status/* JobStatus */.A8.PENDING ? first.untilMs - first.fromMs : null;
}
/** Returns how long the job was seen running, retries included; null if never. */
function runningTime(record) {
    const spans = stateSpansOf(record);
    const index = spans.findIndex(({ status }) => status !== job_status/* JobStatus */.A8.PENDING);
    const first = spans[index];
    const last = spans.at(-1);
    if (first === undefined || last === undefined)
        return null;
    return { ms: last.untilMs - first.fromMs, isMinimum: index === 0 || record.lastError !== '' };
}
/** Returns when a job was first seen running; Infinity if never. */
function startMsOf({ observations }) {
    const started = observations.find(({ status }) => status !== job_status/* JobStatus */.A8.PENDING);
    return started?.atMs ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./src/wait/report/log-lines.ts









const PLAIN = { hasBars: false, hasColors: false };
/** Length of a name in a line, in characters. */
const MAX_NAME_LENGTH = 60;
/** Length of an error in a line, in characters. */
const MAX_ERROR_LENGTH = 400;
/** Estimates below this are over before they are read. */
const MIN_ESTIMATE_MS = 10_000;
function renderTitle({ jobIds, timeoutSeconds }) {
    const what = jobIds.length === 1 ? `job ${jobIds[0]}` : `${jobIds.length} jobs`;
    if (timeoutSeconds === 0)
        return (0,text_sanitize/* line */.n8) `Checking ${what} once`;
    return (0,text_sanitize/* line */.n8) `Waiting for ${what}, at most ${(0,duration/* renderDuration */.PP)(timeoutSeconds)}`;
}
/** Returns what was asked for, and where each value came from. */
function renderOptions(options) {
    const { site, jobIds, intervalSeconds, timeoutSeconds, sources } = options;
    const interval = intervalSeconds === null ? 'adaptive' : (0,duration/* renderDuration */.PP)(intervalSeconds);
    return [
        (0,text_sanitize/* line */.n8) `Site: ${site.origin} (${sources.site})`,
        (0,text_sanitize/* line */.n8) `Interval: ${interval} (${sources.interval})`,
        (0,text_sanitize/* line */.n8) `Timeout: ${(0,duration/* renderDuration */.PP)(timeoutSeconds)} (${sources.timeout})`,
        (0,text_sanitize/* line */.n8) `Jobs (${sources.jobIds}):`,
        ...jobIds.map((id) => (0,text_sanitize/* line */.n8) `  ${id}`),
    ];
}
/** Returns null unless there are more jobs than can be checked at the interval. */
function renderRoundTime({ jobs, intervalSeconds }, requestsPerMinute, atMs) {
    const roundSeconds = (jobs.length * 60) / requestsPerMinute;
    if (roundSeconds <= (intervalSeconds ?? adaptive_interval/* MAX_BLIND_DELAY_MS */.yb / 1000))
        return null;
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${jobs.length} jobs at ${requestsPerMinute} requests/min at most: each is checked about every ${(0,duration/* renderDuration */.PP)(roundSeconds)}, those likely to end soon first`;
}
/** `0:06  Ingestion dataset Upload: STARTED, 12.5 %  ▕█▎        ▏  about 40 s left` */
function renderChange(record, jobs, atMs, { hasBars, hasColors }) {
    const { job, estimatedEndAtMs } = record;
    if (job === null)
        return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${record.id}`;
    const { status, progress } = job;
    const state = hasColors ? renderColored(status) : (0,text_sanitize/* line */.n8) `${status}`;
    // After the state, which has a color of its own.
    const percentage = (0,sentence/* renderState */.Cn)(job).slice(status.length);
    const bar = hasBars && progress !== null ? `  ${renderBar(progress)}` : '';
    const leftMs = estimatedEndAtMs === null ? 0 : estimatedEndAtMs - atMs;
    const left = leftMs < MIN_ESTIMATE_MS || (0,job_status/* isFinalStatus */.$T)(status)
        ? ''
        : `  about ${renderRoundly(leftMs / 1000)} left`;
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${renderName(job, jobs)}: ${state}${percentage}${bar}${left}`;
}
/** Rounds to 5 seconds, then half minutes, minutes, and from an hour on 10 minutes. */
function renderRoundly(seconds) {
    const stepSeconds = seconds < 55 ? 5 : seconds < 600 ? 30 : seconds < 3_600 ? 60 : 600;
    return (0,duration/* renderDuration */.PP)(Math.round(seconds / stepSeconds) * stepSeconds);
}
function renderError(error, pauseMs, atMs) {
    const next = pauseMs === null
        ? 'that was the last check'
        : `next check in ${(0,duration/* renderDuration */.PP)(pauseMs / 1000)}`;
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${(0,text_sanitize/* truncate */.xv)(error.message, MAX_ERROR_LENGTH)}; ${next}`;
}
/** The line for one of several jobs that is no longer polled; the results have the whole error. */
function renderGivenUp({ id, job }, error, atMs) {
    const name = job === null ? `job ${id}` : renderName(job, 2);
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  Stopped polling ${name}: ${error.label}`;
}
function renderUnreadTasks(id, reason, atMs) {
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  Could not fetch the failed tasks of ${id}: ${reason}`;
}
function renderLoweredRate(requestsPerMinute, atMs) {
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  Rate limited (429): slowing to ${Math.floor(requestsPerMinute)} requests/min`;
}
/** The line for a minute in which nothing changed. */
function renderHeartbeat(record, atMs) {
    const { id, job, observations, lastError } = record;
    const name = job === null ? `job ${id}` : renderName(job, 1);
    if (job === null || lastError !== '') {
        return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${name}: ${(0,sentence/* describeLastState */.l6)(record)}`;
    }
    const unchangedMs = atMs - (observations.at(-1)?.atMs ?? 0);
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${name}: still ${(0,sentence/* renderState */.Cn)(job)}, unchanged for ${(0,duration/* renderClock */.Xn)(unchangedMs / 1000)}`;
}
/** `37 of 120 jobs finished; running longest: …` */
function renderOverview({ jobs }, atMs) {
    const longest = jobs
        .filter(({ job, end }) => end === null && job !== null && job.status !== job_status/* JobStatus */.A8.PENDING)
        .sort((a, b) => startMsOf(a) - startMsOf(b))
        .slice(0, 2)
        .flatMap((record) => {
        const { job, lastError } = record;
        if (job === null)
            return [];
        const state = lastError === '' ? (0,sentence/* renderState */.Cn)(job) : (0,sentence/* describeLastState */.l6)(record);
        return [`${renderName(job, jobs.length)}: ${state}`];
    });
    const finished = jobs.filter(({ end }) => end !== null).length;
    const tail = longest.length === 0 ? '' : `; running longest: ${longest.join('; ')}`;
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${finished} of ${jobs.length} jobs finished${tail}`;
}
function renderUnknownState(job, { product }) {
    return (0,text_sanitize/* line */.n8) `${(0,job_fields/* describeJob */.hx)(job)} is in the state ${job.status}, which ${product} does not know. Still waiting for SUCCESS, FAILURE or REVOKED.`;
}
/** Jobs that are waited for together often have the same name. */
function renderName({ id, name }, jobs) {
    const short = (0,text_sanitize/* truncate */.xv)(name, MAX_NAME_LENGTH);
    return jobs === 1 ? short : `${short} (${(0,wait_record/* shortId */.m_)(id)})`;
}
/** Returns a line that begins with the elapsed time. */
function withTime(text, atMs) {
    return (0,text_sanitize/* line */.n8) `${renderTime(atMs)}  ${text}`;
}
/** Elapsed time, aligned for waits of less than ten hours. */
function renderTime(atMs) {
    return (0,duration/* renderClock */.Xn)(atMs / 1000).padStart(7);
}

// EXTERNAL MODULE: ./src/wait/failed-tasks.ts
var failed_tasks = __nccwpck_require__(563);
// EXTERNAL MODULE: ./src/wait/outcome.ts + 1 modules
var outcome = __nccwpck_require__(603);
// EXTERNAL MODULE: ./src/wait/verdict.ts + 2 modules
var verdict = __nccwpck_require__(131);
;// CONCATENATED MODULE: ./src/wait/report/results.ts
/** What a log shows after the wait: the results, and the failing tasks of each failed job. */





/** Failing tasks of a job that are listed; more are counted. */
const MAX_TASKS = 20;
/** With more jobs, successes are counted. */
const MAX_LISTED_JOBS = 10;
/** Returns a line for each job; with more than ten only for those that did not succeed. */
function renderResults(wait) {
    const { jobs } = wait;
    const succeeded = jobs.filter(outcome/* isSuccess */.oJ);
    // A single failed job is described by the error that ends the log.
    if (jobs.length === 1 && succeeded.length === 0)
        return [];
    const isCounted = jobs.length > MAX_LISTED_JOBS;
    const listed = isCounted ? jobs.filter((job) => !(0,outcome/* isSuccess */.oJ)(job)) : jobs;
    return [
        ...listed.map((job) => (0,text_sanitize/* line */.n8) `${(0,verdict/* evaluateJob */.Ld)(job, wait).sentence}`),
        ...(isCounted ? [(0,text_sanitize/* line */.n8) `${succeeded.length} of ${jobs.length} jobs succeeded`] : []),
    ];
}
/** Returns the failing tasks of each failed job, of the first ten. */
function renderFailingTasks({ jobs }) {
    const groups = jobs.flatMap(renderTasks);
    const left = groups.length - failed_tasks/* MAX_JOBS_WITH_TASKS */.Y;
    if (left <= 0)
        return groups;
    const more = {
        title: (0,text_sanitize/* line */.n8) `Failing tasks not listed for ${left} more ${left === 1 ? 'job' : 'jobs'}`,
        lines: [],
    };
    return [...groups.slice(0, failed_tasks/* MAX_JOBS_WITH_TASKS */.Y), more];
}
function renderTasks(record) {
    const tasks = (0,outcome/* failingTasksOf */.yx)(record);
    if (tasks.length === 0 || record.job === null)
        return [];
    const left = tasks.length - MAX_TASKS;
    const count = `${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'}`;
    return [
        {
            title: (0,text_sanitize/* line */.n8) `${count} of ${(0,job_fields/* describeJob */.hx)(record.job)}`,
            lines: [
                ...tasks
                    .slice(0, MAX_TASKS)
                    .map(({ id, status, errorMessage }) => (0,text_sanitize/* line */.n8) `  ${id}: ${errorMessage ?? status}`),
                ...(left > 0 ? [(0,text_sanitize/* line */.n8) `  and ${left} more`] : []),
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./src/wait/text/markdown.ts
/** Markdown for a summary, in which text from outside stays text. */

/** Only the functions of this file make one. */
class SafeMarkdown {
    #text;
    constructor(text) {
        this.#text = text;
    }
    get text() {
        return this.#text;
    }
}
/** Template tag: Markdown and numbers are put in unchanged, strings as inline code. */
function markdown(template, ...values) {
    const parts = values.map((value) => {
        if (value instanceof SafeMarkdown)
            return value.text;
        return typeof value === 'string' ? code(value).text : value;
    });
    return new SafeMarkdown(String.raw({ raw: template }, ...parts));
}
/** Returns a text as inline code, cut to `maxLength` characters (default: 1,000). */
function code(text, maxLength) {
    return new SafeMarkdown(codeSpan((0,text_sanitize/* escapeCommands */.g9)((0,text_sanitize/* sanitize */.aj)(text, maxLength))));
}
/**
 * Returns a text as prose, cut to `maxLength` characters (default: 1,000): only words that could mean
 * something to Markdown are inline code, and so is what the text itself puts in backticks.
 */
function prose(text, maxLength) {
    const spaced = (0,text_sanitize/* escapeCommands */.g9)((0,text_sanitize/* sanitize */.aj)(text, maxLength)).trim().replaceAll(/ {2,}/g, ' ');
    // Between two code spans there is always a space or a mark: their fences must not touch.
    const parts = spaced
        .split(QUOTED)
        .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeWords(part)));
    return new SafeMarkdown(parts.join(''));
}
function joinMarkdown(parts, separator = '') {
    return new SafeMarkdown(parts.map(({ text }) => text).join(separator));
}
/** Returns a link to the origin of a site. */
function linkTo(site, text) {
    return new SafeMarkdown(`[${text}](${site.origin})`);
}
function tableRow(cells) {
    return new SafeMarkdown(`| ${cells.map(({ text }) => escapePipes(text)).join(' | ')} |`);
}
/** Returns a fenced block; `lines` must not contain a fence. */
function codeBlock(language, lines) {
    return new SafeMarkdown([`\`\`\`${language}`, ...lines, '```'].join('\n'));
}
/**
 * Words that mean nothing to Markdown, HTML or GitHub: letters; short words with digits, which are no
 * commits and no issues; numbers; pictures and a few signs.
 */
const HARMLESS_WORD = /^(?![\dA-Fa-f]{7,}$|[Ww]{3,}$)(?:\p{L}[\p{L}\p{M}'\u2019-]*|\p{L}[\p{L}\p{N}]{0,5}|\p{N}{1,6}(?:[.,]\p{N}{1,6})?%?|\p{ExtPict}\ufe0f?|[%×·…—–])$/u;
/** A word with the punctuation around it. */
const WORD = /^([("']*)(.*?)([.,:;!?'")]*)$/;
/** `Upload[550e8400-…]`, as the Python client describes jobs. */
const NAME_WITH_ID = /^([^[\]]+)\[([\da-f-]{36})\]$/;
/** Text between backticks, if that is a word of its own. */
const QUOTED = /(?<=^|[ (])`([^`]+)`(?=[.,:;!?)]*(?: |$))/;
/** In inline code neither Markdown, HTML, mentions nor links work. */
function codeSpan(text) {
    if (text === '')
        return '';
    if (!text.includes('`'))
        return `\`${text}\``;
    const longestRun = Math.max(...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
    const fence = '`'.repeat(longestRun + 1);
    return `${fence} ${text} ${fence}`;
}
function escapeWords(text) {
    return text
        .split(' ')
        .map((whole, index) => {
        const [, before = '', word = '', after = ''] = WORD.exec(whole) ?? [];
        // At the start, `-`, `1.` and `1)` would make a list.
        if (whole === '-' && index > 0)
            return whole;
        const isListMark = index === 0 && after !== '' && /^\d/.test(word);
        const [, name = word, id = ''] = NAME_WITH_ID.exec(word) ?? [];
        const isCode = !HARMLESS_WORD.test(name) || isListMark;
        const shown = `${isCode ? codeSpan(name) : name}${id === '' ? '' : ` ${codeSpan(id)}`}`;
        // Inline code needs no quotes around it.
        const isQuoted = isCode && /^["']$/.test(before) && after.startsWith(before);
        return isQuoted ? `${shown}${after.slice(1)}` : `${before}${shown}${after}`;
    })
        .join(' ');
}
/**
 * A pipe in a table's cell is escaped by an odd number of backslashes; if the text itself has an odd
 * number before it, it is shown with one more.
 */
function escapePipes(cell) {
    return cell.replace(/(\\*)\|/g, (_, before) => before.length % 2 === 0 ? `${before}\\|` : `${before}\\\\|`);
}

;// CONCATENATED MODULE: ./src/wait/report/outcome-words.ts
/** The worst first. */
const WORDS = {
    failed: { sign: '❌', text: 'failed', end: 'FAILURE' },
    revoked: { sign: '🚫', text: 'ended as revoked', end: 'REVOKED' },
    timedOut: { sign: '⏰', text: 'did not finish in time', end: 'timeout' },
    stale: { sign: '❓', text: 'could no longer be read', end: 'could no longer be read' },
    unreachable: { sign: '❓', text: 'could not be read', end: 'could not be read' },
    cancelled: { sign: '🛑', text: 'did not finish before the wait was cancelled', end: 'cancelled' },
    skipped: { sign: '💤', text: 'skipped', end: 'skipped' },
    succeeded: { sign: '✅', text: 'succeeded', end: 'SUCCESS' },
};

;// CONCATENATED MODULE: ./src/wait/report/summary/heading.ts
/** The summary's first lines: the outcome as heading, then what happened and what to do. */




function renderHeading(record, verdict) {
    const [sentence, ...details] = describe(record, verdict).map((text) => prose(text));
    return [
        markdown `### ${prose(headingOf(record, verdict))}`,
        ...(sentence === undefined ? [] : [sentence]),
        ...(details.length === 0
            ? []
            : [
                joinMarkdown(details.map((detail) => markdown `- ${detail}`), '\n'),
            ]),
        linkTo(record.site, 'Open Fiddler'),
    ];
}
function headingOf({ jobs, timeoutSeconds }, verdict) {
    const { kind } = (0,outcome/* outcomeOf */.sG)(verdict.job);
    const { sign, text } = WORDS[kind];
    const total = jobs.length;
    const all = total === 1 ? 'The Fiddler job' : `All ${total} Fiddler jobs`;
    if (verdict.succeeded)
        return `${sign} ${all} succeeded`;
    // The outputs could not be written.
    if (kind === 'succeeded')
        return `❌ ${all} succeeded, but the step failed`;
    if (kind === 'cancelled') {
        return `${sign} The wait for ${total === 1 ? 'the Fiddler job' : `${total} Fiddler jobs`} was cancelled`;
    }
    // A single check has no deadline to miss.
    if (total === 1 && kind === 'timedOut' && timeoutSeconds === 0) {
        return `${sign} ${all} has not finished yet`;
    }
    if (total === 1)
        return `${sign} ${all} ${text}`;
    const [first = '', ...others] = describeCounts(jobs, kind);
    return `${sign} ${[first.replace(' ', ` of ${total} Fiddler jobs `), ...others].join(', ')}`;
}
/** Returns `2 failed`, `1 ended as revoked`: the deciding outcome first, without unremarkable ones. */
function describeCounts(jobs, deciding) {
    return Object.entries({ [deciding]: WORDS[deciding], ...WORDS })
        .map(([kind, { text }]) => {
        const count = jobs.filter((job) => (0,outcome/* outcomeOf */.sG)(job).kind === kind).length;
        return { kind, count, text: `${count} ${text}` };
    })
        .filter(({ kind, count }) => count > 0 && !UNREMARKABLE.has(kind))
        .map(({ text }) => text);
}
const UNREMARKABLE = new Set(['succeeded', 'skipped']);
function describe({ elapsedSeconds }, verdict) {
    return verdict.succeeded
        ? [`Finished after ${(0,duration/* renderDuration */.PP)(elapsedSeconds)}.`]
        : [verdict.sentence, ...verdict.details];
}

// EXTERNAL MODULE: ./src/fiddler/json.ts
var json = __nccwpck_require__(276);
;// CONCATENATED MODULE: ./src/wait/report/summary/job-info.ts

function jobInfoOf(job) {
    const info = job?.info ?? {};
    const named = (part) => {
        const value = info[part];
        return ((0,json/* isJsonObject */.OW)(value) ? job_info_text(value['name']) : '') || job_info_text(info[`${part}_name`]);
    };
    const { model } = info;
    return {
        resourceType: job_info_text(info['resource_type']),
        resource: job_info_text(info['resource_name']) || named('resource'),
        model: named('model'),
        modelVersion: (0,json/* isJsonObject */.OW)(model) ? job_info_text(model['version']) : '',
        project: named('project'),
    };
}
function job_info_text(value) {
    return (0,json/* parseText */.r4)(value) ?? '';
}

;// CONCATENATED MODULE: ./src/wait/report/summary/jobs-table.ts
/** The summary's table of jobs. */








/** Further jobs are folded. */
const MAX_UNFOLDED = 20;
function renderJobsTable(jobs, { maxJobs, maxTextLength }) {
    if (jobs.length <= MAX_UNFOLDED)
        return [renderRows(jobs, maxTextLength)];
    const sorted = (0,outcome/* worstFirst */.md)(jobs);
    const folded = sorted.slice(MAX_UNFOLDED, maxJobs);
    const left = jobs.length - MAX_UNFOLDED - folded.length;
    return [
        markdown `The first ${MAX_UNFOLDED} jobs, failed ones first, then the slowest:`,
        renderRows(sorted.slice(0, MAX_UNFOLDED), maxTextLength),
        markdown `<details><summary>${folded.length} more</summary>`,
        renderRows(folded, maxTextLength),
        markdown `</details>`,
        ...(left > 0 ? [markdown `Jobs not shown: ${left}.`] : []),
    ];
}
const TITLES = [
    'Job',
    'Resource',
    'Model',
    'Project',
    'State',
    'Progress',
    'Queued',
    'Running',
];
const NUMBERS = new Set(['Progress', 'Queued', 'Running']);
function renderRows(jobs, maxTextLength) {
    const rows = jobs.map((record) => renderCells(record, maxTextLength));
    // Empty columns are left out.
    const titles = TITLES.filter((title) => rows.some((row) => row[title].text !== ''));
    return joinMarkdown([
        tableRow(titles.map((title) => prose(title))),
        tableRow(titles.map((title) => (NUMBERS.has(title) ? markdown `---:` : markdown `---`))),
        ...rows.map((row) => tableRow(titles.map((title) => row[title]))),
    ], '\n');
}
function renderCells(record, maxTextLength) {
    const text = (value) => prose(value, maxTextLength);
    const name = (value) => code(value, maxTextLength);
    const { resourceType, resource, model, modelVersion, project } = jobInfoOf(record.job);
    const progress = record.job?.progress ?? null;
    const running = runningTime(record);
    return {
        Job: jobs_table_renderName(record, text),
        Resource: joinGiven([text(resourceType), name(resource)]),
        Model: joinGiven([name(model), text(modelVersion)]),
        Project: name(project),
        State: markdown `${prose(WORDS[(0,outcome/* outcomeOf */.sG)(record).kind].sign)}&nbsp;${text(record.job?.status ?? 'never read')}`,
        Progress: progress === null ? markdown `` : prose((0,sentence/* renderPercentage */.XX)(progress)),
        Queued: jobs_table_renderTime(queuedMs(record), false),
        Running: jobs_table_renderTime(running?.ms ?? null, running?.isMinimum ?? false),
    };
}
function joinGiven(parts) {
    return joinMarkdown(parts.filter(({ text }) => text !== ''), ' ');
}
function jobs_table_renderName({ id, job }, text) {
    const short = (0,wait_record/* shortId */.m_)(id);
    return job === null ? markdown `${short}` : markdown `${text(job.name)}<br>${short}`;
}
/** Returns `1 min 18 s`, in which a number stays with its unit. */
function jobs_table_renderTime(ms, isMinimum) {
    if (ms === null)
        return markdown ``;
    const parts = (0,duration/* renderDuration */.PP)(Math.round(ms / 100) / 10).split(/(?<=[a-z]) /);
    const units = parts.map((part) => joinMarkdown(part.split(' ').map((word) => prose(word)), '&nbsp;'));
    return joinMarkdown(isMinimum ? [markdown `over`, ...units] : units, ' ');
}

;// CONCATENATED MODULE: ./src/wait/report/summary/limits.ts
/** How much a summary shows, from everything useful to what always fits. */

/** GitHub refuses a summary of more than 1 MiB; the rest is for what else the step wrote. */
const MAX_SUMMARY_BYTES = 1_000_000;
/** The last one fits even if escapes make the texts four times as long. */
const SUMMARY_LIMITS = [
    {
        maxJobs: Number.POSITIVE_INFINITY,
        maxJobsWithTasks: failed_tasks/* MAX_JOBS_WITH_TASKS */.Y,
        maxTextLength: 1_000,
    },
    {
        maxJobs: Number.POSITIVE_INFINITY,
        maxJobsWithTasks: failed_tasks/* MAX_JOBS_WITH_TASKS */.Y,
        maxTextLength: 200,
    },
    { maxJobs: 1_000, maxJobsWithTasks: 5, maxTextLength: 100 },
    { maxJobs: 100, maxJobsWithTasks: 1, maxTextLength: 60 },
];

;// CONCATENATED MODULE: ./src/wait/text/drawing.ts
/** Mermaid drawings, in which text from outside stays text. */


/** Part of a drawing. Only `drawing` makes one. */
class SafeDrawing {
    #text;
    constructor(text) {
        this.#text = text;
    }
    get text() {
        return this.#text;
    }
}
/** Template tag: drawings and numbers are put in unchanged, strings as short labels. */
function drawing(template, ...values) {
    const parts = values.map((value, index) => {
        if (value instanceof SafeDrawing)
            return value.text;
        if (typeof value === 'number')
            return value;
        // At the start of a line a label could be one of Mermaid's keywords.
        const before = `${index === 0 ? '\n' : ''}${template[index]}`;
        return /\n\s*$/.test(before) ? `“${label(value)}”` : label(value);
    });
    return new SafeDrawing(String.raw({ raw: template }, ...parts));
}
/** Returns lines as a drawing; where nothing renders it, it is shown as text. */
function mermaid(lines) {
    return codeBlock('mermaid', lines.map(({ text }) => text));
}
/** Room for a label, in characters. */
const MAX_LABEL_LENGTH = 40;
/** Characters with a meaning to Mermaid, and what is shown instead. */
const LOOKALIKES = { ':': '∶', '#': '♯', '%': '％', "'": '’' };
/** Anything that has no place in a label. */
const UNLABELLED = /[^\p{L}\p{M}\p{N}∶♯％’…·×–— ,._()[\]+=/-]/gu;
/** Returns a label without anything that Mermaid, HTML or CSS could read. */
function label(text) {
    const harmless = (0,text_sanitize/* sanitize */.aj)(text)
        .replace(/[:#%']/g, (sign) => LOOKALIKES[sign] ?? ' ')
        .replace(UNLABELLED, ' ')
        .replace(/ +/g, ' ')
        .trim();
    if (harmless === '')
        return '…';
    return harmless.length <= MAX_LABEL_LENGTH
        ? harmless
        : `${harmless.slice(0, MAX_LABEL_LENGTH - 1).replace(/[\ud800-\udfff]/u, '')}…`;
}

;// CONCATENATED MODULE: ./src/wait/report/summary/progress-chart.ts


/** The chart draws values at even distances; this many show a step as a step. */
const POINTS = 241;
/** Returns nothing if progress did not move. */
function renderProgressChart({ observations, endedAtMs }) {
    const seen = observations.flatMap(({ atMs, progress }) => progress === null ? [] : [{ atMs, progress }]);
    const [first] = seen;
    const untilMs = Math.max(endedAtMs ?? 0, seen.at(-1)?.atMs ?? 0);
    const hasMoved = seen.some(({ progress }) => progress !== first?.progress);
    if (first === undefined || !hasMoved || untilMs <= first.atMs)
        return [];
    return renderChart(seen, first.atMs, untilMs);
}
function renderChart(seen, fromMs, untilMs) {
    const { name, inMs } = unitFor(untilMs);
    const scaled = (ms) => Number((ms / inMs).toFixed(2));
    const [start, ...points] = sample(seen, untilMs).map((value) => Number(value.toFixed(1)));
    return [
        markdown `#### Progress over time`,
        mermaid([
            drawing `---`,
            drawing `config:`,
            drawing `  xyChart:`,
            drawing `    width: 900`,
            drawing `    height: 320`,
            drawing `  themeVariables:`,
            drawing `    xyChart:`,
            drawing `      backgroundColor: transparent`,
            // Mermaid's own colour is hardly visible on white; this one is on white and on black.
            drawing `      plotColorPalette: "#3b82f6"`,
            drawing `---`,
            drawing `xychart-beta`,
            drawing `  accTitle: Progress over time`,
            drawing `  x-axis "${name} since the wait began" ${scaled(fromMs)} --> ${scaled(untilMs)}`,
            drawing `  y-axis "progress in %" 0 --> 100`,
            drawing `  line [${points.reduce((list, value) => drawing `${list}, ${value}`, drawing `${start ?? 0}`)}]`,
        ]),
    ];
}
/** Returns the progress last seen at each point; nothing is interpolated. */
function sample(seen, untilMs) {
    const fromMs = seen[0]?.atMs ?? 0;
    let next = 0;
    return Array.from({ length: POINTS }, (_, index) => {
        // The last point exactly, despite rounding.
        const atMs = index === POINTS - 1 ? untilMs : fromMs + (index * (untilMs - fromMs)) / (POINTS - 1);
        while ((seen[next]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs)
            next += 1;
        return seen[next - 1]?.progress ?? 0;
    });
}
function unitFor(ms) {
    if (ms < 120_000)
        return { name: drawing `seconds`, inMs: 1_000 };
    if (ms < 7_200_000)
        return { name: drawing `minutes`, inMs: 60_000 };
    return { name: drawing `hours`, inMs: 3_600_000 };
}

;// CONCATENATED MODULE: ./src/wait/report/summary/states-chart.ts
/** The states of the jobs over time, as a Mermaid Gantt chart. */








/** With more jobs, the worst and the slowest are drawn. */
const MAX_DRAWN = 8;
/** If a job goes back and forth, its last states are drawn. */
const MAX_SPANS = 20;
const MAX_SPANS_OF_MANY = 6;
/** Returns nothing if no state lasted. */
function renderStatesChart(jobs) {
    const lasting = jobs.filter((job) => stateSpansOf(job).some(({ fromMs, untilMs }) => untilMs > fromMs));
    if (lasting.length === 0)
        return [];
    const drawn = lasting.length <= MAX_DRAWN ? lasting : (0,outcome/* worstFirst */.md)(lasting).slice(0, MAX_DRAWN);
    const longestMs = Math.max(...drawn.map(({ endedAtMs }) => endedAtMs ?? 0));
    // Of a job that was first seen running, the bar is shorter than its time.
    const wasQueued = drawn.every(({ observations }) => observations[0]?.status === job_status/* JobStatus */.A8.PENDING);
    return [
        markdown `#### States over time`,
        ...(drawn.length < lasting.length
            ? [markdown `${drawn.length} of ${lasting.length} jobs: failed ones first, then the slowest.`]
            : []),
        mermaid([
            ...renderFrame(longestMs, jobs.length > 1),
            ...drawn.flatMap((job) => renderJob(job, jobs.length > 1)),
        ]),
        ...(wasQueued ? [] : [markdown `Bars start when a state was first observed.`]),
    ];
}
function renderFrame(longestMs, hasNames) {
    return [
        drawing `---`,
        drawing `config:`,
        drawing `  gantt:`,
        // Names of jobs stand left of the bars.
        drawing `    leftPadding: ${hasNames ? 250 : 20}`,
        drawing `    fontSize: 12`,
        drawing `    sectionFontSize: 12`,
        // The labels beside the bars stand on the lines of the grid. All colours suit light and dark.
        drawing `  themeCSS: ".grid .tick line { stroke-opacity: 0.15 }"`,
        drawing `  themeVariables:`,
        drawing `    sectionBkgColor: "#80808030"`,
        drawing `    sectionBkgColor2: "#80808030"`,
        drawing `    altSectionBkgColor: "#80808010"`,
        drawing `    taskBkgColor: "#1f6feb"`,
        drawing `    taskBorderColor: "#1f6feb"`,
        drawing `    taskTextColor: "#ffffff"`,
        drawing `    critBkgColor: "#cf222e"`,
        drawing `    critBorderColor: "#cf222e"`,
        drawing `---`,
        drawing `gantt`,
        drawing `  accTitle: States over time`,
        drawing `  dateFormat YYYY-MM-DD HH:mm:ss.SSS`,
        drawing `  axisFormat ${axisFormat(longestMs)}`,
        drawing `  todayMarker off`,
    ];
}
function renderJob(record, isOneOfMany) {
    const all = stateSpansOf(record);
    const shown = all.slice(-(isOneOfMany ? MAX_SPANS_OF_MANY : MAX_SPANS));
    const skipped = all.length - shown.length;
    const { kind } = (0,outcome/* outcomeOf */.sG)(record);
    const isGood = kind === 'succeeded' || kind === 'skipped';
    const mark = isGood ? drawing `milestone` : drawing `crit, milestone`;
    return [
        ...(isOneOfMany ? [drawing `  section ${(0,wait_record/* shortId */.m_)(record.id)} ${record.job?.name ?? ''}`] : []),
        ...shown.map((span, index) => renderSpan(span, skipped + index + 1)),
        drawing `  ${all.length + 1}. ${WORDS[kind].end} :${mark}, ${timeOf(record.endedAtMs ?? 0)}, 0ms`,
    ];
}
function renderSpan({ status, fromMs, untilMs }, number) {
    const lastsMs = Math.round(untilMs - fromMs);
    const lasts = (0,duration/* renderDuration */.PP)(Math.round(lastsMs / 100) / 10);
    // Labels beside Mermaid's bars of kind `done` and `active` are dark on dark.
    const mark = status === job_status/* JobStatus */.A8.RETRY ? drawing `crit, ` : drawing ``;
    return drawing `  ${number}. ${status}, ${lasts} :${mark}${timeOf(fromMs)}, ${lastsMs}ms`;
}
/** Elapsed time as a time of day, or as a day and a time from `day 1` on. */
function axisFormat(longestMs) {
    if (longestMs < 3_600_000)
        return drawing `%-M:%S`;
    return longestMs < 86_400_000 ? drawing `%-H:%M` : drawing `day %-j, %-H:%M`;
}
/** Mermaid knows dates only: the wait begins with the year 2000, in any reader's time zone. */
function timeOf(atMs) {
    const date = new Date(Date.UTC(2000, 0, 1) + atMs);
    const two = (value) => (value < 10 ? drawing `0${value}` : drawing `${value}`);
    const [month, day] = [two(date.getUTCMonth() + 1), two(date.getUTCDate())];
    const [hour, minute] = [two(date.getUTCHours()), two(date.getUTCMinutes())];
    const milliseconds = date.getUTCMilliseconds();
    const zeros = milliseconds < 10 ? drawing `00` : milliseconds < 100 ? drawing `0` : drawing ``;
    return drawing `2000-${month}-${day} ${hour}:${minute}:${two(date.getUTCSeconds())}.${zeros}${milliseconds}`;
}

;// CONCATENATED MODULE: ./src/wait/report/summary/tasks-table.ts



function renderTasksTables(jobs, { maxJobsWithTasks, maxTextLength }) {
    const tables = jobs
        .map((job) => ({ job, tasks: (0,outcome/* failingTasksOf */.yx)(job) }))
        .filter(({ tasks }) => tasks.length > 0);
    const left = tables.length - maxJobsWithTasks;
    return [
        ...tables
            .slice(0, maxJobsWithTasks)
            .flatMap(({ job, tasks }) => renderTable(job, tasks, jobs.length === 1, maxTextLength)),
        ...(left > 0 ? [markdown `Jobs whose failing tasks are not shown: ${left}.`] : []),
    ];
}
function renderTable({ id, job }, tasks, isOnlyJob, maxTextLength) {
    const title = isOnlyJob
        ? markdown ``
        : markdown ` of ${prose(job?.name ?? id, maxTextLength)} ${id}`;
    return [
        markdown `#### ${tasks.length} failing ${tasks.length === 1 ? markdown `task` : markdown `tasks`}${title}`,
        tasks_table_renderTasks(tasks, maxTextLength),
        ...(tasks.length > MAX_TASKS ? [markdown `Tasks not shown: ${tasks.length - MAX_TASKS}.`] : []),
    ];
}
function tasks_table_renderTasks(tasks, maxTextLength) {
    return joinMarkdown([
        tableRow([markdown `Task`, markdown `State`, markdown `Message`]),
        tableRow([markdown `---`, markdown `---`, markdown `---`]),
        ...tasks
            .slice(0, MAX_TASKS)
            .map(({ id, status, errorMessage }) => tableRow([
            code(id, maxTextLength),
            prose(status, maxTextLength),
            prose(errorMessage ?? '', maxTextLength),
        ])),
    ], '\n');
}

;// CONCATENATED MODULE: ./src/wait/report/summary.ts







/** Returns the summary with everything that fits: fewer jobs and shorter texts if it is too large. */
function renderSummary(record, verdict) {
    const [whole, ...shorter] = SUMMARY_LIMITS;
    let summary = renderWithin(whole, record, verdict);
    for (const limits of shorter) {
        if (Buffer.byteLength(summary.text) <= MAX_SUMMARY_BYTES)
            break;
        summary = markdown `${renderWithin(limits, record, verdict)}

To fit the size limit of summaries, texts were cut to ${limits.maxTextLength} characters. The file of the output ${'jobs-file'} has all of them.`;
    }
    return summary;
}
function renderWithin(limits, record, verdict) {
    const { jobs } = record;
    const [only, ...others] = jobs;
    return joinMarkdown([
        ...renderHeading(record, verdict),
        ...renderJobsTable(jobs, limits),
        ...renderTasksTables(jobs, limits),
        ...renderStatesChart(jobs),
        ...(only !== undefined && others.length === 0 ? renderProgressChart(only) : []),
    ], '\n\n');
}

;// CONCATENATED MODULE: ./src/wait/report/wait-logger.ts



/** Maximum time without a line. */
const HEARTBEAT_MS = 60_000;
/** With several jobs, errors of the same kind are logged once in this time. */
const ERROR_INTERVAL_MS = 60_000;
/** Smaller moves of progress are logged once a minute. */
const MIN_LOGGED_POINTS = 1;
/** With more jobs, changes of progress are not logged. */
const MAX_JOBS_WITH_PROGRESS = 10;
/** With more jobs, only final states are logged. */
const MAX_JOBS_WITH_STATES = 100;
class WaitLogger {
    #writer;
    #style;
    #clock;
    #heartbeat = null;
    #hasWarnedOfState = false;
    /** By job. */
    #logged = new Map();
    #errorLoggedAtMs = new Map();
    #lastLineAtMs = 0;
    constructor(writer, style, clock) {
        this.#writer = writer;
        this.#style = style;
        this.#clock = clock;
    }
    listener = (event, record) => {
        const { atMs } = event;
        switch (event.kind) {
            case 'began': {
                const roundTime = renderRoundTime(record, event.requestsPerMinute, atMs);
                if (roundTime !== null)
                    this.#log(roundTime, atMs);
                break;
            }
            case 'read': {
                const { id, job, change } = event;
                const isFinal = (0,job_status/* isFinalStatus */.$T)(job.status);
                const { length } = record.jobs;
                if (!(0,job_status/* isKnownStatus */.ih)(job.status) && !this.#hasWarnedOfState) {
                    this.#hasWarnedOfState = true;
                    this.#writer.warn(renderUnknownState(job, record.names), atMs);
                }
                const isLogged = isFinal ||
                    (change === 'state' && length <= MAX_JOBS_WITH_STATES) ||
                    (length <= MAX_JOBS_WITH_PROGRESS && this.#isNewProgress(job, atMs));
                if (change !== null && isLogged) {
                    this.#logged.set(id, { progress: job.progress, atMs });
                    this.#log(renderChange((0,wait_record/* jobOf */.Zw)(record, id), length, atMs, this.#style), atMs);
                }
                // A wait that ends with its first checks is shorter than a minute.
                if (!isFinal)
                    this.#startHeartbeat(record, atMs);
                break;
            }
            case 'readFailed': {
                const { error, pauseMs } = event;
                const loggedAtMs = this.#errorLoggedAtMs.get(error.label) ?? Number.NEGATIVE_INFINITY;
                if (record.jobs.length === 1 || atMs - loggedAtMs >= ERROR_INTERVAL_MS) {
                    this.#errorLoggedAtMs.set(error.label, atMs);
                    this.#log(renderError(error, pauseMs, atMs), atMs);
                }
                this.#startHeartbeat(record, atMs);
                break;
            }
            case 'jobEnded': {
                const error = (0,wait_record/* permanentErrorOf */._K)(event.end);
                if (error !== null && record.jobs.length > 1) {
                    this.#log(renderGivenUp((0,wait_record/* jobOf */.Zw)(record, event.id), error, atMs), atMs);
                }
                break;
            }
            case 'rateLowered':
                if (record.jobs.length > 1) {
                    this.#log(renderLoweredRate(event.requestsPerMinute, atMs), atMs);
                }
                break;
            case 'tasksUnread':
                this.#log(renderUnreadTasks(event.id, event.reason, atMs), atMs);
                break;
            case 'ended':
                this.#heartbeat?.abort();
        }
    };
    /** Progress is logged if it moved by a point, or after a minute. */
    #isNewProgress({ id, progress }, atMs) {
        const last = this.#logged.get(id);
        if (last === undefined || progress === null || last.progress === null)
            return true;
        const movedPoints = Math.abs(progress - last.progress);
        return movedPoints >= MIN_LOGGED_POINTS || atMs - last.atMs >= HEARTBEAT_MS;
    }
    #startHeartbeat(record, atMs) {
        if (this.#heartbeat !== null)
            return;
        this.#heartbeat = new AbortController();
        void this.#beat(record, this.#clock.nowMs() - atMs, this.#heartbeat.signal);
    }
    async #beat(record, startMs, signal) {
        const [only, ...others] = record.jobs;
        let lastOverviewAtMs = 0;
        while (!signal.aborted && only !== undefined) {
            // Several jobs get an overview each minute, a single one a line after a silent minute.
            const lastAtMs = others.length > 0 ? lastOverviewAtMs : this.#lastLineAtMs;
            const atMs = this.#clock.nowMs() - startMs;
            const pauseMs = lastAtMs + HEARTBEAT_MS - atMs;
            // Timers know no fractions of a millisecond.
            if (pauseMs >= 1) {
                await this.#clock.sleep(pauseMs, signal).catch(() => { });
            }
            else if (others.length > 0) {
                lastOverviewAtMs = atMs;
                this.#log(renderOverview(record, atMs), atMs);
            }
            else {
                this.#log(renderHeartbeat(only, atMs), atMs);
            }
        }
    }
    #log(line, atMs) {
        this.#writer.info(line);
        this.#lastLineAtMs = atMs;
    }
}

// EXTERNAL MODULE: ./src/cli/arguments.ts + 2 modules
var cli_arguments = __nccwpck_require__(494);
;// CONCATENATED MODULE: ./src/cli/dotenv.ts


/** GitLab takes 5,120 bytes in all. */
const MAX_VALUE_LENGTH = 500;
function renderDotenv(record, { job: deciding, errorReason }) {
    const { id, job } = deciding;
    const values = {
        ID: id,
        STATUS: renderStatus(job?.status ?? '', (0,text_sanitize/* sanitize */.aj)(job?.status ?? '', MAX_VALUE_LENGTH)),
        ERROR_REASON: errorReason,
        NAME: job?.name ?? '',
        PROGRESS: job?.progress?.toString() ?? '',
        ELAPSED: record.elapsedSeconds.toFixed(1),
    };
    return Object.entries(values)
        .map(([name, value]) => `FIDDLER_JOB_${name}=${harmless(value)}\n`)
        .join('');
}
/** Replaces everything that a shell, a report or a CI system could take for something else. */
function harmless(value) {
    return (0,text_sanitize/* escapeCommands */.g9)((0,text_sanitize/* sanitize */.aj)(value, MAX_VALUE_LENGTH)).replace(/[^A-Za-z0-9._:/@%+,-]/g, '_');
}

// EXTERNAL MODULE: ./src/cli/exit-codes.ts + 1 modules
var exit_codes = __nccwpck_require__(806);
// EXTERNAL MODULE: ./src/cli/files.ts
var files = __nccwpck_require__(141);
;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/utils.js
/* MAIN */
const getCodePointsLength = (() => {
    const SURROGATE_PAIR_RE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
    return (input) => {
        let surrogatePairsNr = 0;
        SURROGATE_PAIR_RE.lastIndex = 0;
        while (SURROGATE_PAIR_RE.test(input)) {
            surrogatePairsNr += 1;
        }
        return input.length - surrogatePairsNr;
    };
})();
const isFullWidth = (x) => {
    return x === 0x3000 || x >= 0xFF01 && x <= 0xFF60 || x >= 0xFFE0 && x <= 0xFFE6;
};
const isWideNotCJKTNotEmoji = (x) => {
    return x === 0x231B || x === 0x2329 || x >= 0x2FF0 && x <= 0x2FFF || x >= 0x3001 && x <= 0x303E || x >= 0x3099 && x <= 0x30FF || x >= 0x3105 && x <= 0x312F || x >= 0x3131 && x <= 0x318E || x >= 0x3190 && x <= 0x31E3 || x >= 0x31EF && x <= 0x321E || x >= 0x3220 && x <= 0x3247 || x >= 0x3250 && x <= 0x4DBF || x >= 0xFE10 && x <= 0xFE19 || x >= 0xFE30 && x <= 0xFE52 || x >= 0xFE54 && x <= 0xFE66 || x >= 0xFE68 && x <= 0xFE6B || x >= 0x1F200 && x <= 0x1F202 || x >= 0x1F210 && x <= 0x1F23B || x >= 0x1F240 && x <= 0x1F248 || x >= 0x20000 && x <= 0x2FFFD || x >= 0x30000 && x <= 0x3FFFD;
};
/* EXPORT */


;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/index.js
/* IMPORT */

/* HELPERS */
const ANSI_RE = /[\u001b\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]|\u001b\]8;[^;]*;.*?(?:\u0007|\u001b\u005c)/y;
const CONTROL_RE = /[\x00-\x08\x0A-\x1F\x7F-\x9F]{1,1000}/y;
const CJKT_WIDE_RE = /(?:(?![\uFF61-\uFF9F\uFF00-\uFFEF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tangut}]){1,1000}/yu;
const TAB_RE = /\t{1,1000}/y;
const EMOJI_RE = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation}|\p{Emoji}\uFE0F\u20E3?))*/yu;
const LATIN_RE = /(?:[\x20-\x7E\xA0-\xFF](?!\uFE0F)){1,1000}/y;
const MODIFIER_RE = /\p{M}+/gu;
const NO_TRUNCATION = { limit: Infinity, ellipsis: '' };
/* MAIN */
const getStringTruncatedWidth = (input, truncationOptions = {}, widthOptions = {}) => {
    /* CONSTANTS */
    const LIMIT = truncationOptions.limit ?? Infinity;
    const ELLIPSIS = truncationOptions.ellipsis ?? '';
    const ELLIPSIS_WIDTH = truncationOptions?.ellipsisWidth ?? (ELLIPSIS ? getStringTruncatedWidth(ELLIPSIS, NO_TRUNCATION, widthOptions).width : 0);
    const ANSI_WIDTH = 0;
    const CONTROL_WIDTH = widthOptions.controlWidth ?? 0;
    const TAB_WIDTH = widthOptions.tabWidth ?? 8;
    const EMOJI_WIDTH = widthOptions.emojiWidth ?? 2;
    const FULL_WIDTH_WIDTH = 2;
    const REGULAR_WIDTH = widthOptions.regularWidth ?? 1;
    const WIDE_WIDTH = widthOptions.wideWidth ?? FULL_WIDTH_WIDTH;
    const PARSE_BLOCKS = [
        [LATIN_RE, REGULAR_WIDTH],
        [ANSI_RE, ANSI_WIDTH],
        [CONTROL_RE, CONTROL_WIDTH],
        [TAB_RE, TAB_WIDTH],
        [EMOJI_RE, EMOJI_WIDTH],
        [CJKT_WIDE_RE, WIDE_WIDTH],
    ];
    /* STATE */
    let indexPrev = 0;
    let index = 0;
    let length = input.length;
    let lengthExtra = 0;
    let truncationEnabled = false;
    let truncationIndex = length;
    let truncationLimit = Math.max(0, LIMIT - ELLIPSIS_WIDTH);
    let unmatchedStart = 0;
    let unmatchedEnd = 0;
    let width = 0;
    let widthExtra = 0;
    /* PARSE LOOP */
    outer: while (true) {
        /* UNMATCHED */
        if ((unmatchedEnd > unmatchedStart) || (index >= length && index > indexPrev)) {
            const unmatched = input.slice(unmatchedStart, unmatchedEnd) || input.slice(indexPrev, index);
            lengthExtra = 0;
            for (const char of unmatched.replaceAll(MODIFIER_RE, '')) {
                const codePoint = char.codePointAt(0) || 0;
                if (isFullWidth(codePoint)) {
                    widthExtra = FULL_WIDTH_WIDTH;
                }
                else if (isWideNotCJKTNotEmoji(codePoint)) {
                    widthExtra = WIDE_WIDTH;
                }
                else {
                    widthExtra = REGULAR_WIDTH;
                }
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, Math.max(unmatchedStart, indexPrev) + lengthExtra);
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                lengthExtra += char.length;
                width += widthExtra;
            }
            unmatchedStart = unmatchedEnd = 0;
        }
        /* EXITING */
        if (index >= length) {
            break outer;
        }
        /* PARSE BLOCKS */
        for (let i = 0, l = PARSE_BLOCKS.length; i < l; i++) {
            const [BLOCK_RE, BLOCK_WIDTH] = PARSE_BLOCKS[i];
            BLOCK_RE.lastIndex = index;
            if (BLOCK_RE.test(input)) {
                lengthExtra = BLOCK_RE === CJKT_WIDE_RE ? getCodePointsLength(input.slice(index, BLOCK_RE.lastIndex)) : BLOCK_RE === EMOJI_RE ? 1 : BLOCK_RE.lastIndex - index;
                widthExtra = lengthExtra * BLOCK_WIDTH;
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, index + Math.floor((truncationLimit - width) / BLOCK_WIDTH));
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                width += widthExtra;
                unmatchedStart = indexPrev;
                unmatchedEnd = index;
                index = indexPrev = BLOCK_RE.lastIndex;
                continue outer;
            }
        }
        /* UNMATCHED INDEX */
        index += 1;
    }
    /* RETURN */
    return {
        width: truncationEnabled ? truncationLimit : width,
        index: truncationEnabled ? truncationIndex : length,
        truncated: truncationEnabled,
        ellipsed: truncationEnabled && LIMIT >= ELLIPSIS_WIDTH
    };
};
/* EXPORT */
/* harmony default export */ const dist = (getStringTruncatedWidth);

;// CONCATENATED MODULE: ./src/cli/live-rows.ts
/** The rows of the live view. */









const STATE_WIDTH = 8;
const BAR_WIDTH = 12;
const PERCENTAGE_WIDTH = 6;
const CLOCK_WIDTH = 7;
const TIME_LEFT_WIDTH = 12;
const GAP = '  ';
const MAX_CELLS_WIDTH = 5 * GAP.length + STATE_WIDTH + BAR_WIDTH + PERCENTAGE_WIDTH + CLOCK_WIDTH + TIME_LEFT_WIDTH;
/** Names with ids are not cut below this to make room for another column. */
const MIN_NAME_WIDTH = 18;
/** Estimates below this are over before they are read. */
const live_rows_MIN_ESTIMATE_MS = 10_000;
/** Returns a row for each unfinished job, and one for all, within the window. */
function live_rows_renderRows(record, elapsedMs, window) {
    const unfinished = record.jobs.filter(({ end }) => end === null).sort(byInterest);
    const maxColumns = Math.max(1, window.columns - 1);
    const maxRows = Math.max(1, window.rows - 1);
    const roomForJobs = unfinished.length < maxRows ? unfinished.length : Math.max(0, maxRows - 2);
    const hidden = unfinished.length - roomForJobs;
    const shown = unfinished.slice(0, roomForJobs);
    const hasIds = record.jobs.length > 1;
    const nameWidth = Math.min(Math.max(0, ...shown.map((job) => widthOf(live_rows_renderName(job, hasIds, maxColumns)))), Math.max(MIN_NAME_WIDTH, maxColumns - MAX_CELLS_WIDTH));
    const rows = [
        ...shown.map((job) => [pad(live_rows_renderName(job, hasIds, nameWidth), nameWidth), ...live_rows_renderCells(job, elapsedMs, window)]
            // What does not fit is left out.
            .reduce((row, cell) => {
            const longer = `${row}${GAP}${cell}`;
            return widthOf(longer.trimEnd()) <= maxColumns ? longer : row;
        })
            .trimEnd()),
        ...(hidden > 0 ? [`and ${hidden} more`] : []),
        renderWhole(record, elapsedMs),
    ];
    return rows.slice(-maxRows).map((row) => fit(row, maxColumns));
}
/** Jobs with errors first, then running ones, the longest first, then the others. */
function byInterest(a, b) {
    return rankOf(a) - rankOf(b) || startMsOf(a) - startMsOf(b);
}
function rankOf({ job, lastError }) {
    if (lastError !== '')
        return 0;
    return job === null || job.status === job_status/* JobStatus */.A8.PENDING ? 2 : 1;
}
/** The name is cut, not the short id after it. */
function live_rows_renderName({ id, job }, hasId, width) {
    const suffix = hasId && job !== null ? ` (${(0,wait_record/* shortId */.m_)(id)})` : '';
    return fit((0,text_sanitize/* sanitize */.aj)(job?.name ?? id), width - suffix.length) + suffix;
}
/** Returns the cells after the name, from the most to the least important. */
function live_rows_renderCells({ job, lastError, estimatedEndAtMs, observations }, elapsedMs, { hasColors }) {
    const progress = job?.progress ?? null;
    const bar = progress === null ? '' : renderBar(progress);
    const percentage = progress === null ? '' : (0,sentence/* renderPercentage */.XX)(progress);
    // Differences of fractional times may round to less than 0.
    const sinceMs = Math.max(0, elapsedMs - (observations[0]?.atMs ?? 0));
    const leftMs = (estimatedEndAtMs ?? 0) - elapsedMs;
    return [
        pad(colored(job?.status ?? '', hasColors), STATE_WIDTH),
        pad(lastError === '' ? bar : fit((0,text_sanitize/* sanitize */.aj)(lastError), BAR_WIDTH), BAR_WIDTH),
        percentage.padStart(PERCENTAGE_WIDTH),
        (0,duration/* renderClock */.Xn)(sinceMs / 1000).padStart(CLOCK_WIDTH),
        leftMs < live_rows_MIN_ESTIMATE_MS ? '' : `${(0,duration/* renderClock */.Xn)(leftMs / 1000)} left`,
    ];
}
function renderWhole({ jobs, timeoutSeconds }, elapsedMs) {
    const finished = jobs.filter(({ end }) => end !== null);
    const failed = finished.filter((job) => !(0,outcome/* isSuccess */.oJ)(job)).length;
    const parts = [
        `${finished.length} of ${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} finished`,
        ...(failed > 0 ? [`${failed} without success`] : []),
        `${(0,duration/* renderClock */.Xn)(elapsedMs / 1000)} of ${(0,duration/* renderClock */.Xn)(timeoutSeconds)}`,
    ];
    return parts.join(' · ');
}
/** States are short words; a newer one may be longer. */
function colored(status, hasColors) {
    const short = (0,text_sanitize/* sanitize */.aj)(status, 12);
    return (hasColors ? renderColored(short) : (0,text_sanitize/* line */.n8) `${short}`).text;
}
/** Returns the columns that a text takes in a terminal. */
function widthOf(text) {
    return dist(text).width;
}
/** Cuts at a whole character. `measure` can cut too, but not always within the limit. */
function fit(text, width) {
    if (widthOf(text) <= width)
        return text;
    let start = '';
    for (const { segment } of new Intl.Segmenter().segment(text)) {
        if (widthOf(start + segment) > width - 1)
            break;
        start += segment;
    }
    return width < 1 ? '' : `${start}…`;
}
function pad(text, width) {
    return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

;// CONCATENATED MODULE: ./src/cli/live-view.ts





const REDRAW_MS = 1_000;
/** Used if the size is unknown. */
const DEFAULT_SIZE = { columns: 80, rows: 24 };
const ERASE_DOWN = '\u001b[J';
/** A row that is wider than counted, since terminals differ, must not wrap. */
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';
class LiveView {
    #screen;
    #hasColors;
    #clock;
    #ended = new AbortController();
    #record = null;
    #startMs = 0;
    constructor(screen, hasColors, clock) {
        this.#screen = screen;
        this.#hasColors = hasColors;
        this.#clock = clock;
    }
    listener = (event, record) => {
        const { atMs } = event;
        if (event.kind === 'began') {
            this.#record = record;
            this.#startMs = this.#clock.nowMs() - atMs;
            this.#screen.on('resize', this.#redraw);
            void this.#keepRedrawing();
        }
        if (event.kind === 'ended') {
            this.#close();
            return;
        }
        if (event.kind === 'jobEnded')
            this.#logEnd(event.id, event.end, record, atMs);
        this.#redraw();
    };
    /** A job that ended stays as a line above the rows. Timeouts end all, and the final error has them. */
    #logEnd(id, end, record, atMs) {
        if (end.kind !== 'final' && (0,wait_record/* permanentErrorOf */._K)(end) === null)
            return;
        const { sentence, succeeded } = (0,verdict/* evaluateJob */.Ld)((0,wait_record/* jobOf */.Zw)(record, id), record);
        // So does a single failure.
        if (!succeeded && record.jobs.length === 1)
            return;
        this.#screen.write(`\r${ERASE_DOWN}${withTime((0,text_sanitize/* line */.n8) `${sentence}`, atMs).text}\n`);
    }
    async #keepRedrawing() {
        const { signal } = this.#ended;
        while (!signal.aborted) {
            await this.#clock.sleep(REDRAW_MS, signal).catch(() => { });
            this.#redraw();
        }
    }
    #redraw = () => {
        if (this.#record === null)
            return;
        const rows = live_rows_renderRows(this.#record, this.#clock.nowMs() - this.#startMs, this.#window);
        const up = rows.length > 1 ? `\u001b[${rows.length - 1}A` : '';
        this.#screen.write(`\r${ERASE_DOWN}${NO_WRAP}${rows.join('\r\n')}${WRAP}${up}\r`);
    };
    #close() {
        this.#record = null;
        this.#ended.abort();
        this.#screen.off('resize', this.#redraw);
        this.#screen.write(`\r${ERASE_DOWN}`);
    }
    get #window() {
        return {
            columns: this.#screen.columns || DEFAULT_SIZE.columns,
            rows: this.#screen.rows || DEFAULT_SIZE.rows,
            hasColors: this.#hasColors,
        };
    }
}

// EXTERNAL MODULE: ./src/cli/streams.ts
var streams = __nccwpck_require__(639);
;// CONCATENATED MODULE: ./src/cli/terminal.ts
/** Set by CI systems, some of which give a pseudo-terminal. */
const CI_VARIABLES = [
    'CI',
    'CONTINUOUS_INTEGRATION',
    'BUILD_ID',
    'BUILD_NUMBER',
    'TF_BUILD',
    'TEAMCITY_VERSION',
    'JENKINS_URL',
    'BUILDKITE',
    'CIRCLECI',
    'GITLAB_CI',
    'GITHUB_ACTIONS',
    'CODEBUILD_BUILD_ID',
];
function isRedrawn(progress, isTerminal, env) {
    if (progress !== 'auto')
        return progress === 'tty';
    const term = env['TERM'] ?? '';
    return isTerminal && term !== '' && term !== 'dumb' && !isCi(env);
}
function isCi(env) {
    return CI_VARIABLES.some((name) => !['', 'false', '0'].includes(env[name]?.toLowerCase() ?? ''));
}
/** By the convention of no-color.org, an empty value counts as not set. */
function hasColors(env) {
    return !env['NO_COLOR'];
}

;// CONCATENATED MODULE: ./src/cli/front.ts


















/** Its result is the exit code. */
class CommandFront {
    #args;
    #tokenFile;
    #clock;
    #options = null;
    #hasWrittenJson = false;
    #redact = redactVariables;
    #listener = () => { };
    #isLive = false;
    /** When the last event happened. */
    #atMs = 0;
    constructor(args, tokenFile, clock) {
        this.#args = args;
        this.#tokenFile = tokenFile;
        this.#clock = clock;
    }
    loadOptions() {
        const options = (0,cli_arguments/* parseCommandOptions */.$h)(this.#args, process.env, this.#tokenFile);
        const { dotenvFile, quiet, progress, token, site } = options;
        if (dotenvFile !== null)
            (0,files/* removeFile */.nM)('--dotenv', dotenvFile);
        this.#options = options;
        this.#redact = (0,redactor/* createRedactor */.l)(token);
        if (quiet)
            return options;
        for (const warning of findConfigWarnings(site, process.env))
            this.#log((0,text_sanitize/* line */.n8) `Warning: ${warning}`);
        if (isRedrawn(progress, process.stderr.isTTY, process.env)) {
            this.#isLive = true;
            this.#listener = new LiveView(process.stderr, hasColors(process.env), this.#clock).listener;
        }
        else {
            const logger = new WaitLogger({ info: streams/* writeLine */._r, warn: (text, atMs) => (0,streams/* writeLine */._r)(withTime(text, atMs)) }, PLAIN, this.#clock);
            this.#listener = logger.listener;
            for (const text of [renderTitle(options), ...renderOptions(options)])
                this.#log(text);
        }
        return options;
    }
    listener = (event, record) => {
        this.#atMs = event.atMs;
        this.#listener(event, record);
    };
    async writeResults(record, verdict) {
        const unwritten = await this.#writeFiles(record, verdict);
        const atMs = this.#atMs;
        if (this.#options?.quiet !== true) {
            const results = this.#isLive ? [] : renderResults(record);
            for (const result of results)
                (0,streams/* writeLine */._r)(withTime(result, atMs));
            if (verdict.succeeded && record.jobs.length > 1) {
                (0,streams/* writeLine */._r)(withTime((0,text_sanitize/* line */.n8) `${verdict.sentence}`, atMs));
            }
            for (const { title, lines } of renderFailingTasks(record)) {
                for (const text of [title, ...lines])
                    (0,streams/* writeLine */._r)(withTime(text, atMs));
            }
        }
        if (!verdict.succeeded) {
            (0,streams/* writeLine */._r)(withTime((0,text_sanitize/* line */.n8) `Error: ${verdict.sentence}`, atMs));
            for (const detail of (0,help/* withHelp */.il)(verdict.details, verdict.heading)) {
                (0,streams/* writeLine */._r)(withTime((0,text_sanitize/* line */.n8) `  ${detail}`, atMs));
            }
        }
        for (const error of unwritten)
            (0,streams/* writeLine */._r)(withTime((0,text_sanitize/* line */.n8) `Error: ${error}`, atMs));
        return unwritten.length > 0 ? exit_codes/* EXIT */.dc.unwritten : (0,exit_codes/* exitCodeOf */.FO)(verdict);
    }
    async writeInvalidInput(problems) {
        for (const problem of problems)
            (0,streams/* writeLine */._r)((0,text_sanitize/* line */.n8) `wait-for-job: ${this.#redact(problem)}`);
        return exit_codes/* EXIT */.dc.invalidInput;
    }
    async writeDefect(description) {
        if (this.#options?.json && !this.#hasWrittenJson) {
            const { jobs } = new wait_record/* WaitRecorder */.S5(this.#options).record;
            await (0,streams/* writeOutput */.zh)(`${renderJobs(jobs).whole}\n`).catch(() => { });
        }
        (0,streams/* writeLine */._r)((0,text_sanitize/* line */.n8) `wait-for-job: ${this.#redact(description)}`);
        return exit_codes/* EXIT */.dc.defect;
    }
    /** Returns what could not be written. */
    async #writeFiles(record, verdict) {
        const { summaryFile, dotenvFile, json } = this.#options ?? {};
        const unwritten = [];
        const attempt = async (what, write) => {
            try {
                await write();
            }
            catch (error) {
                unwritten.push(`${what} could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
            }
        };
        if (summaryFile) {
            const { text } = renderSummary(record, verdict);
            await attempt(summaryFile, () => (0,files/* appendBlock */.MY)(summaryFile, text));
        }
        if (dotenvFile) {
            await attempt(dotenvFile, () => (0,files/* replaceFile */.fR)(dotenvFile, renderDotenv(record, verdict)));
        }
        this.#hasWrittenJson = json === true;
        if (json)
            await attempt('The JSON', () => (0,streams/* writeOutput */.zh)(`${renderJobs(record.jobs).whole}\n`));
        return unwritten;
    }
    #log(text) {
        (0,streams/* writeLine */._r)(withTime(text, 0));
    }
}
/** Replaces keys in the environment: a user may have put one into another option too. */
function redactVariables(text) {
    return ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'].reduce((redacted, name) => {
        const key = process.env[name]?.trim() ?? '';
        return (0,cli_arguments/* findUnresolved */.jt)(key) === null ? (0,redactor/* createRedactor */.l)(key)(redacted) : redacted;
    }, text);
}


/***/ }),

/***/ 911:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ HELP)
/* harmony export */ });
/** The text of `--help`, for a screen of 24 rows. */
const HELP = `Usage: wait-for-job <job-id>... [options]
Waits for Fiddler jobs and exits with 0 only if every job ends in SUCCESS.

  export FIDDLER_URL=https://acme.fiddler.ai FIDDLER_TOKEN=...
  wait-for-job 550e8400-e29b-41d4-a716-446655440000 --timeout 30m && ./deploy.sh
  wait-for-job "$JOB_IDS" --no-fail-fast --json > jobs.json

  --url URL          the Fiddler site (default: FIDDLER_URL)
  --token-file FILE  API key, - for stdin (FIDDLER_TOKEN or FIDDLER_API_KEY)
  --timeout TIME     90, 30m, 1h30m; 0 checks once (JOB_WAIT_TIMEOUT or 30m)
  --interval TIME    time between checks (JOB_POLL_INTERVAL or adaptive)
  --no-fail-fast     wait for all jobs, even if one does not succeed
  --verbose          read the details of the jobs' tasks at every check
  --json             print the jobs as JSON on standard output at the end
  --summary FILE     append a summary in Markdown
  --dotenv FILE      write FIDDLER_JOB_STATUS=... and others for later steps
  --progress MODE    auto, tty (redrawn in place) or plain (line by line)
  --quiet            print errors only
  --job-id ID, --help, --version

Exit codes: 0 every job SUCCESS, 2 invalid arguments, 20 FAILURE, 21 REVOKED,
22 timeout, 23 job not readable, 70 internal error, 74 result not written,
129, 130, 143 SIGHUP, SIGINT, SIGTERM
`;


/***/ }),

/***/ 639:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _r: () => (/* binding */ writeLine),
/* harmony export */   mw: () => (/* binding */ ignoreStreamErrors),
/* harmony export */   zh: () => (/* binding */ writeOutput)
/* harmony export */ });
/** Ignores write errors of the log: a closed pipe, a full disk. */
function ignoreStreamErrors() {
    process.stderr.on('error', () => { });
    process.stdout.on('error', () => { });
}
function writeLine({ text }) {
    process.stderr.write(`${text}\n`);
}
/** @throws Error if not all of it could be written */
function writeOutput(text) {
    return new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    });
}


/***/ }),

/***/ 696:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ readTokenFile)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
;// CONCATENATED MODULE: external "node:tty"
const external_node_tty_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tty");
// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
;// CONCATENATED MODULE: ./src/cli/token-file.ts
/** Reads the file in `--token-file`. */




/** @param path `-` for standard input */
async function readTokenFile(path) {
    if (path === '-' && (0,external_node_tty_namespaceObject.isatty)(0))
        return { error: 'standard input is a terminal; pipe the key into it.' };
    try {
        return { text: path === '-' ? await (0,consumers_namespaceObject.text)(process.stdin) : await (0,promises_namespaceObject.readFile)(path, 'utf8') };
    }
    catch (error) {
        return { error: `${path} cannot be read (${(0,errors/* messageOf */.bD)(error)}).` };
    }
}


/***/ }),

/***/ 761:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o: () => (/* binding */ FiddlerClient),
  x: () => (/* binding */ VERSION)
});

// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/json.ts
var json = __nccwpck_require__(276);
;// CONCATENATED MODULE: ./src/fiddler/http/error-codes.ts
/** Error codes of Node and OpenSSL in words. */
const NETWORK_ERRORS = {
    ECONNREFUSED: 'connection refused',
    ECONNRESET: 'connection reset',
    EPIPE: 'connection reset',
    ENOTFOUND: 'host name not found',
    EAI_AGAIN: 'host name lookup failed',
    ETIMEDOUT: 'connection timed out',
    EHOSTUNREACH: 'host unreachable',
    ENETUNREACH: 'network unreachable',
};
/** OpenSSL's reasons for a failed TLS handshake. */
const TLS_ERRORS = {
    'wrong version number': 'the server does not speak TLS',
    'unrecognized name': 'the server does not know this host name',
    'protocol version': 'the server supports no TLS version that Node.js accepts',
    'unsupported protocol': 'the server supports no TLS version that Node.js accepts',
    'certificate required': 'the server requires a client certificate',
    'handshake failure': 'rejected by the server, for example because it requires a client certificate',
};
const UNTRUSTED_CA = 'certificate issued by an untrusted CA';
const OTHER_NAME = 'certificate issued for another name';
const LONG_CHAIN = 'certificate chain too long';
/** Codes for a certificate that Node does not accept. */
const CERTIFICATE_ERRORS = {
    CERT_HAS_EXPIRED: 'certificate expired',
    CERT_NOT_YET_VALID: 'certificate not valid yet',
    CERT_REVOKED: 'certificate revoked',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
    ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
    HOSTNAME_MISMATCH: OTHER_NAME,
    SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED_CA,
    UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED_CA,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED_CA,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED_CA,
    UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'unreadable public key of the CA',
    UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'unreadable certificate signature',
    CERT_CHAIN_TOO_LONG: LONG_CHAIN,
    PATH_LENGTH_EXCEEDED: LONG_CHAIN,
    CERT_REJECTED: 'certificate rejected',
    CERT_SIGNATURE_FAILURE: 'invalid certificate signature',
    CERT_UNTRUSTED: 'certificate not trusted',
    INVALID_CA: 'invalid CA certificate',
    INVALID_PURPOSE: 'certificate not meant for servers',
    // For errors without a code, for example a key that is too weak; the message has the reason.
    UNSPECIFIED: '',
};

// EXTERNAL MODULE: ./src/fiddler/http/get-client.ts + 4 modules
var get_client = __nccwpck_require__(45);
;// CONCATENATED MODULE: ./src/fiddler/http/failures.ts
/** Turns a failed request into an `ApiError` that describes it. */




/** How an error of the tunnel package begins. */
const NO_TUNNEL = 'tunneling socket could not be established, ';
/** A longer text is a page without a title, not a message. */
const MAX_PLAIN_MESSAGE_LENGTH = 200;
/** The error of a status other than 200: `GET <url>: HTTP 404: <the server's message>`. */
function errorFromResponse(response, url) {
    const { statusCode, location, retryAfterMs } = response;
    const { reason, message } = parseErrorBody(response.body, statusCode);
    const text = [
        `${describeRequest(url)}: HTTP ${statusCode}${location === undefined ? '' : ` to ${location}`}`,
        ...(message === '' ? [] : [message]),
    ].join(': ');
    const label = `HTTP ${statusCode}`;
    const details = { kind: 'http', label, statusCode, reason, retryAfterMs, location };
    return statusCode === 404 ? new errors/* NotFound */.Mk(text, details) : new errors/* ApiError */.hD(text, details);
}
/**
 * The error of a request without a response.
 *
 * @param cause anything that `GetClient` threw
 * @param proxy that the request was sent through, if any
 */
function errorFromNetworkFailure(cause, url, proxy) {
    const message = cause instanceof Error ? (0,errors/* messageOf */.bD)(cause) : '';
    const fail = (why, details) => new errors/* ApiError */.hD(`${describeRequest(url)}: ${why}`, { ...details, cause });
    if (proxy !== null && message.startsWith(NO_TUNNEL)) {
        const [why, label, statusCode] = describeTunnelError(message.slice(NO_TUNNEL.length), url, proxy.hasCredentials);
        const text = `the proxy ${proxy.address} (${proxy.variable}) ${why}`;
        return fail(text, { kind: 'proxy', label, proxy: { ...proxy, statusCode } });
    }
    const through = proxy === null ? '' : ` through the proxy ${proxy.address} (${proxy.variable})`;
    const failed = { kind: 'network', ...(proxy === null ? {} : { proxy }) };
    if (cause instanceof get_client/* RequestAborted */.R_) {
        return fail(`${message}${through}`, { ...failed, label: cause.label });
    }
    const code = codeOf(cause);
    const tls = parseTlsReason(message);
    if (tls !== null) {
        const why = TLS_ERRORS[tls] ?? tls;
        return fail(`TLS handshake failed: ${why} (${code})`, { ...failed, label: `TLS ${tls}` });
    }
    const certificate = CERTIFICATE_ERRORS[code];
    const why = certificate || NETWORK_ERRORS[code] || message || 'no response';
    return fail(`${code === '' ? why : `${why} (${code})`}${through}`, {
        ...failed,
        kind: certificate === undefined ? 'network' : 'certificate',
        label: code || 'network error',
    });
}
/** The error of a 200 that is not a job, with its URL, and the title if it is a page. */
function errorFromInvalidBody(error, response, url) {
    const { kind, label, message } = error;
    const { statusCode, retryAfterMs, body } = response;
    const details = { kind, label, statusCode, retryAfterMs, cause: error };
    const title = parseErrorBody(body, statusCode).message;
    const text = `${describeRequest(url)}: ${message}${title === '' ? '' : ` (${title})`}`;
    return new errors/* ApiError */.hD(text, details);
}
function describeRequest(url) {
    return `GET ${url.origin}${url.pathname}`;
}
/** Returns what the proxy did, a label, and its status if it answered. */
function describeTunnelError(error, url, hasCredentials) {
    const statusCode = Number(/^statusCode=(\d+)$/.exec(error)?.[1]);
    if (Number.isNaN(statusCode))
        return describeProxyFailure(error.replace(/^cause=/, ''));
    const target = `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
    const label = `proxy HTTP ${statusCode}`;
    const describe = () => {
        if (statusCode === 407 && hasCredentials)
            return 'refuses the user and password';
        if (statusCode === 407)
            return 'requires a user and password';
        if (statusCode === 403)
            return `refuses to connect to ${target}`;
        return statusCode >= 500 ? `could not reach ${target}` : `did not connect to ${target}`;
    };
    return [`${describe()} (HTTP ${statusCode})`, label, statusCode];
}
/** The tunnel package passes on the message of an error, but not its code. */
function describeProxyFailure(cause) {
    const code = /\bE[A-Z_]{3,}\b/.exec(cause)?.[0] ?? '';
    const tls = parseTlsReason(cause);
    if (tls === 'wrong version number')
        return ['does not speak TLS', errors/* PROXY_NO_TLS */.JE];
    if (/certificate|altnames/i.test(cause)) {
        return [`has a certificate that is not trusted: ${cause}`, errors/* PROXY_CERTIFICATE */.He];
    }
    const known = NETWORK_ERRORS[code];
    const why = tls ?? (known === undefined ? cause : `${known} (${code})`);
    return [`could not be used: ${why}`, 'proxy error'];
}
/** Returns OpenSSL's reason for a failed handshake, from its message; null if it is another error. */
function parseTlsReason(message) {
    const reason = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1];
    if (reason === undefined)
        return null;
    return Object.keys(TLS_ERRORS).find((key) => reason.includes(key)) ?? reason;
}
/** Returns an empty string if there is none. */
function codeOf(error) {
    if (!(error instanceof Error) || !('code' in error))
        return '';
    return typeof error.code === 'string' ? error.code : '';
}
/** Parses Fiddler's error envelope, the title of a gateway's page, or a short text. */
function parseErrorBody(body, statusCode) {
    const envelope = (0,json/* parseJson */.qF)(body);
    const error = (0,json/* isJsonObject */.OW)(envelope) ? envelope['error'] : undefined;
    if ((0,json/* isJsonObject */.OW)(error)) {
        const first = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
        return {
            reason: (0,json/* isJsonObject */.OW)(first) ? (0,json/* parseText */.r4)(first['reason']) || undefined : undefined,
            message: (0,json/* parseText */.r4)(error['message']) ?? '',
        };
    }
    if (envelope !== undefined)
        return { message: '' };
    const text = /<title[^>]*>([^<]*)/i.exec(body)?.[1] ?? (body.includes('<') ? '' : body);
    const line = text.replace(/\s+/g, ' ').trim();
    if (line.length > MAX_PLAIN_MESSAGE_LENGTH)
        return { message: '' };
    // Most titles repeat the status: `502 Bad Gateway`.
    return { message: line.replace(new RegExp(`^${statusCode}\\b\\s*`), '') };
}

// EXTERNAL MODULE: ./src/fiddler/http/proxy.ts
var proxy = __nccwpck_require__(729);
// EXTERNAL MODULE: ./src/fiddler/job-fields.ts
var job_fields = __nccwpck_require__(489);
// EXTERNAL MODULE: ./src/fiddler/redactor.ts
var redactor = __nccwpck_require__(446);
;// CONCATENATED MODULE: ./src/fiddler/client.ts
/** The connection to a Fiddler site. */







const CLIENT_NAME = 'wait-for-job';
/** Sent to Fiddler as the client's version; a test compares it with package.json. */
const VERSION = '1.0.0';
/**
 * A connection to one Fiddler site, shared by all of its jobs: bearer token, keep-alive, no redirects,
 * 5 s to connect, 30 s and 4 MiB in all for a response. Proxies are taken from `http_proxy`,
 * `https_proxy` and `no_proxy`. An API key that the server echoes is replaced with `***`.
 */
class FiddlerClient {
    #site;
    #headers;
    #getClient = new get_client/* GetClient */.Oy();
    #redact;
    /** @throws TypeError if `url` is not http or https, or `token` cannot be sent */
    constructor({ url, token }) {
        this.#site = new URL(url);
        if (this.#site.protocol !== 'https:' && this.#site.protocol !== 'http:') {
            throw new TypeError(`url must start with https:// or http://, not ${this.#site.protocol}`);
        }
        // The value is a secret and not shown. Node's own error would show the whole header.
        if (!/^[\x21-\x7e]+$/.test(token)) {
            throw new TypeError('token must be printable ASCII without whitespace');
        }
        this.#redact = (0,redactor/* createRedactor */.l)(token);
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
    async readJob(id, options = {}) {
        const { verbose = false, timeoutMs = get_client/* REQUEST_TIMEOUT_MS */.j2, signal } = options;
        const url = new URL(`/v3/jobs/${encodeURIComponent(id)}?verbose=${verbose}`, this.#site);
        const response = await this.#get(url, Math.min(timeoutMs, get_client/* REQUEST_TIMEOUT_MS */.j2), signal);
        if (response.statusCode !== 200)
            throw errorFromResponse(response, url);
        try {
            return {
                job: (0,job_fields/* parseJobFields */.GR)((0,json/* parseJson */.qF)(response.body), id.toLowerCase()),
                retryAfterMs: response.retryAfterMs,
            };
        }
        catch (error) {
            throw error instanceof errors/* ApiError */.hD ? errorFromInvalidBody(error, response, url) : error;
        }
    }
    /** Closes the idle connections. */
    close() {
        this.#getClient.close();
    }
    async #get(url, timeoutMs, signal) {
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
        }
        catch (error) {
            // A caller that aborted gets its own reason instead of an error of Fiddler's.
            if (signal?.aborted)
                throw error;
            throw errorFromNetworkFailure(error, url, (0,proxy/* findProxy */.E)(url));
        }
    }
}


/***/ }),

/***/ 938:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock),
/* harmony export */   x: () => (/* binding */ hasOverslept)
/* harmony export */ });
/** A longer delay than this is explained only by a machine that slept. */
const OVERSLEPT_MS = 1_000;
/** Returns true if something took so much longer than it can that the machine must have slept. */
function hasOverslept(tookMs, maxMs) {
    return tookMs > maxMs + OVERSLEPT_MS;
}
/** Node fires a timer of more than 2^31 - 1 ms (24.8 days) at once, so longer sleeps are split. */
const MAX_TIMER_MS = 2 ** 31 - 1;
function sleepOnce(delayMs, signal) {
    return new Promise((resolve, reject) => {
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, delayMs);
        signal?.addEventListener('abort', onAbort);
    });
}
/** The machine's monotonic clock: changing the time of day neither ends a wait nor extends it. */
const systemClock = {
    nowMs: () => performance.now(),
    async sleep(delayMs, signal) {
        signal?.throwIfAborted();
        const untilMs = performance.now() + delayMs;
        for (let leftMs = delayMs; leftMs > 0; leftMs = untilMs - performance.now()) {
            // A timer drops fractions and would fire before a deadline instead of at it.
            await sleepOnce(Math.min(Math.ceil(leftMs), MAX_TIMER_MS), signal);
        }
    },
};


/***/ }),

/***/ 301:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ AsyncJobRevoked),
/* harmony export */   He: () => (/* binding */ PROXY_CERTIFICATE),
/* harmony export */   JE: () => (/* binding */ PROXY_NO_TLS),
/* harmony export */   MU: () => (/* binding */ TimeoutError),
/* harmony export */   Mk: () => (/* binding */ NotFound),
/* harmony export */   Sr: () => (/* binding */ OVERSIZED),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   hn: () => (/* binding */ AsyncJobFailed)
/* harmony export */ });
/* unused harmony export FiddlerError */
/* harmony import */ var _job_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/** The errors of the library. */

/** Base class of every error that the library throws. */
class FiddlerError extends Error {
    name = 'FiddlerError';
}
/** Responses that a retry will not change; every redirect (3xx) is one too. */
const PERMANENT_STATUS_CODES = new Set([400, 401, 403, 404, 501]);
/** Labels of a proxy whose own certificate is not trusted, or that does not speak TLS. */
const PROXY_CERTIFICATE = 'proxy certificate';
const PROXY_NO_TLS = 'proxy without TLS';
/** Label of a response that is too large to be read. */
const OVERSIZED = 'oversized response';
/** Failures of a proxy that a retry will not change. */
const PERMANENT_PROXY_LABELS = new Set([
    'proxy HTTP 403',
    'proxy HTTP 407',
    PROXY_CERTIFICATE,
]);
/** A request failed or the response was not a job. Reference: `ApiError`. */
class ApiError extends FiddlerError {
    name = 'ApiError';
    kind;
    label;
    statusCode;
    reason;
    retryAfterMs;
    location;
    proxy;
    constructor(message, details) {
        super(message, { cause: details.cause });
        this.kind = details.kind;
        this.label = details.label;
        this.statusCode = details.statusCode;
        this.reason = details.reason;
        this.retryAfterMs = details.retryAfterMs;
        this.location = details.location;
        this.proxy = details.proxy;
    }
    /**
     * True if a retry cannot help: 400, 401, 403, 404, 501, 3xx, an untrusted certificate (also that of a
     * proxy), a proxy that refuses (403, 407).
     */
    get isPermanent() {
        if (this.kind === 'certificate' || PERMANENT_PROXY_LABELS.has(this.label))
            return true;
        const code = this.statusCode;
        return code !== undefined && (PERMANENT_STATUS_CODES.has(code) || (code >= 300 && code < 400));
    }
}
/** No job has this id, or the key's owner may not see it (HTTP 404). Reference: `NotFound`. */
class NotFound extends ApiError {
    name = 'NotFound';
}
/** The job was not final at the deadline. Reference: `TimeoutError`. */
class TimeoutError extends FiddlerError {
    name = 'TimeoutError';
    waitedMs;
    lastJob;
    lastError;
    hadLastCheck;
    tally;
    constructor(jobId, details) {
        super(`Deadline exceeded while watching job ${jobId}: ${details.tally}`, {
            cause: details.lastError ?? undefined,
        });
        this.waitedMs = details.waitedMs;
        this.lastJob = details.lastJob;
        this.lastError = details.lastError;
        this.hadLastCheck = details.hadLastCheck;
        this.tally = details.tally;
    }
}
/** The job ended as FAILURE. Reference: `AsyncJobFailed`, with the same message. */
class AsyncJobFailed extends FiddlerError {
    name = 'AsyncJobFailed';
    job;
    constructor(job, message = describeFailure(job)) {
        super(message);
        this.job = job;
    }
}
/**
 * The job was cancelled on the server (REVOKED). The Python client's `wait` returns normally; here it
 * is an `AsyncJobFailed`, so one `catch` handles both.
 */
class AsyncJobRevoked extends AsyncJobFailed {
    name = 'AsyncJobRevoked';
    constructor(job) {
        super(job, describeRevocation(job));
    }
}
function describeFailure(job) {
    // The Python client prints None for a missing message; here it is left out.
    const message = job.errorMessage ? `: ${job.errorMessage}` : '';
    return `${(0,_job_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .describeJob */ .hx)(job)} failed with ${job.errorReason || 'Exception'}${message}`;
}
function describeRevocation(job) {
    const details = [job.errorReason, job.errorMessage].filter((part) => part).join(': ');
    return `${(0,_job_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .describeJob */ .hx)(job)} was revoked${details ? `: ${details}` : ''}`;
}
/** Returns the message of anything thrown, which need not be an Error. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 45:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Oy: () => (/* binding */ GetClient),
  j2: () => (/* binding */ REQUEST_TIMEOUT_MS),
  R_: () => (/* binding */ RequestAborted)
});

// UNUSED EXPORTS: parseRetryAfterMs

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __nccwpck_require__(783);
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./scripts/left-out/undici.js
// Replaces undici in the bundle (`paths` in tsconfig.json, which ncc also applies within node_modules):
// @actions/http-client imports it for an API that the action does not use.
class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle');
  }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/http/proxy.ts
var http_proxy = __nccwpck_require__(729);
;// CONCATENATED MODULE: ./src/fiddler/http/get-client.ts
/** Keep-alive GET client for one origin, with a total timeout and one retry on a stale socket. */





/** Time for a whole request: name lookup, connection and response. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Time to connect; the Python client's value. */
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** A longer `Retry-After` than a day is ignored like garbage. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
/** One of our own limits ended the request; `label` groups errors of the same kind in counts. */
class RequestAborted extends Error {
    name = 'RequestAborted';
    label;
    constructor(label, message) {
        super(message);
        this.label = label;
    }
}
/** An idle connection was closed by the server just as a request was sent over it. */
class StaleSocket extends Error {
}
class GetClient {
    #httpClient = newHttpClient();
    /**
     * Sends a GET request. Redirects are not followed, responses with any status resolve.
     *
     * @throws RequestAborted at a time or size limit, Node's own error if the network fails, or the
     * reason of `signal` when it is aborted
     */
    async get(url, { headers, timeoutMs, signal }) {
        signal?.throwIfAborted();
        const cutOff = new AbortController();
        const onAbort = () => cutOff.abort(signal?.reason);
        signal?.addEventListener('abort', onAbort, { once: true });
        let isConnected = false;
        const expire = (limitMs) => {
            const [label, what] = isConnected
                ? ['no response in time', 'complete response']
                : ['no connection in time', 'connection'];
            const seconds = Number((limitMs / 1000).toFixed(1));
            cutOff.abort(new RequestAborted(label, `no ${what} within ${seconds} s`));
        };
        const timer = setTimeout(expire, timeoutMs, timeoutMs);
        let connectTimer;
        const onConnect = () => {
            isConnected = true;
            clearTimeout(connectTimer);
        };
        const send = () => {
            isConnected = false;
            connectTimer = setTimeout(expire, CONNECT_TIMEOUT_MS, CONNECT_TIMEOUT_MS);
            const { signal: cutOffSignal } = cutOff;
            const agent = this.#agentFor(url, cutOffSignal);
            return sendRequest(url, { agent, headers, signal: cutOffSignal, onConnect });
        };
        try {
            return await send().catch((error) => {
                if (!(error instanceof StaleSocket))
                    throw error;
                // The other idle connections are probably stale too.
                this.#closeIdleSockets(url);
                return send();
            });
        }
        catch (error) {
            throw error instanceof StaleSocket ? error.cause : error;
        }
        finally {
            clearTimeout(timer);
            clearTimeout(connectTimer);
            signal?.removeEventListener('abort', onAbort);
        }
    }
    /** Closes the idle connections. */
    close() {
        this.#httpClient.dispose();
    }
    /** Through a proxy each request has its own tunnel, which `signal` has to close as well. */
    #agentFor(url, signal) {
        if ((0,http_proxy/* findProxy */.E)(url) === null)
            return this.#httpClient.getAgent(url.href);
        const agent = newHttpClient().getAgent(url.href);
        if ('proxyOptions' in agent)
            Object.assign(agent.proxyOptions ?? {}, { signal });
        return agent;
    }
    #closeIdleSockets(url) {
        const { freeSockets } = this.#httpClient.getAgent(url.href);
        for (const socket of Object.values(freeSockets).flat())
            socket?.destroy();
    }
}
function newHttpClient() {
    return new HttpClient(undefined, [], { keepAlive: true });
}
/**
 * http-client's own methods do not fit: `get` follows redirects and takes no signal, `requestRaw`
 * does not tell a connection from a response, and `readBody` never settles if the body is cut.
 */
function sendRequest(url, { agent, headers, signal, onConnect }) {
    return new Promise((resolve, reject) => {
        // At once, whatever becomes of the request: a promise that never settles ends Node with 0.
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        const isSecure = url.protocol === 'https:';
        const request = (isSecure ? external_node_https_namespaceObject : external_node_http_namespaceObject).request({
            host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
            // The agent of a tunnel has no default port.
            port: url.port || (isSecure ? 443 : 80),
            path: url.pathname + url.search,
            headers,
            agent,
            signal,
        });
        request.on('socket', (socket) => {
            if (socket.connecting)
                socket.once('connect', onConnect);
            else
                onConnect();
        });
        request.on('response', (message) => {
            readResponse(message).then(resolve, reject);
        });
        request.on('error', (error) => {
            const isReset = 'code' in error && error.code === 'ECONNRESET';
            reject(request.reusedSocket && isReset ? new StaleSocket('', { cause: error }) : error);
        });
        request.end();
    });
}
async function readResponse(message) {
    const { statusCode = 0, headers } = message;
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        const buffer = Buffer.from(chunk);
        bytes += buffer.length;
        if (bytes > MAX_BODY_BYTES) {
            throw new RequestAborted(errors/* OVERSIZED */.Sr, 'the response is larger than 4 MiB');
        }
        chunks.push(buffer);
    }
    // By the server's own clock if the response has it: a runner's may be wrong.
    const serverMs = Date.parse(headers.date ?? '');
    return {
        statusCode,
        location: headers.location,
        retryAfterMs: parseRetryAfterMs(headers['retry-after'] ?? '', Number.isNaN(serverMs) ? Date.now() : serverMs),
        body: Buffer.concat(chunks).toString('utf8'),
    };
}
/**
 * Parses a `Retry-After` header to milliseconds.
 *
 * @param value whole seconds or an HTTP date
 * @param nowMs the server's time of day in milliseconds since 1970, to which a date is relative
 * @returns undefined for a past, negative, unreadable or absurd (over a day) value
 */
function parseRetryAfterMs(value, nowMs) {
    const text = value.trim();
    // Date.parse reads far more than HTTP dates, bare numbers too; an HTTP date starts with a weekday,
    // and is in GMT whether it says so or not.
    const delayMs = /^\d+$/.test(text)
        ? Number(text) * 1000
        : /^[A-Za-z]{3,9},? /.test(text)
            ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - nowMs
            : Number.NaN;
    return delayMs > 0 && delayMs <= MAX_RETRY_AFTER_MS ? delayMs : undefined;
}


/***/ }),

/***/ 729:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ findProxy),
/* harmony export */   m: () => (/* binding */ findProxySetting)
/* harmony export */ });
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(783);
/** The proxy that http-client uses for a site. */

/** Returns null if requests to the site use no proxy. */
function findProxy(site) {
    const setting = findProxySetting(site);
    try {
        const url = (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .getProxyUrl */ .s)(site);
        if (setting === null || !url?.hostname)
            return null;
        const port = url.port || (url.protocol === 'https:' ? '443' : '80');
        return {
            address: `${url.hostname}:${port}`,
            variable: setting.variable,
            hasCredentials: url.username !== '' || url.password !== '',
        };
    }
    catch {
        // The address is unusable; the request fails for the same reason.
        return null;
    }
}
/** Returns the variable with the site's proxy, whether its value is usable or not. */
function findProxySetting(site) {
    if ((0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .checkBypass */ .H)(site))
        return null;
    const name = site.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    for (const variable of [name, name.toUpperCase()]) {
        const value = process.env[variable];
        if (value)
            return { variable, value };
    }
    return null;
}


/***/ }),

/***/ 489:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GR: () => (/* binding */ parseJobFields),
/* harmony export */   hx: () => (/* binding */ describeJob)
/* harmony export */ });
/* unused harmony export describeState */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(301);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(276);
/** A job as one response described it. */


/** Returns `Ingestion dataset Upload[550e8400-…]`, as the Python client does. */
function describeJob({ name, id }) {
    return `${name}[${id}]`;
}
/** Returns `STARTED, progress: 12.5%`, as the Python client does. */
function describeState({ status, progress }) {
    return progress === null ? status : `${status}, progress: ${progress.toFixed(1)}%`;
}
/**
 * Parses the job in the body of an HTTP 200 of `GET /v3/jobs/{id}`.
 *
 * What decides the outcome (envelope, id, state) must be exact; everything else may be missing.
 *
 * @param body the parsed JSON
 * @param requestedId the UUID that was asked for, in lower case
 * @throws ApiError of kind `invalid-body` if this is not the requested job
 */
function parseJobFields(body, requestedId) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(body))
        throw notAJob('it is not a JSON object');
    if (body['kind'] !== 'NORMAL')
        throw notAJob('its kind is not NORMAL');
    const data = body['data'];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(data))
        throw notAJob('it has no data');
    const { id, info, extras } = data;
    const status = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseText */ .r4)(data['status']);
    if (typeof id !== 'string' || id.toLowerCase() !== requestedId) {
        throw notAJob('it has another id');
    }
    if (status === null || status === '')
        throw notAJob('it has no state');
    return {
        id: requestedId,
        name: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseText */ .r4)(data['name']) || 'Job',
        status,
        progress: parseProgress(data['progress']),
        info: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(info) ? info : null,
        errorReason: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseText */ .r4)(data['error_reason']),
        errorMessage: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseText */ .r4)(data['error_message']),
        extras: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(extras) ? extras : null,
    };
}
function parseProgress(value) {
    return typeof value === 'number' && Number.isFinite(value)
        ? Math.min(100, Math.max(0, value))
        : null;
}
function notAJob(why) {
    const details = { kind: 'invalid-body', label: 'response is not a job' };
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD(`the response is not a job: ${why}`, details);
}


/***/ }),

/***/ 866:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ isFinalStatus),
/* harmony export */   A8: () => (/* binding */ JobStatus),
/* harmony export */   ih: () => (/* binding */ isKnownStatus)
/* harmony export */ });
/** The states of a job, from the reference page of `Job`, compared case-sensitively. */
const JobStatus = {
    PENDING: 'PENDING',
    STARTED: 'STARTED',
    SUCCESS: 'SUCCESS',
    FAILURE: 'FAILURE',
    RETRY: 'RETRY',
    REVOKED: 'REVOKED',
};
const KNOWN = new Set(Object.values(JobStatus));
const FINAL = new Set([
    JobStatus.SUCCESS,
    JobStatus.FAILURE,
    JobStatus.REVOKED,
]);
/** Returns false for a state that is newer than this code: such a job is not final. */
function isKnownStatus(status) {
    return KNOWN.has(status);
}
/** Returns true if the job will not change any more. */
function isFinalStatus(status) {
    return FINAL.has(status);
}


/***/ }),

/***/ 276:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   r4: () => (/* binding */ parseText)
/* harmony export */ });
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Returns null if the value is not a string. */
function parseText(value) {
    return typeof value === 'string' ? value : null;
}
/** Returns undefined if the text is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 940:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vt: () => (/* binding */ updatePace),
/* harmony export */   Zn: () => (/* binding */ INITIAL_PACE),
/* harmony export */   j6: () => (/* binding */ nextDelayMs),
/* harmony export */   yB: () => (/* binding */ estimatedEndMs),
/* harmony export */   yb: () => (/* binding */ MAX_BLIND_DELAY_MS)
/* harmony export */ });
/* harmony import */ var _job_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(866);
/**
 * Chooses the delay between two checks if the user set no interval, from request to request, 1 s to
 * 10 s:
 *
 * 1. PENDING: as long as it has been pending so far.
 * 2. No estimate of the end: the cube root of the seconds that it has run, at most 6 s. That is 1 s
 *    at first, 2 s after 8 s, 4 s after 64 s, 6 s after 216 s: the longer a job of unknown length has
 *    run, the less likely it ends in the next second.
 * 3. Progress moved: the end is estimated from the speed of the moves so far, where each counts half
 *    as much as the next. Until then, three tenths of the time left, and all of it from 1.5 s on.
 * 4. Two consecutive estimates agree within 0.1 s: straight to the end, in equal hops, none longer
 *    than three tenths of its run so far, since it may end early.
 * 5. The estimated end has passed: rule 2, with three tenths of the seconds since then.
 *
 * Progress that goes back (RETRY) restarts the job at its previous speed.
 */

const MIN_DELAY_MS = 1_000;
const MAX_DELAY_MS = 10_000;
/** Maximum without an estimate; the requests saved by estimates are spent here. */
const MAX_BLIND_DELAY_MS = 6_000;
/** Share of the time left after which to look again, so that an early end is not missed by much. */
const FRACTION = 0.3;
/** Two estimates that differ by no more are trusted. */
const CERTAIN_WITHIN_MS = 100;
/** An end this near is aimed at, however uncertain the estimate. */
const NEAR_MS = 1_500;
/** Weight of a move against the next one. */
const DECAY = 0.5;
/** Aim past the end: a check just before it is wasted, and the next one is 1 s later. */
const AIM_PAST_MS = 100;
/** The pace of a job that was never checked. */
const INITIAL_PACE = {
    checkedMs: 0,
    isQueued: false,
    sinceMs: 0,
    progress: null,
    movedMs: 0,
    spentMs: 0,
    madePoints: 0,
    isStalled: false,
    endMs: Number.POSITIVE_INFINITY,
    uncertaintyMs: Number.POSITIVE_INFINITY,
};
/** Returns the pace after another successful check. */
function updatePace(pace, { atMs, status, progress }) {
    const isQueued = status === _job_status_js__WEBPACK_IMPORTED_MODULE_0__/* .JobStatus */ .A8.PENDING;
    const checked = { ...pace, checkedMs: atMs, isQueued };
    // A change since the last check happened halfway, as a best guess.
    const halfwayMs = (pace.checkedMs + atMs) / 2;
    const known = isQueued === pace.isQueued ? checked : restart(checked, halfwayMs);
    if (progress === null)
        return known;
    if (known.progress === null)
        return { ...known, progress, movedMs: atMs };
    if (progress === known.progress)
        return { ...known, isStalled: true };
    if (progress < known.progress)
        return restart({ ...known, progress }, atMs);
    // Progress that moves at every check is continuous and has just reached this value; after a stall
    // it is a step, made at some time since the last check.
    const movedMs = known.isStalled ? halfwayMs : atMs;
    const moved = {
        ...known,
        progress,
        movedMs,
        spentMs: known.spentMs * DECAY + movedMs - known.movedMs,
        madePoints: known.madePoints * DECAY + progress - known.progress,
        isStalled: false,
    };
    const endMs = estimateEndMs(moved);
    return { ...moved, endMs, uncertaintyMs: Math.abs(endMs - known.endMs) };
}
/** Returns the delay from the latest check to the next, in milliseconds: 1,000 to 10,000. */
function nextDelayMs(pace) {
    return clamp(idealDelayMs(pace));
}
/** Returns when the job will probably end, in milliseconds since the wait began; null if unsure. */
function estimatedEndMs({ checkedMs, endMs, uncertaintyMs }) {
    const leftMs = endMs - checkedMs;
    return leftMs > 0 && uncertaintyMs <= leftMs && endMs < Number.POSITIVE_INFINITY ? endMs : null;
}
function idealDelayMs({ checkedMs, isQueued, sinceMs, endMs, uncertaintyMs }) {
    const ageMs = checkedMs - sinceMs;
    if (isQueued)
        return ageMs;
    if (endMs === Number.POSITIVE_INFINITY)
        return blindDelayMs(ageMs);
    const leftMs = endMs - checkedMs;
    if (leftMs <= 0)
        return blindDelayMs(-leftMs * FRACTION);
    const aimMs = leftMs + AIM_PAST_MS;
    if (leftMs <= NEAR_MS)
        return aimMs;
    if (uncertaintyMs > CERTAIN_WITHIN_MS)
        return leftMs * FRACTION;
    // Equal hops: a last one below the minimum delay would overshoot.
    return aimMs / Math.ceil(aimMs / clamp(ageMs * FRACTION));
}
function clamp(delayMs) {
    return Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, delayMs));
}
function blindDelayMs(passedMs) {
    return Math.min(MAX_BLIND_DELAY_MS, 1000 * Math.cbrt(passedMs / 1000));
}
function restart(pace, atMs) {
    const started = { ...pace, sinceMs: atMs, movedMs: atMs, isStalled: false };
    return { ...started, endMs: estimateEndMs(started), uncertaintyMs: Number.POSITIVE_INFINITY };
}
function estimateEndMs({ progress, movedMs, spentMs, madePoints }) {
    if (progress === null || madePoints === 0)
        return Number.POSITIVE_INFINITY;
    return movedMs + (100 - progress) * (spentMs / madePoints);
}


/***/ }),

/***/ 980:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w: () => (/* binding */ poll)
});

// EXTERNAL MODULE: ./src/fiddler/clock.ts
var fiddler_clock = __nccwpck_require__(938);
// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/http/get-client.ts + 4 modules
var get_client = __nccwpck_require__(45);
// EXTERNAL MODULE: ./src/fiddler/job-status.ts
var job_status = __nccwpck_require__(866);
;// CONCATENATED MODULE: ./src/fiddler/tally.ts
/** Counts what the checks of a wait met, by label: states, `HTTP 503`, `ECONNRESET`. */
class Tally {
    #counts = new Map();
    /** The number of checks counted. */
    get total() {
        return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    }
    add(label) {
        this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    }
    /** Returns `300 checks: 297 × STARTED, 3 × HTTP 503`, the most frequent first, or `no check`. */
    toString() {
        const { total } = this;
        if (total === 0)
            return 'no check';
        const parts = [...this.#counts]
            .sort(([, a], [, b]) => b - a)
            .map(([label, count]) => `${count} × ${label}`);
        return `${total} ${total === 1 ? 'check' : 'checks'}: ${parts.join(', ')}`;
    }
}

// EXTERNAL MODULE: ./src/fiddler/polling/adaptive-interval.ts
var adaptive_interval = __nccwpck_require__(940);
;// CONCATENATED MODULE: ./src/fiddler/polling/poll.ts






/** Timeout of the last check, which is made at the deadline. */
const LAST_CHECK_TIMEOUT_MS = 5_000;
/** A wait ends at most 6 s after its deadline; the rest is for the reports. */
const MAX_LATE_MS = 5_800;
/** A job that was just created may not be found everywhere yet: 404 is retried this long. */
const NOT_FOUND_GRACE_MS = 15_000;
/**
 * A gateway that reloads returns 404 or another certificate for seconds. Once the job was read, a
 * permanent error counts if this many consecutive checks saw only such errors for this long.
 */
const MIN_PERMANENT_ERRORS = 3;
const PERMANENT_ERRORS_GRACE_MS = 30_000;
/**
 * Polls a job until it is final, yielding the result of each check.
 *
 * The first check is made at once, the last one at the deadline. Errors are retried with backoff.
 * Permanent ones end the wait: at once if the job was never read (404 after 15 s), otherwise if at
 * least three consecutive checks saw only such errors for 30 s.
 *
 * @returns the job in its final state
 * @throws TimeoutError at the deadline
 * @throws ApiError, NotFound for a permanent error
 * @throws the signal's reason when `signal` is aborted
 */
async function* poll(id, options) {
    const { reader, scheduler, intervalMs, deadlineMs, verbose, signal, clock } = options;
    const startMs = clock.nowMs();
    const tally = new Tally();
    let { lastJob = null } = options;
    let lastError = null;
    let consecutiveErrors = 0;
    let consecutivePermanentErrors = 0;
    let permanentSinceMs = 0;
    // Adaptive even if an interval is set: it decides who goes first when not all can.
    let dueMs = startMs;
    let pace = adaptive_interval/* INITIAL_PACE */.Zn;
    for (;;) {
        const isHealthy = lastError === null;
        const permit = await scheduler.acquire({ dueMs, deadlineMs, isHealthy, signal });
        if (permit === null)
            throw timedOut(false);
        const { sentMs } = permit;
        const timeoutMs = timeoutOf(deadlineMs - sentMs);
        const result = await tryRead(reader, id, { verbose, timeoutMs, signal });
        const endMs = clock.nowMs();
        const leftMs = deadlineMs - endMs;
        if (!(result instanceof errors/* ApiError */.hD)) {
            const { job, retryAfterMs = 0 } = result;
            scheduler.onSuccess();
            tally.add(job.status);
            lastJob = job;
            lastError = null;
            consecutiveErrors = 0;
            consecutivePermanentErrors = 0;
            pace = (0,adaptive_interval/* updatePace */.Vt)(pace, { ...job, atMs: sentMs - startMs });
            const estimateMs = (0,adaptive_interval/* estimatedEndMs */.yB)(pace);
            yield {
                kind: 'read',
                job,
                estimatedEndMs: estimateMs === null ? null : startMs + estimateMs,
            };
            if ((0,job_status/* isFinalStatus */.$T)(job.status))
                return job;
            if (leftMs <= 0)
                throw timedOut();
            // The interval runs from request to request, Retry-After from the response.
            const leastMs = endMs + retryAfterMs;
            dueMs = Math.max(sentMs + (0,adaptive_interval/* nextDelayMs */.j6)(pace), leastMs);
            await sleepUntil(intervalMs === null ? dueMs : Math.max(sentMs + intervalMs, leastMs));
            continue;
        }
        const error = result;
        lastError = error;
        tally.add(error.label);
        consecutiveErrors += 1;
        consecutivePermanentErrors = error.isPermanent ? consecutivePermanentErrors + 1 : 0;
        if (consecutivePermanentErrors === 1)
            permanentSinceMs = endMs;
        const backoffMs = scheduler.onFailure(permit, error, consecutiveErrors);
        // A check that failed because the machine slept through it is not the last one.
        const overslept = sentMs < deadlineMs && (0,fiddler_clock/* hasOverslept */.x)(endMs - sentMs, timeoutMs);
        const isLast = leftMs <= 0 && !overslept;
        const graceLeftMs = permanentSinceMs + graceMsOf(error, lastJob) - endMs;
        if (error.isPermanent && lastJob === null && (graceLeftMs <= 0 || isLast))
            throw error;
        if (consecutivePermanentErrors >= MIN_PERMANENT_ERRORS && graceLeftMs <= 0)
            throw error;
        // Whether a permanent error lasts is checked as soon as its grace is over.
        const isInGrace = error.isPermanent && graceLeftMs > 0;
        const wantedMs = isInGrace ? Math.min(backoffMs, graceLeftMs) : backoffMs;
        const pauseMs = Math.min(Math.max(wantedMs, error.retryAfterMs ?? 0), Math.max(0, leftMs));
        yield { kind: 'failed', error, pauseMs: isLast ? null : pauseMs };
        if (isLast)
            throw timedOut();
        dueMs = endMs + pauseMs;
        await sleepUntil(dueMs);
    }
    function timedOut(hadLastCheck = true) {
        const waitedMs = clock.nowMs() - startMs;
        return new errors/* TimeoutError */.MU(id, { waitedMs, lastJob, lastError, hadLastCheck, tally });
    }
    /** No sleep extends past the deadline. */
    function sleepUntil(atMs) {
        return clock.sleep(Math.min(atMs, deadlineMs) - clock.nowMs(), signal);
    }
}
/** Returns how long a permanent error has to last before it ends the wait. */
function graceMsOf(error, lastJob) {
    if (lastJob !== null)
        return PERMANENT_ERRORS_GRACE_MS;
    return error instanceof errors/* NotFound */.Mk ? NOT_FOUND_GRACE_MS : 0;
}
/** Returns the timeout of a request that is sent `leftMs` before the deadline. */
function timeoutOf(leftMs) {
    if (leftMs > 0)
        return Math.min(get_client/* REQUEST_TIMEOUT_MS */.j2, leftMs + LAST_CHECK_TIMEOUT_MS);
    // A machine that slept past the deadline still gives the check its 5 s.
    if (leftMs <= -LAST_CHECK_TIMEOUT_MS)
        return LAST_CHECK_TIMEOUT_MS;
    return Math.min(LAST_CHECK_TIMEOUT_MS, leftMs + MAX_LATE_MS);
}
/** @throws anything that is not an `ApiError`: the signal's reason, or a defect */
async function tryRead(reader, id, options) {
    try {
        return await reader.readJob(id, options);
    }
    catch (error) {
        if (error instanceof errors/* ApiError */.hD)
            return error;
        throw error;
    }
}


/***/ }),

/***/ 683:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ RequestScheduler)
});

// EXTERNAL MODULE: ./src/fiddler/clock.ts
var clock = __nccwpck_require__(938);
;// CONCATENATED MODULE: ./src/fiddler/polling/backoff.ts
/** Maximum pause after an error, unless the interval itself is longer. */
const MAX_PAUSE_MS = 30_000;
/** Random share by which a pause is extended, so that many runners do not send in step. */
const JITTER = 0.25;
/**
 * Returns the pause after consecutive errors, in milliseconds: the interval, doubled with each error,
 * with jitter, up to 30 s. Never shorter than the interval.
 *
 * @param consecutiveErrors 1 after the first error
 * @param intervalMs the pause between checks without errors
 * @param random a number from 0 to below 1
 */
function backoffMs(consecutiveErrors, intervalMs, random) {
    // The doubling ends below the maximum, so that the jitter has room there too.
    const doubledMs = Math.min(intervalMs * 2 ** (consecutiveErrors - 1), MAX_PAUSE_MS / (1 + JITTER));
    const pauseMs = Math.max(intervalMs, doubledMs) * (1 + JITTER * random);
    return Math.min(pauseMs, Math.max(intervalMs, MAX_PAUSE_MS));
}

;// CONCATENATED MODULE: ./src/fiddler/polling/circuit-breaker.ts
/** Reduces all jobs' requests to one a second while their server fails or rejects them. */

/** Consecutive failures, of all jobs together, before the breaker opens. */
const FAILURES_TO_OPEN = 10;
const PROBE_INTERVAL_MS = 1_000;
/** Maximum pause after a 429, unless its `Retry-After` is longer. */
const MAX_REJECTION_PAUSE_MS = 10_000;
/** Pure: time and randomness are parameters. */
class CircuitBreaker {
    #consecutiveFailures = 0;
    #consecutiveRejections = 0;
    #lastSentMs = Number.NEGATIVE_INFINITY;
    #pausedSinceMs = Number.NEGATIVE_INFINITY;
    #pausedUntilMs = Number.NEGATIVE_INFINITY;
    /**
     * Returns the time until the next request may be sent; 0 or less if that is now.
     *
     * @param isHealthy whether the job's last check did not fail: other jobs' failures do not hold it up
     */
    waitMs(nowMs, isHealthy) {
        const pauseMs = this.#pausedUntilMs - nowMs;
        const isOpen = this.#consecutiveRejections > 0 || (this.#hasFailed && !isHealthy);
        return isOpen ? Math.max(pauseMs, this.#lastSentMs + PROBE_INTERVAL_MS - nowMs) : pauseMs;
    }
    onSend(nowMs) {
        this.#lastSentMs = nowMs;
    }
    onSuccess() {
        this.#consecutiveFailures = 0;
        this.#consecutiveRejections = 0;
    }
    /** A request failed with an error that is worth a retry. */
    onFailure() {
        this.#consecutiveFailures += 1;
    }
    /**
     * A request was answered with 429: all jobs pause.
     *
     * @param sentMs when that request was sent
     * @param retryAfterMs the requested pause; 0 if there is none
     * @param random a number from 0 to below 1
     * @returns true for the first 429 after a success; later ones say nothing about the limit
     */
    onRejected(nowMs, sentMs, retryAfterMs, random) {
        // Requests that were under way when the pause began are rejected for the same reason.
        const isNew = sentMs > this.#pausedSinceMs;
        const isFirst = isNew && this.#consecutiveRejections === 0 && !this.#hasFailed;
        if (isNew) {
            this.#consecutiveRejections += 1;
            const pauseMs = backoffMs(this.#consecutiveRejections, PROBE_INTERVAL_MS, random);
            this.#pausedSinceMs = nowMs;
            this.#pause(nowMs + Math.min(MAX_REJECTION_PAUSE_MS, pauseMs));
        }
        this.#pause(nowMs + retryAfterMs);
        return isFirst;
    }
    get #hasFailed() {
        return this.#consecutiveFailures >= FAILURES_TO_OPEN;
    }
    #pause(untilMs) {
        this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
    }
}

;// CONCATENATED MODULE: ./src/fiddler/polling/sliding-window-limiter.ts
/**
 * Fiddler's documented limits, 30 requests in any second and 1,000 in any minute, with headroom: a
 * delayed request counts in the server's next second or minute. Pure: the time is a parameter.
 */
/** Below the promised 900: a request may reach the server later than the one before it. */
const MAX_PER_MINUTE = 880;
const PER_SECOND = [28, 1_000];
const PER_MINUTE = [MAX_PER_MINUTE, 60_000];
/** Under 25 a second, evenly spaced: a burst may arrive together with that of the next second. */
const EVENLY_SPACED = [5, 210];
class SlidingWindowLimiter {
    /** When the latest requests were sent, as many as a minute may have. */
    #sentMs = [];
    consume(nowMs) {
        this.#sentMs.push(nowMs);
        if (this.#sentMs.length > MAX_PER_MINUTE)
            this.#sentMs.shift();
    }
    /** Returns the number of requests sent after `atMs`, at most those of the last minute. */
    countSince(atMs) {
        return this.#sentMs.filter((sentMs) => sentMs > atMs).length;
    }
    /** Returns the time until the next request may be sent; 0 if that is now. */
    waitMs(nowMs) {
        return Math.max(this.#waitMs(PER_SECOND, nowMs), this.#waitMs(PER_MINUTE, nowMs));
    }
    /** The same for a long series of requests, each sent as soon as it may. */
    evenWaitMs(nowMs) {
        return Math.max(this.waitMs(nowMs), this.#waitMs(EVENLY_SPACED, nowMs));
    }
    #waitMs([requests, windowMs], nowMs) {
        const sentMs = this.#sentMs.at(-requests) ?? Number.NEGATIVE_INFINITY;
        return Math.max(0, sentMs + windowMs - nowMs);
    }
}

;// CONCATENATED MODULE: ./src/fiddler/polling/rate-limiter.ts
/** Token bucket below the documented limits, or below a lower limit learned from 429 responses. */

const MINUTE_MS = 60_000;
/** Requests that may be sent at once after a pause. */
const MAX_BURST = 12;
/** Minimum rate, however low the limit seems. */
const MIN_PER_MINUTE = 12;
/** Share of a learned limit that is used. */
const HEADROOM = 0.95;
/** A shorter `Retry-After` belongs to a limit per second, a longer one to a limit per minute. */
const MAX_SHORT_RETRY_MS = 5_000;
/** A lower granted rate proves nothing: the wait may be young, or others may use the limit too. */
const MIN_PROOF_PER_MINUTE = 60;
/** A learned limit is raised after this time, which doubles with each 429. */
const MIN_PROBE_INTERVAL_MS = 120_000;
const MAX_PROBE_INTERVAL_MS = 600_000;
const RAISE = 1.25;
/** Pure: the time is a parameter. */
class RateLimiter {
    #documented = new SlidingWindowLimiter();
    #perMinute = MAX_PER_MINUTE;
    #tokens = MAX_BURST;
    #filledMs = Number.NEGATIVE_INFINITY;
    #changedMs = 0;
    #rejectedMs = [];
    #probeIntervalMs = MIN_PROBE_INTERVAL_MS / 2;
    /** The present rate, in requests per minute. */
    get perMinute() {
        return this.#perMinute;
    }
    /** Returns the time until the next request may be sent; 0 or less if that is now. */
    waitMs(nowMs) {
        this.#fill(nowMs);
        return Math.max(this.#documented.waitMs(nowMs), (1 - this.#tokens) * this.#msPerToken);
    }
    /** The same for a last check, which has no later chance: only the documented limits count. */
    lastCheckWaitMs(nowMs) {
        return this.#documented.evenWaitMs(nowMs);
    }
    consume(nowMs) {
        this.#fill(nowMs);
        this.#tokens -= 1;
        this.#documented.consume(nowMs);
    }
    /** Counts a request that was answered with 429; it was not granted. */
    recordRejection(nowMs) {
        this.#rejectedMs = [...this.#rejectedMs, nowMs].filter((atMs) => atMs > nowMs - MINUTE_MS);
    }
    /**
     * Lowers the rate to what was granted before the recorded rejections.
     *
     * @param retryAfterMs the `Retry-After` of the 429, if it had one
     */
    decrease(nowMs, retryAfterMs) {
        const rejected = this.#rejectedMs.length;
        let granted = this.#documented.countSince(nowMs - MINUTE_MS) - rejected;
        if (retryAfterMs !== undefined && retryAfterMs <= MAX_SHORT_RETRY_MS) {
            const windowMs = Math.max(1_000, retryAfterMs);
            const recent = this.#documented.countSince(nowMs - windowMs) - rejected;
            granted = Math.max(granted, (Math.max(1, recent) * MINUTE_MS) / windowMs);
        }
        // Without a Retry-After the limit's window is unknown, so the rate is halved at most.
        const isProven = retryAfterMs !== undefined && granted >= MIN_PROOF_PER_MINUTE;
        const floor = isProven ? MIN_PER_MINUTE : Math.max(MIN_PER_MINUTE, this.#perMinute / 2);
        this.#perMinute = Math.max(floor, HEADROOM * Math.min(this.#perMinute, granted));
        this.#changedMs = nowMs + (retryAfterMs ?? 0);
        this.#probeIntervalMs = Math.min(MAX_PROBE_INTERVAL_MS, this.#probeIntervalMs * 2);
    }
    get #burst() {
        return Math.max(1, Math.min(MAX_BURST, this.#perMinute / 20));
    }
    /** In one minute, a full bucket and its refill add up to the rate. */
    get #msPerToken() {
        return MINUTE_MS / (this.#perMinute - this.#burst);
    }
    #fill(nowMs) {
        if (nowMs - this.#changedMs >= this.#probeIntervalMs) {
            this.#perMinute = Math.min(MAX_PER_MINUTE, this.#perMinute * RAISE);
            this.#changedMs = nowMs;
        }
        this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#filledMs) / this.#msPerToken);
        this.#filledMs = nowMs;
    }
}

;// CONCATENATED MODULE: ./src/fiddler/polling/request-scheduler.ts
/** Schedules the requests of all jobs of a wait: one queue behind rate limiter and circuit breaker. */




/** The interval from which pauses after errors grow if the user set none. */
const DEFAULT_INTERVAL_MS = 1_000;
/** A last check that was not sent this long after the deadline is left out. */
const MAX_LATE_MS = 4_400;
class RequestScheduler {
    #clock;
    #random;
    #intervalMs;
    #rateLimiter = new RateLimiter();
    #breaker = new CircuitBreaker();
    #queue = new Set();
    #isDraining = false;
    #wakeUp = () => { };
    constructor({ clock, random, intervalMs }) {
        this.#clock = clock;
        this.#random = random;
        this.#intervalMs = intervalMs ?? DEFAULT_INTERVAL_MS;
    }
    /** The present rate limit, in requests per minute. */
    get perMinute() {
        return this.#rateLimiter.perMinute;
    }
    /**
     * Waits until a request may be sent.
     *
     * @returns null if that was not possible soon enough after the deadline
     * @throws the signal's reason when `signal` is aborted
     */
    acquire(options) {
        const { deadlineMs, signal } = options;
        signal?.throwIfAborted();
        return new Promise((resolve, reject) => {
            const request = {
                ...options,
                latestMs: Math.max(deadlineMs, this.#clock.nowMs()) + MAX_LATE_MS,
                resolve: (permit) => {
                    signal?.removeEventListener('abort', onAbort);
                    this.#queue.delete(request);
                    resolve(permit);
                },
            };
            const onAbort = () => {
                this.#queue.delete(request);
                this.#wakeUp();
                reject(signal?.reason);
            };
            signal?.addEventListener('abort', onAbort, { once: true });
            this.#queue.add(request);
            this.#wakeUp();
            void this.#drain();
        });
    }
    onSuccess() {
        this.#breaker.onSuccess();
        this.#wakeUp();
    }
    /**
     * @param consecutiveErrors of this job, this one included
     * @returns the pause before the job's next check, in milliseconds
     */
    onFailure({ sentMs }, error, consecutiveErrors) {
        const nowMs = this.#clock.nowMs();
        const random = this.#random();
        const ownPauseMs = Math.max(backoffMs(consecutiveErrors, this.#intervalMs, random), error.retryAfterMs ?? 0);
        // A permanent error of one job says nothing about the others.
        if (error.isPermanent)
            return ownPauseMs;
        if (error.statusCode === 429) {
            this.#rateLimiter.recordRejection(nowMs);
            const { retryAfterMs } = error;
            const isFirst = this.#breaker.onRejected(nowMs, sentMs, retryAfterMs ?? 0, random);
            if (isFirst)
                this.#rateLimiter.decrease(nowMs, retryAfterMs);
        }
        else {
            this.#breaker.onFailure();
        }
        return Math.max(ownPauseMs, this.#breaker.waitMs(nowMs, false));
    }
    async #drain() {
        if (this.#isDraining)
            return;
        this.#isDraining = true;
        while (this.#queue.size > 0) {
            const nowMs = this.#clock.nowMs();
            for (const request of this.#queue)
                if (nowMs > request.latestMs)
                    request.resolve(null);
            const next = this.#next(nowMs);
            if (next === undefined)
                break;
            if (next.waitMs > 0)
                await this.#sleepUntilNext(next.waitMs);
            else
                next.request.resolve(this.#send(nowMs));
        }
        this.#isDraining = false;
    }
    /** Returns the request that may be sent first: of those that may be sent now, the earliest due. */
    #next(nowMs) {
        let first;
        const limitMs = this.#rateLimiter.waitMs(nowMs);
        for (const request of this.#queue) {
            const { deadlineMs, isHealthy } = request;
            const isLast = deadlineMs <= nowMs;
            const waitMs = isLast
                ? this.#rateLimiter.lastCheckWaitMs(nowMs)
                : Math.max(0, limitMs, this.#breaker.waitMs(nowMs, isHealthy));
            const dueMs = isLast ? Number.NEGATIVE_INFINITY : request.dueMs;
            const isEarlier = first === undefined ||
                waitMs < first.waitMs ||
                (waitMs === first.waitMs && dueMs < first.dueMs);
            if (isEarlier)
                first = { request, waitMs, dueMs };
        }
        return first;
    }
    #send(nowMs) {
        this.#rateLimiter.consume(nowMs);
        this.#breaker.onSend(nowMs);
        return { sentMs: nowMs };
    }
    /** Sleeps until a request may be sent, a deadline passes, or something changes. */
    async #sleepUntilNext(waitMs) {
        const startMs = this.#clock.nowMs();
        const deadlinesMs = [...this.#queue].map(({ deadlineMs, latestMs }) => deadlineMs > startMs ? deadlineMs : latestMs + 1);
        const delayMs = Math.ceil(Math.min(waitMs, ...deadlinesMs.map((atMs) => atMs - startMs)));
        const awake = new AbortController();
        const woken = new Promise((resolve) => {
            this.#wakeUp = resolve;
        });
        await Promise.race([woken, this.#clock.sleep(delayMs, awake.signal).catch(() => { })]);
        awake.abort();
        const nowMs = this.#clock.nowMs();
        // Requests that queued while the machine slept still get their last check.
        if ((0,clock/* hasOverslept */.x)(nowMs - startMs, delayMs)) {
            for (const request of this.#queue) {
                request.latestMs = Math.max(request.deadlineMs, nowMs) + MAX_LATE_MS;
            }
        }
    }
}


/***/ }),

/***/ 446:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ MAX_SECRET_LENGTH),
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/** Replaces an API key wherever a server echoes it by accident. */
/** A shorter key would be found in texts by chance. */
const MIN_SECRET_LENGTH = 8;
/** A longer text is no API key: servers take 16 kB of headers at most. */
const MAX_SECRET_LENGTH = 8_192;
/**
 * Returns a function that replaces the secret with `***`: as it is, URL-encoded or in base64, also
 * with the escapes of JSON.
 */
function createRedactor(secret) {
    const { length } = secret;
    if (length < MIN_SECRET_LENGTH || length > MAX_SECRET_LENGTH)
        return (text) => text;
    const spellings = [secret, encodeURIComponent(secret), ...inBase64(secret)];
    const pattern = new RegExp(spellings.map(patternOf).join('|'), 'gi');
    return (text) => text.replace(pattern, '***');
}
/**
 * Within a longer text the secret may start at any of three places in base64's groups of four. The
 * characters at both ends depend on the neighbours and are left out.
 */
function inBase64(secret) {
    return [0, 1, 2].flatMap((offset) => {
        const padded = Buffer.from('\0'.repeat(offset) + secret);
        const whole = padded.subarray(0, padded.length - (padded.length % 3));
        return ['base64', 'base64url'].map((encoding) => whole.toString(encoding).slice(offset === 0 ? 0 : 4));
    });
}
/** JSON may have `\/` or `\u002b` for any character but letters and digits. */
function patternOf(spelling) {
    return spelling.replace(/[^a-z\d]/gi, (character) => {
        const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `(?:\\\\?\\u${hex}|\\\\u${hex})`;
    });
}


/***/ }),

/***/ 6:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ flushAndExit),
/* harmony export */   w: () => (/* binding */ cancellationSignal)
/* harmony export */ });
/* harmony import */ var _wait_cancelled_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(642);
/** Signals and exit, shared by the action and the command. */

/** GitHub's runner sends SIGINT, then SIGTERM (on Windows SIGBREAK). A closed terminal sends SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
/**
 * Returns a signal that is aborted with a `Cancelled` on the first of these signals. Further signals are
 * ignored, so that they do not cut off the report.
 */
function cancellationSignal() {
    const controller = new AbortController();
    for (const signalName of SIGNALS) {
        process.on(signalName, () => controller.abort(new _wait_cancelled_js__WEBPACK_IMPORTED_MODULE_0__/* .Cancelled */ .c(signalName)));
    }
    return controller.signal;
}
/** Ends the process once its output is read, without waiting for anything else that is still open. */
async function flushAndExit() {
    for (const stream of [process.stdout, process.stderr]) {
        await new Promise((resolve) => stream.write('', resolve));
    }
    process.exit();
}


/***/ }),

/***/ 642:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ Cancelled)
/* harmony export */ });
/** The process received a termination signal. */
class Cancelled extends Error {
    name = 'Cancelled';
    signalName;
    constructor(signalName) {
        super(`cancelled by ${signalName}`);
        this.signalName = signalName;
    }
}


/***/ }),

/***/ 563:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readExtras),
/* harmony export */   Y: () => (/* binding */ MAX_JOBS_WITH_TASKS)
/* harmony export */ });
/* harmony import */ var _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(301);

/** Failed jobs whose tasks are read and listed: more would hide what they have in common. */
const MAX_JOBS_WITH_TASKS = 10;
/** Timeout of the read, counted from the deadline at the latest. */
const TASKS_TIMEOUT_MS = 5_000;
/** With less time left no request is sent. */
const MIN_TIMEOUT_MS = 250;
/**
 * Returns the `extras` of a job.
 *
 * @throws Error with the reason if they could not be read
 */
async function readExtras(id, { reader, scheduler, signal, clock, deadlineMs }) {
    const nowMs = clock.nowMs();
    const endMs = Math.min(nowMs, deadlineMs) + TASKS_TIMEOUT_MS;
    // Like a last check, it has no later chance.
    const permit = await scheduler.acquire({
        dueMs: nowMs,
        deadlineMs: nowMs,
        isHealthy: true,
        signal,
    });
    if (permit === null)
        throw new Error('the rate limit left no time for it');
    const timeoutMs = endMs - clock.nowMs();
    if (timeoutMs < MIN_TIMEOUT_MS)
        throw new Error('no time left');
    try {
        const { job } = await reader.readJob(id, { verbose: true, timeoutMs, signal });
        scheduler.onSuccess();
        return job.extras;
    }
    catch (error) {
        // A 429 slows the checks of the other jobs, whichever request it answers.
        if (error instanceof _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD)
            scheduler.onFailure(permit, error, 1);
        throw error;
    }
}


/***/ }),

/***/ 38:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o9: () => (/* binding */ InvalidInput),
  N5: () => (/* binding */ MIN_INTERVAL_SECONDS),
  s6: () => (/* binding */ isEmptyList),
  et: () => (/* binding */ parseJobId),
  fL: () => (/* binding */ parseSeconds),
  pI: () => (/* binding */ parseToken),
  Dl: () => (/* binding */ parseUrl)
});

// UNUSED EXPORTS: parseBoolean

// EXTERNAL MODULE: ./src/fiddler/redactor.ts
var redactor = __nccwpck_require__(446);
// EXTERNAL MODULE: ./src/fiddler/json.ts
var json = __nccwpck_require__(276);
;// CONCATENATED MODULE: ./src/wait/job-ids.ts
/** Parses the ids of the jobs to wait for: one, a list, or a JSON array. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ALLOWED = 'Expected a UUID (`550e8400-e29b-41d4-a716-446655440000`), or several separated by line breaks, ' +
    'commas or spaces, or a JSON array.';
/**
 * Returns the ids in lower case, in the order given, each once.
 *
 * @throws RangeError if there is none, or if one is not a UUID
 */
function parseJobIds(text) {
    if (text.includes('${{'))
        throw notAnId(text);
    const given = text.trim().startsWith('[') ? parseArray(text) : splitList(text);
    // An empty id was meant to be one: a step that set no output would not be waited for.
    if (given.length > 1 && given.some((id) => id.trim() === '')) {
        throw new RangeError(`one of the IDs in "${text}" is empty. Check that each publishing step sets its output. ${ALLOWED}`);
    }
    const wrong = given.find((id) => !UUID.test(id.trim()));
    if (wrong !== undefined || given.length === 0)
        throw notAnId(wrong ?? text);
    return [...new Set(given.map((id) => id.trim().toLowerCase()))];
}
/** Splits at commas and whitespace. An empty item between two commas is kept: `parseJobIds` rejects it. */
function splitList(text) {
    return text.split(',').flatMap((part) => part.trim().split(/\s+/));
}
function parseArray(text) {
    const array = (0,json/* parseJson */.qF)(text);
    const isList = Array.isArray(array) && array.every((item) => typeof item === 'string');
    if (!isList)
        throw new RangeError(`"${text}" is not a JSON array of strings. ${ALLOWED}`);
    return array;
}
function notAnId(text) {
    const inQuotes = /^(["']).*\1$/.test(text.trim()) ? ' Remove the quotes.' : '';
    return new RangeError(`"${text}" is not a UUID.${inQuotes} ${ALLOWED}`);
}

// EXTERNAL MODULE: ./src/wait/site.ts
var site = __nccwpck_require__(882);
// EXTERNAL MODULE: ./src/wait/text/duration.ts
var duration = __nccwpck_require__(393);
;// CONCATENATED MODULE: ./src/wait/options.ts
/** What to wait for, and the parsers of its values. */




const MIN_INTERVAL_SECONDS = 0.1;
/** One or more invalid options; the message has a line for each. */
class InvalidInput extends Error {
    name = 'InvalidInput';
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.problems = problems;
    }
}
/** @throws InvalidInput, as all parsers here; the message names the source and what is allowed */
function parseToken({ source, value }) {
    if (value.length > redactor/* MAX_SECRET_LENGTH */.h) {
        throw new InvalidInput([
            `${source} has ${value.length} characters, which is too long for an API key. (Value hidden.)`,
        ]);
    }
    if (/^[\x21-\x7e]+$/.test(value))
        return value;
    throw new InvalidInput([
        `${source} contains whitespace or invalid characters. Use the key alone, without \`Bearer\`. ` +
            '(Value hidden.)',
    ]);
}
/** Whether a list has no ids: a publishing step set no output. */
function isEmptyList(value) {
    return /^[\s,[\]"]*$/.test(value);
}
function parseJobId({ source, value }) {
    return nameSource(source, () => parseJobIds(value));
}
function parseUrl({ source, value }) {
    return nameSource(source, () => (0,site/* parseSite */.X)(value));
}
function parseSeconds({ source, value }, minSeconds) {
    const seconds = (0,duration/* parseDurationSeconds */.lW)(value);
    if (seconds !== undefined && seconds >= minSeconds && seconds <= duration/* MAX_SECONDS */.Hg)
        return seconds;
    throw new InvalidInput([
        `${source}: "${value}" is not a valid duration. Expected seconds, or the units s, m and h ` +
            `(\`90\`, \`30m\`, \`1h30m\`), ${(0,duration/* renderDuration */.PP)(minSeconds)} to 35 days.`,
    ]);
}
/** Parses the booleans of `core.getBooleanInput`, whose error would not show the value. */
function parseBoolean({ source, value }) {
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    if (['false', 'False', 'FALSE'].includes(value))
        return false;
    throw new InvalidInput([`${source}: "${value}" is not a boolean: use \`true\` or \`false\`.`]);
}
function nameSource(source, parse) {
    try {
        return parse();
    }
    catch (error) {
        if (error instanceof RangeError)
            throw new InvalidInput([`${source}: ${error.message}`]);
        throw error;
    }
}


/***/ }),

/***/ 603:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Np: () => (/* binding */ bySeverity),
  yx: () => (/* binding */ failingTasksOf),
  oJ: () => (/* binding */ isSuccess),
  sG: () => (/* binding */ outcomeOf),
  md: () => (/* binding */ worstFirst)
});

// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/job-status.ts
var job_status = __nccwpck_require__(866);
// EXTERNAL MODULE: ./src/fiddler/json.ts
var json = __nccwpck_require__(276);
;// CONCATENATED MODULE: ./src/fiddler/tasks.ts
/** The tasks of a job, from its `extras`. */


/** Returns the tasks that failed, in the server's order; none if `extras` were not read. */
function parseFailedTasks(extras) {
    return Object.entries(extras ?? {})
        .map(([id, task]) => parseTask(id, task))
        .filter(({ status, errorMessage }) => status === job_status/* JobStatus */.A8.FAILURE || (errorMessage !== null && status !== job_status/* JobStatus */.A8.SUCCESS));
}
function parseTask(id, task) {
    const { status, error_message: message } = (0,json/* isJsonObject */.OW)(task) ? task : {};
    return {
        id,
        status: (0,json/* parseText */.r4)(status) ?? '',
        errorMessage: (0,json/* parseText */.r4)(message) || null,
    };
}

;// CONCATENATED MODULE: ./src/wait/outcome.ts
/** The ways in which the wait for a job ends. */



/** The smaller, the worse. */
const SEVERITY = {
    failed: 0,
    revoked: 1,
    timedOut: 2,
    stale: 2,
    unreachable: 2,
    cancelled: 2,
    skipped: 3,
    succeeded: 4,
};
function outcomeOf({ end, job }) {
    switch (end?.kind) {
        case 'final':
            return job === null ? { kind: 'skipped' } : { kind: kindOfFinal(job), job };
        case 'error': {
            const { error } = end;
            if (job === null)
                return { kind: 'unreachable', error };
            return isSeenUnfinished(error)
                ? { kind: 'timedOut', job, error }
                : { kind: 'stale', job, error };
        }
        case 'cancelled':
            return { kind: 'cancelled', signalName: end.signalName };
        default:
            return { kind: 'skipped' };
    }
}
/** Nothing but SUCCESS, case-sensitively, is a success. */
function kindOfFinal({ status }) {
    if (status === job_status/* JobStatus */.A8.SUCCESS)
        return 'succeeded';
    return status === job_status/* JobStatus */.A8.REVOKED ? 'revoked' : 'failed';
}
function isSeenUnfinished(error) {
    return error instanceof errors/* TimeoutError */.MU && error.lastError === null && error.hadLastCheck;
}
function isSuccess(record) {
    return outcomeOf(record).kind === 'succeeded';
}
/** The smaller, the worse. */
function severityOf(record) {
    return SEVERITY[outcomeOf(record).kind];
}
/** Returns the jobs in the order in which they decide: the worst first. */
function bySeverity(jobs) {
    return jobs.toSorted((a, b) => severityOf(a) - severityOf(b));
}
/** Returns the jobs that people look for first: the worst, and among equals the slowest. */
function worstFirst(jobs) {
    return bySeverity(jobs.toSorted((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0)));
}
/** Returns the tasks that explain why a job did not succeed, as far as they were read. */
function failingTasksOf(record) {
    return isSuccess(record) ? [] : parseFailedTasks(record.job?.extras ?? null);
}


/***/ }),

/***/ 236:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S5: () => (/* binding */ WaitRecorder),
/* harmony export */   Zw: () => (/* binding */ jobOf),
/* harmony export */   _K: () => (/* binding */ permanentErrorOf),
/* harmony export */   m_: () => (/* binding */ shortId)
/* harmony export */ });
/* harmony import */ var _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(301);
/** The record of a wait, built from its events. */

class WaitRecorder {
    #jobs;
    #record;
    constructor({ jobIds, site, intervalSeconds, timeoutSeconds, names }) {
        this.#jobs = jobIds.map((id) => ({
            id,
            job: null,
            lastReadAtMs: null,
            lastError: '',
            observations: [],
            estimatedEndAtMs: null,
            end: null,
            endedAtMs: null,
            tasksError: '',
        }));
        this.#record = {
            jobs: this.#jobs,
            site,
            intervalSeconds,
            timeoutSeconds,
            names,
            elapsedSeconds: 0,
        };
    }
    get record() {
        return this.#record;
    }
    /** Returns what `job` changes, compared with the check before. */
    changeOf({ id, status, progress }) {
        const last = jobOf(this.#record, id).observations.at(-1);
        if (last?.status !== status)
            return 'state';
        return last.progress === progress ? null : 'progress';
    }
    apply(event) {
        const record = 'id' in event ? this.#jobs.find(({ id }) => id === event.id) : undefined;
        if (record === undefined)
            return;
        switch (event.kind) {
            case 'read': {
                const { job, change, atMs } = event;
                const { status, progress } = job;
                if (change !== null)
                    record.observations.push({ atMs, status, progress });
                record.job = job;
                record.estimatedEndAtMs = event.estimatedEndAtMs;
                record.lastReadAtMs = atMs;
                record.lastError = '';
                return;
            }
            case 'readFailed':
                record.lastError = event.error.label;
                return;
            case 'jobEnded':
                record.end = event.end;
                record.endedAtMs = event.atMs;
                this.#record.elapsedSeconds = event.atMs / 1000;
                return;
            case 'tasksRead':
                if (record.job !== null)
                    record.job = { ...record.job, extras: event.extras };
                return;
            case 'tasksUnread':
            case 'tasksSkipped':
                record.tasksError = event.reason;
        }
    }
}
/** Returns the error that ended the wait for a job before the timeout, if it did. */
function permanentErrorOf(end) {
    return end.kind === 'error' && end.error instanceof _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD ? end.error : null;
}
function jobOf({ jobs }, id) {
    const job = jobs.find((record) => record.id === id);
    if (job === undefined)
        throw new Error(`${id} is not waited for`);
    return job;
}
/** Returns what a job is called if there are several: the whole id takes too much room. */
function shortId(id) {
    return id.slice(0, 8);
}


/***/ }),

/***/ 962:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   il: () => (/* binding */ withHelp)
/* harmony export */ });
/* unused harmony export HEADINGS */
/* harmony import */ var _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(301);
/** Links to docs/troubleshooting.md, which has a heading for each way to fail. */

const PAGE = 'https://github.com/fiddler/wait-for-job/blob/v1/docs/troubleshooting.md';
const HEADINGS = (/* unused pure expression or super */ null && ([
    'Invalid inputs',
    'The job failed',
    'The job was cancelled in Fiddler',
    'Timeout',
    'The run was cancelled',
    'The API key was refused',
    'The job was not found',
    'The address is wrong',
    'The certificate is not trusted',
    'The proxy refuses or fails',
    'The site cannot be reached',
    'Transient errors',
    'Results could not be written',
    'Internal error',
]));
/** Returns the lines of an error, followed by the link if there is something to look up. */
function withHelp(lines, heading) {
    return heading === null ? lines : [...lines, renderHelp(heading)];
}
function renderHelp(heading) {
    return `See ${PAGE}#${heading.toLowerCase().replaceAll(' ', '-')}`;
}
/** Returns the heading for an outcome; null if there is nothing to look up. */
function headingOf(outcome) {
    switch (outcome.kind) {
        case 'failed':
            return 'The job failed';
        case 'revoked':
            return 'The job was cancelled in Fiddler';
        case 'timedOut':
            return 'Timeout';
        case 'stale':
        case 'unreachable': {
            const { error } = outcome;
            const cause = error instanceof _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU ? error.lastError : error;
            return cause === null ? 'Timeout' : headingOfError(cause);
        }
        case 'cancelled':
            return 'The run was cancelled';
        case 'succeeded':
        case 'skipped':
            return null;
    }
}
function headingOfError({ kind, statusCode = 0, isPermanent }) {
    if (kind === 'certificate')
        return 'The certificate is not trusted';
    if (kind === 'proxy')
        return 'The proxy refuses or fails';
    if (kind === 'network')
        return 'The site cannot be reached';
    if (statusCode === 401 || statusCode === 403)
        return 'The API key was refused';
    if (statusCode === 404)
        return 'The job was not found';
    return isPermanent ? 'The address is wrong' : 'Transient errors';
}


/***/ }),

/***/ 319:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ renderState),
/* harmony export */   XX: () => (/* binding */ renderPercentage),
/* harmony export */   iQ: () => (/* binding */ renderSentence),
/* harmony export */   l6: () => (/* binding */ describeLastState)
/* harmony export */ });
/* harmony import */ var _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(301);
/* harmony import */ var _fiddler_job_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(489);
/* harmony import */ var _fiddler_job_status_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(866);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(393);
/** What happened to a job, in one sentence that claims no more than was seen. Not sanitized. */




/** A shorter time without progress is not worth mentioning. */
const MIN_STALLED_MS = 60_000;
/** @param outcome of the same job */
function renderSentence(record, outcome, { timeoutSeconds }) {
    const { id, job, endedAtMs } = record;
    const name = job === null ? `Job ${id}` : (0,_fiddler_job_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .describeJob */ .hx)(job);
    const waited = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderDuration */ .PP)((endedAtMs ?? 0) / 1000);
    switch (outcome.kind) {
        case 'succeeded':
            return `${name} succeeded after ${waited}`;
        case 'failed':
            return new _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AsyncJobFailed */ .hn(outcome.job).message;
        case 'revoked':
            return new _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AsyncJobRevoked */ .CU(outcome.job).message;
        case 'timedOut': {
            const unfinished = timeoutSeconds === 0 ? 'has not finished yet' : `did not finish within ${waited}`;
            const stalled = renderStalled(record);
            return `${name} ${unfinished} (last state: ${renderState(outcome.job)}${stalled}).`;
        }
        case 'stale': {
            const { error } = outcome;
            if (!(error instanceof _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU)) {
                return `${name} can no longer be read (${describeLastState(record)}): ${error.message}`;
            }
            return `${name} was not observed to finish within ${waited} (${describeLastState(record)}); its current state is unknown.`;
        }
        case 'unreachable':
            if (!(outcome.error instanceof _fiddler_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU)) {
                return `${name} could not be read: ${outcome.error.message}`;
            }
            return timeoutSeconds === 0
                ? `${name} could not be read; its state is unknown.`
                : `${name} could not be read within ${waited}; its state is unknown.`;
        case 'cancelled':
            return `${name}: the wait was cancelled after ${waited} by ${outcome.signalName} (${describeLastState(record)}).`;
        case 'skipped':
            return `${name}: stopped waiting because another job did not succeed (${describeLastState(record)}).`;
    }
}
/** Returns `STARTED, 12.5 %`. */
function renderState({ status, progress }) {
    return progress === null ? status : `${status}, ${renderPercentage(progress)}`;
}
/** Returns `12.5 %`; 100 % and 0 % are exact. */
function renderPercentage(progress) {
    const isNearlyDone = progress < 100 && progress > 99.9;
    const isBarelyStarted = progress > 0 && progress < 0.1;
    const shown = isNearlyDone ? 99.9 : isBarelyStarted ? 0.1 : Number(progress.toFixed(1));
    return `${shown} %`;
}
/**
 * Returns `last state: STARTED, 40 %`, and when it was seen if later checks failed: it may have changed
 * since.
 */
function describeLastState({ job, end, lastReadAtMs, lastError }) {
    if (job === null)
        return lastError === '' ? 'never read' : `never read: ${lastError}`;
    const state = `last state: ${renderState(job)}`;
    const isUnchecked = end?.kind === 'error' && lastError === '';
    const since = isUnchecked ? 'not checked' : lastError;
    return since === ''
        ? state
        : `${state} at ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderClock */ .Xn)((lastReadAtMs ?? 0) / 1000)}; ${since} since`;
}
/** Returns `; no progress for 17 min`, or nothing if the job moved lately. */
function renderStalled({ job, observations, endedAtMs }) {
    const stalledMs = (endedAtMs ?? 0) - (observations.at(-1)?.atMs ?? 0);
    if (stalledMs < MIN_STALLED_MS)
        return '';
    const hasProgress = job?.status === _fiddler_job_status_js__WEBPACK_IMPORTED_MODULE_2__/* .JobStatus */ .A8.STARTED && job.progress !== null;
    const what = hasProgress ? 'no progress for' : 'unchanged for';
    return `; ${what} ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderDuration */ .PP)(stalledMs / 1000)}`;
}


/***/ }),

/***/ 601:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/fiddler/client.ts + 2 modules
var client = __nccwpck_require__(761);
// EXTERNAL MODULE: ./src/wait/options.ts + 1 modules
var wait_options = __nccwpck_require__(38);
// EXTERNAL MODULE: ./src/wait/verdict.ts + 2 modules
var verdict = __nccwpck_require__(131);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/fiddler/job-status.ts
var job_status = __nccwpck_require__(866);
// EXTERNAL MODULE: ./src/fiddler/polling/poll.ts + 1 modules
var poll = __nccwpck_require__(980);
// EXTERNAL MODULE: ./src/fiddler/polling/request-scheduler.ts + 4 modules
var request_scheduler = __nccwpck_require__(683);
// EXTERNAL MODULE: ./src/wait/cancelled.ts
var cancelled = __nccwpck_require__(642);
// EXTERNAL MODULE: ./src/wait/failed-tasks.ts
var failed_tasks = __nccwpck_require__(563);
// EXTERNAL MODULE: ./src/wait/record.ts
var record = __nccwpck_require__(236);
;// CONCATENATED MODULE: ./src/wait/wait.ts
/** Waits for several jobs at once and emits what happens. */








/** Another job did not succeed (fail-fast). */
class Skipped extends Error {
    name = 'Skipped';
}
async function waitForJobs(options, { reader, signal, clock, random, listener }) {
    const { jobIds, intervalSeconds, timeoutSeconds, verbose, failFast } = options;
    const startMs = clock.nowMs();
    const deadlineMs = startMs + timeoutSeconds * 1000;
    const intervalMs = intervalSeconds === null ? null : intervalSeconds * 1000;
    const scheduler = new request_scheduler/* RequestScheduler */.J({ clock, random, intervalMs });
    let requestsPerMinute = scheduler.perMinute;
    const recorder = new record/* WaitRecorder */.S5(options);
    const emit = (details) => {
        const event = { ...details, atMs: clock.nowMs() - startMs };
        recorder.apply(event);
        listener(event, recorder.record);
    };
    const stop = new AbortController();
    // Each job listens; Node.js 20 warns from the eleventh on.
    (0,external_node_events_namespaceObject.setMaxListeners)(0, signal, stop.signal);
    const onCancel = () => stop.abort(signal.reason);
    if (signal.aborted)
        onCancel();
    signal.addEventListener('abort', onCancel, { once: true });
    const pollJob = async (id) => {
        const pollOptions = { reader, scheduler, intervalMs, deadlineMs, verbose, clock };
        let last = null;
        try {
            for await (const result of (0,poll/* poll */.w)(id, { ...pollOptions, signal: stop.signal })) {
                if (result.kind === 'read') {
                    last = result.job;
                    const { estimatedEndMs } = result;
                    const estimatedEndAtMs = estimatedEndMs === null ? null : estimatedEndMs - startMs;
                    emit({ kind: 'read', id, job: last, change: recorder.changeOf(last), estimatedEndAtMs });
                    if ((0,job_status/* isFinalStatus */.$T)(last.status))
                        emit({ kind: 'jobEnded', id, end: { kind: 'final' } });
                    continue;
                }
                const { error, pauseMs } = result;
                emit({ kind: 'readFailed', id, error, pauseMs });
                if (scheduler.perMinute < requestsPerMinute) {
                    emit({ kind: 'rateLowered', requestsPerMinute: scheduler.perMinute });
                }
                requestsPerMinute = scheduler.perMinute;
            }
        }
        catch (error) {
            emit({ kind: 'jobEnded', id, end: endOf(error) });
        }
        return last;
    };
    let failures = 0;
    const waitForJob = async (id) => {
        const job = await pollJob(id);
        // At the deadline the others end anyway, and their last checks may be under way.
        const isTimeLeft = clock.nowMs() < deadlineMs;
        if (failFast && isTimeLeft && job?.status !== job_status/* JobStatus */.A8.SUCCESS)
            stop.abort(new Skipped());
        if (job?.status !== job_status/* JobStatus */.A8.FAILURE)
            return;
        failures += 1;
        if (job.extras !== null)
            return;
        if (failures > failed_tasks/* MAX_JOBS_WITH_TASKS */.Y) {
            const reason = `only those of the first ${failed_tasks/* MAX_JOBS_WITH_TASKS */.Y} failed jobs are fetched`;
            emit({ kind: 'tasksSkipped', id, reason });
            return;
        }
        try {
            // The state was decided by the check that ended the wait; this read only explains it.
            const extras = await (0,failed_tasks/* readExtras */.Q)(id, { reader, scheduler, signal, clock, deadlineMs });
            emit({ kind: 'tasksRead', id, extras });
        }
        catch (error) {
            emit({ kind: 'tasksUnread', id, reason: (0,errors/* messageOf */.bD)(error) });
        }
    };
    emit({ kind: 'began', requestsPerMinute });
    try {
        await Promise.all(jobIds.map(waitForJob));
    }
    finally {
        emit({ kind: 'ended' });
        signal.removeEventListener('abort', onCancel);
    }
    return recorder.record;
}
/** @throws anything that is not a way in which a wait may end: a defect */
function endOf(error) {
    if (error instanceof cancelled/* Cancelled */.c)
        return { kind: 'cancelled', signalName: error.signalName };
    if (error instanceof Skipped)
        return { kind: 'skipped' };
    if (error instanceof errors/* ApiError */.hD || error instanceof errors/* TimeoutError */.MU)
        return { kind: 'error', error };
    throw error;
}

;// CONCATENATED MODULE: ./src/wait/run.ts
/** One wait, from its options to its results. */




async function run(front, options) {
    try {
        const waitOptions = await front.loadOptions();
        const { site, token } = waitOptions;
        const reader = new client/* FiddlerClient */.o({ url: site, token });
        const { listener } = front;
        const record = await waitForJobs(waitOptions, { ...options, reader, listener });
        return await front.writeResults(record, (0,verdict/* evaluateWait */.r6)(record));
    }
    catch (error) {
        if (error instanceof wait_options/* InvalidInput */.o9)
            return front.writeInvalidInput(error.problems);
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return front.writeDefect(`Internal error (please report this): ${stack}`);
    }
}


/***/ }),

/***/ 882:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseSite),
/* harmony export */   b: () => (/* binding */ isClearText)
/* harmony export */ });
/** The address of a Fiddler site. */
/**
 * Returns the origin of an address, `https://` or `http://`: path, query and fragment are dropped, so
 * the address of any page of the site works.
 *
 * @throws RangeError for anything else, and if the address contains a user or password
 */
function parseSite(text) {
    if (!/^https?:\/\//i.test(text)) {
        throw notAnAddress(text, 'It must start with https:// or http://, for example https://acme.fiddler.ai.');
    }
    if (!URL.canParse(text)) {
        throw notAnAddress(text, 'Its host or port is invalid. Expected an address like https://acme.fiddler.ai.');
    }
    const url = new URL(text);
    // A # or ? in a password ends the address for a parser, which takes the rest for the host.
    const mayHavePassword = /^[^/]*\/\/[^/]*@/.test(text);
    if (mayHavePassword || url.username !== '' || url.password !== '') {
        throw notAnAddress(text, 'It must not contain a user or password; Fiddler takes an API key.');
    }
    return new URL(url.origin);
}
/** Returns true if an API key would cross a network unencrypted. */
function isClearText(site) {
    return site.protocol === 'http:' && !isLoopback(site.hostname);
}
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        /^\[::ffff:7f[\da-f]{2}:/.test(hostname) ||
        /^127(\.\d+){3}$/.test(hostname));
}
function notAnAddress(text, why) {
    return new RangeError(`"${withoutPassword(text)}" is not a valid address. ${why}`);
}
/** Hides the parts of an address that may be a secret: before an @, instead of a port, in a query. */
function withoutPassword(address) {
    return address
        .replace(/^([a-z+.-]*:\/*)?.*@/is, '$1***@')
        .replace(/[?#].*/s, '')
        .replace(/(:\/\/[^/:]*):(?!\d+(?:\/|$))[^/]*/, '$1:***');
}


/***/ }),

/***/ 393:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ MAX_SECONDS),
/* harmony export */   PP: () => (/* binding */ renderDuration),
/* harmony export */   Xn: () => (/* binding */ renderClock),
/* harmony export */   lW: () => (/* binding */ parseDurationSeconds)
/* harmony export */ });
/** Durations, in seconds. */
/** Maximum of a timeout or an interval: a workflow run ends after 35 days. */
const MAX_SECONDS = 35 * 24 * 60 * 60;
const NUMBER = String.raw `(\d+(?:\.\d+)?)`;
const PLAIN_SECONDS = new RegExp(`^${NUMBER}$`);
const WITH_UNITS = new RegExp(`^(?=\\d)(?:${NUMBER}h)?(?:${NUMBER}m)?(?:${NUMBER}s)?$`);
/**
 * Parses a decimal number of seconds, or numbers with `h`, `m` and `s`: `90`, `1.5`, `30m`, `1h30m`.
 *
 * @returns undefined if the text is neither
 */
function parseDurationSeconds(text) {
    if (PLAIN_SECONDS.test(text))
        return Number(text);
    const match = WITH_UNITS.exec(text);
    if (match === null)
        return undefined;
    const [, hours = 0, minutes = 0, seconds = 0] = match;
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
/** Returns `45 s`, `30 min` or `1 h 30 min`: at most two units. */
function renderDuration(seconds) {
    const tenths = Number(seconds.toFixed(1));
    if (tenths < 60)
        return `${tenths} s`;
    const wholeSeconds = Math.round(seconds);
    const [hours, minutes, rest] = [
        Math.floor(wholeSeconds / 3600),
        Math.floor((wholeSeconds % 3600) / 60),
        wholeSeconds % 60,
    ];
    if (hours === 0)
        return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}
/** Returns `0:07`, `12:30` or `1:02:03`, for elapsed time in the log. */
function renderClock(seconds) {
    const wholeSeconds = Math.floor(seconds);
    const twoDigits = (value) => String(value).padStart(2, '0');
    const hours = Math.floor(wholeSeconds / 3600);
    const minutes = Math.floor((wholeSeconds % 3600) / 60);
    const rest = twoDigits(wholeSeconds % 60);
    return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}


/***/ }),

/***/ 206:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aj: () => (/* binding */ sanitize),
/* harmony export */   g9: () => (/* binding */ escapeCommands),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/** Makes a text from outside fit for one line of a log: printable, short, and no command to any CI. */

/** Maximum length of a text from outside within a line, in characters. */
const MAX_FIELD_LENGTH = 1_000;
/** A shorter text has no room to say how much was left out. */
const MIN_COUNTED_LENGTH = 200;
/**
 * Control characters, line separators, and format characters such as direction overrides; without
 * the two joiners that emoji and some scripts need. Lone surrogates are included.
 */
const UNPRINTABLE = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}])+/gu;
/** Returns a text on one line, without unprintable characters, cut in its middle. */
function sanitize(text, maxLength = MAX_FIELD_LENGTH) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(truncate(text, maxLength)).replace(UNPRINTABLE, ' ');
}
/** Cuts a long text in its middle: the end of a message often has the cause. */
function truncate(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const endLength = Math.floor(maxLength * 0.4);
    const start = text.slice(0, maxLength - endLength);
    const end = text.slice(text.length - endLength);
    // A surrogate pair may have been cut in half.
    const leftOut = maxLength < MIN_COUNTED_LENGTH ? '…' : `… (${text.length - maxLength} more characters) …`;
    return `${start.toWellFormed()}${leftOut}${end.toWellFormed()}`;
}
/**
 * Breaks up commands of CI systems: GitHub obeys `::command::` at the start of a line, GitHub and Azure
 * obey `##[command]` and `##vso[command]` anywhere in it.
 */
function escapeCommands(line) {
    return escapeMatches(line.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=(?:vso)?\[)/gi, '## '));
}
/** setup-node makes annotations of lines that look like errors of tsc and ESLint (problem matchers). */
function escapeMatches(line) {
    return line
        .replace(/((?:error|warning|info)\s+TS)(?=\d)/g, '$1 ')
        .replace(/(:\sline\s\d+)(?=,\scol\s)/g, '$1 ')
        .replace(/^(\s+\d+:\d+\s+)(?=(?:error|warning|info)\s)/, '$1· ');
}
/** A line for a log or an annotation. Only `line` makes one. */
class SafeLine {
    #text;
    constructor(text) {
        this.#text = escapeCommands(text);
    }
    get text() {
        return this.#text;
    }
}
/** Template tag for a `Line`: the template is taken as it is, strings put in are sanitized. */
function line(template, ...values) {
    const parts = values.map((value) => {
        if (value instanceof SafeLine)
            return value.text;
        return typeof value === 'string' ? sanitize(value) : value;
    });
    return new SafeLine(String.raw({ raw: template }, ...parts));
}


/***/ }),

/***/ 131:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ld: () => (/* binding */ evaluateJob),
  r6: () => (/* binding */ evaluateWait)
});

// UNUSED EXPORTS: refuse

// EXTERNAL MODULE: ./src/fiddler/errors.ts
var errors = __nccwpck_require__(301);
// EXTERNAL MODULE: ./src/wait/outcome.ts + 1 modules
var wait_outcome = __nccwpck_require__(603);
// EXTERNAL MODULE: ./src/fiddler/job-status.ts
var job_status = __nccwpck_require__(866);
// EXTERNAL MODULE: ./src/wait/text/duration.ts
var duration = __nccwpck_require__(393);
;// CONCATENATED MODULE: ./src/wait/report/error-advice.ts
/** What to do about an error that a check met. */

/** Returns what to do about an error before the job was ever read; empty if unknown. */
function adviseOnError(error, names) {
    const { kind, label, reason, statusCode = 0, proxy, message } = error;
    if (kind === 'certificate')
        return adviseOnCertificate(label, names);
    if (kind === 'proxy' && proxy !== undefined)
        return adviseOnProxy(proxy, error);
    if (label === errors/* OVERSIZED */.Sr)
        return 'If `verbose` is on, turn it off: it adds the details of all tasks.';
    if (kind === 'network')
        return adviseOnTls(label, names);
    if (statusCode >= 300 && statusCode < 400)
        return adviseOnRedirect(error, names);
    // Fiddler's own errors have a reason.
    if ((statusCode === 401 || statusCode === 403) && reason === undefined) {
        return `The response did not come from Fiddler: a gateway in front of ${names.url} refuses this machine or asks for a login.`;
    }
    switch (statusCode) {
        case 400:
            if (/\bHTTPS\b/.test(message))
                return `Change ${names.url} to https://.`;
            if (/\bcertificate\b/i.test(message))
                return NO_CLIENT_CERTIFICATES;
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
function adviseOnChange(error, names) {
    const { kind, label, statusCode } = error;
    if (kind === 'certificate') {
        return `The job could be read before, so the certificate has changed. ${adviseOnCertificate(label, names)}`;
    }
    if (kind !== 'http' || !error.isPermanent)
        return adviseOnError(error, names);
    const key = statusCode === 401 || statusCode === 403 ? ', whether the API key was revoked' : '';
    return `The job could be read before. Check whether it still exists${key}, and the gateway in front of ${names.url}.`;
}
function adviseOnRedirect({ location = '', message }, { url }) {
    const notFollowed = 'Redirects are not followed, to avoid sending the API key elsewhere.';
    const origin = /^https?:/i.test(location) && URL.canParse(location) ? new URL(location).origin : '';
    // The site itself cannot be the advice: the message begins with the request.
    if (origin === '' || message.startsWith(`GET ${origin}/`)) {
        return `${notFollowed} Check that ${url} is the address of a Fiddler site, and that no login page or gateway is in front of it.`;
    }
    return `${notFollowed} If ${origin} is your Fiddler site, change ${url} to it; otherwise look for a login page or gateway in front of the site.`;
}
function adviseOnCertificate(code, { url }) {
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
            return ('If the site or a proxy uses a private CA, set NODE_EXTRA_CA_CERTS to the path of its ' +
                `certificate (PEM); otherwise check ${url}.`);
    }
}
function adviseOnProxy({ address, variable, hasCredentials, statusCode }, { label, message }) {
    const orDirectly = 'or add the site to no_proxy if it can be reached directly';
    if (label === errors/* PROXY_CERTIFICATE */.He) {
        return `Set NODE_EXTRA_CA_CERTS to the path of the proxy's CA certificate (PEM), ${orDirectly}.`;
    }
    if (label === errors/* PROXY_NO_TLS */.JE)
        return `Change ${variable} to http://${address}.`;
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
const NO_CLIENT_CERTIFICATES = 'Client certificates are not supported: use an address that requires none.';
function adviseOnTls(label, { url }) {
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
function adviseOnUnreachable(lastError, names) {
    const advice = lastError === null ? '' : adviseOnError(lastError, names);
    if (advice !== '')
        return advice;
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

;// CONCATENATED MODULE: ./src/wait/report/advice.ts




const CONTINUES = 'This does not stop the job in Fiddler.';
function adviseOnCancelled({ names }) {
    return `${names.cancelled} ${CONTINUES}`;
}
const REVOKED_ADVICE = 'The job was cancelled in Fiddler. Publish again.';
/** Returns where to look for the reason of a failure; nothing if the reports have it. */
function adviseOnFailure(record) {
    const { job, tasksError } = record;
    if (tasksError !== '') {
        return [`Could not fetch the failed tasks (${tasksError}). Open the Jobs page in Fiddler.`];
    }
    const hasReason = job?.errorReason || job?.errorMessage || (0,wait_outcome/* failingTasksOf */.yx)(record).length > 0;
    return hasReason
        ? []
        : [
            'Fiddler returned no error details. Open the Jobs page in Fiddler or contact your administrator.',
        ];
}
/** Returns an empty string if there is nothing to do but to check later. */
function adviseOnTimeout({ hadLastCheck, lastError }, { job }, { timeoutSeconds, names }) {
    const mayHaveFinished = `The job may have finished since; ${names.checkAgain} to check.`;
    if (!hadLastCheck && lastError === null) {
        return ('Too many jobs reached the timeout at once to check this one a last time. ' +
            `${mayHaveFinished} Increase ${names.timeout}, or wait for fewer jobs at once.`);
    }
    if (job === null)
        return adviseOnUnreachable(lastError, names);
    if (lastError !== null) {
        const advice = adviseOnChange(lastError, names);
        return `${advice || 'Check the last error first: a longer timeout helps only if the site recovers.'} ${mayHaveFinished}`;
    }
    if (!(0,job_status/* isKnownStatus */.ih)(job.status)) {
        return (`The state ${job.status}, which may be final, is unknown to ${names.product}. Open the Jobs page ` +
            `in Fiddler and update ${names.product}.`);
    }
    if (timeoutSeconds === 0)
        return '';
    return `${CONTINUES} If it needs more time, increase the timeout: ${names.timeoutOf(renderTwice(timeoutSeconds))}.`;
}
/** Returns twice the time, in the form that the option takes. */
function renderTwice(seconds) {
    const longer = Math.min(2 * seconds, duration/* MAX_SECONDS */.Hg);
    return longer < 3_600 ? `${Math.ceil(longer / 60)}m` : `${Math.ceil(longer / 3_600)}h`;
}

// EXTERNAL MODULE: ./src/wait/report/help.ts
var help = __nccwpck_require__(962);
// EXTERNAL MODULE: ./src/wait/report/sentence.ts
var sentence = __nccwpck_require__(319);
;// CONCATENATED MODULE: ./src/wait/verdict.ts
/** Evaluates a wait: the only place that decides on success. */







/** Jobs that did not succeed and are named one by one. */
const MAX_NAMED = 10;
function evaluateJob(record, wait) {
    const outcome = (0,wait_outcome/* outcomeOf */.sG)(record);
    return {
        succeeded: outcome.kind === 'succeeded',
        errorReason: reasonOf(outcome),
        sentence: (0,sentence/* renderSentence */.iQ)(record, outcome, wait),
        details: detailsOf(record, outcome, wait),
        heading: (0,help/* headingOf */.Wm)(outcome),
    };
}
function evaluateWait(record) {
    const { jobs } = record;
    const [deciding] = (0,wait_outcome/* bySeverity */.Np)(jobs);
    if (deciding === undefined)
        throw new Error('a wait has at least one job');
    const verdict = { ...evaluateJob(deciding, record), job: deciding };
    if (jobs.length === 1)
        return verdict;
    // The worst of all is a success only if every other job is one too.
    if (verdict.succeeded) {
        return {
            ...verdict,
            sentence: `${jobs.length === 2 ? 'Both' : `All ${jobs.length}`} jobs succeeded after ${(0,duration/* renderDuration */.PP)(record.elapsedSeconds)}`,
        };
    }
    return { ...verdict, details: [...verdict.details, ...describeOthers(record, deciding)] };
}
/** Returns the verdict if the results could not be written, whatever the wait came to. */
function refuse(verdict, why) {
    return {
        ...verdict,
        succeeded: false,
        errorReason: verdict.errorReason || 'Error',
        sentence: why,
        details: [verdict.sentence, ...verdict.details],
        heading: 'Results could not be written',
    };
}
function reasonOf(outcome) {
    switch (outcome.kind) {
        case 'succeeded':
            return '';
        case 'failed':
        case 'revoked':
            return outcome.job.errorReason ?? '';
        case 'timedOut':
        case 'stale':
        case 'unreachable':
            return outcome.error.name;
        case 'cancelled':
            return 'Cancelled';
        case 'skipped':
            return 'Skipped';
    }
}
function detailsOf(record, outcome, wait) {
    switch (outcome.kind) {
        case 'failed':
            return adviseOnFailure(record);
        case 'revoked':
            return [REVOKED_ADVICE];
        case 'timedOut':
        case 'stale':
        case 'unreachable':
            return describeError(outcome.error, record, wait);
        case 'cancelled':
            return [adviseOnCancelled(wait)];
        case 'succeeded':
        case 'skipped':
            return [];
    }
}
function describeError(error, record, wait) {
    const isTimeout = error instanceof errors/* TimeoutError */.MU;
    const advise = record.job === null ? adviseOnError : adviseOnChange;
    const advice = isTimeout ? adviseOnTimeout(error, record, wait) : advise(error, wait.names);
    const lines = isTimeout ? [`${error.tally}.`] : [];
    if (isTimeout && error.lastError !== null)
        lines.push(`Last error: ${error.lastError.message}`);
    if (advice !== '')
        lines.push(advice);
    return lines;
}
/** Returns the other jobs that did not succeed, with id and reason, and how many there are in all. */
function describeOthers(wait, deciding) {
    const { jobs, names } = wait;
    const others = jobs.filter((job) => job !== deciding && !(0,wait_outcome/* isSuccess */.oJ)(job));
    const skipped = others.filter((job) => (0,wait_outcome/* outcomeOf */.sG)(job).kind === 'skipped');
    const failed = others.filter((job) => !skipped.includes(job));
    const named = failed.slice(0, MAX_NAMED - 1).map((job) => evaluateJob(job, wait).sentence);
    const unnamed = failed.length - named.length;
    const succeeded = jobs.filter(wait_outcome/* isSuccess */.oJ).length;
    return [
        ...named,
        ...(unnamed > 0 ? [`${unnamed} more did not succeed.`] : []),
        ...(skipped.length > 0 ? [describeSkipped(skipped.length, names.waitForAll)] : []),
        `${succeeded} of ${jobs.length} jobs succeeded.`,
    ];
}
function describeSkipped(count, waitForAll) {
    const what = count === 1 ? '1 other job' : `${count} other jobs`;
    return `Stopped waiting for ${what} (fail-fast). ${waitForAll} to wait for all jobs.`;
}


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkBypass),
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(581);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
