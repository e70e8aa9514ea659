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

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

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
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  hD: () => (/* reexport */ ApiError),
  hn: () => (/* reexport */ AsyncJobFailed),
  CU: () => (/* reexport */ AsyncJobRevoked),
  oX: () => (/* reexport */ FiddlerClient),
  Bv: () => (/* reexport */ FiddlerError),
  _O: () => (/* reexport */ Job),
  A8: () => (/* reexport */ JobStatus),
  Mk: () => (/* reexport */ NotFound),
  MU: () => (/* reexport */ TimeoutError),
  $T: () => (/* reexport */ isFinalStatus),
  ih: () => (/* reexport */ isKnownStatus)
});

;// CONCATENATED MODULE: ./src/fiddler/json.ts
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

;// CONCATENATED MODULE: ./src/fiddler/job-fields.ts
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
    if (!isJsonObject(body))
        throw notAJob('it is not a JSON object');
    if (body['kind'] !== 'NORMAL')
        throw notAJob('its kind is not NORMAL');
    const data = body['data'];
    if (!isJsonObject(data))
        throw notAJob('it has no data');
    const { id, info, extras } = data;
    const status = parseText(data['status']);
    if (typeof id !== 'string' || id.toLowerCase() !== requestedId) {
        throw notAJob('it has another id');
    }
    if (status === null || status === '')
        throw notAJob('it has no state');
    return {
        id: requestedId,
        name: parseText(data['name']) || 'Job',
        status,
        progress: parseProgress(data['progress']),
        info: isJsonObject(info) ? info : null,
        errorReason: parseText(data['error_reason']),
        errorMessage: parseText(data['error_message']),
        extras: isJsonObject(extras) ? extras : null,
    };
}
function parseProgress(value) {
    return typeof value === 'number' && Number.isFinite(value)
        ? Math.min(100, Math.max(0, value))
        : null;
}
function notAJob(why) {
    const details = { kind: 'invalid-body', label: 'response is not a job' };
    return new ApiError(`the response is not a job: ${why}`, details);
}

;// CONCATENATED MODULE: ./src/fiddler/errors.ts
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
    return `${describeJob(job)} failed with ${job.errorReason || 'Exception'}${message}`;
}
function describeRevocation(job) {
    const details = [job.errorReason, job.errorMessage].filter((part) => part).join(': ');
    return `${describeJob(job)} was revoked${details ? `: ${details}` : ''}`;
}
/** Returns the message of anything thrown, which need not be an Error. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}

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
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
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
function lib_getProxyUrl(serverUrl) {
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
        const proxyUrl = getProxyUrl(parsedUrl);
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
        const proxyUrl = getProxyUrl(parsedUrl);
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
;// CONCATENATED MODULE: ./src/fiddler/http/proxy.ts
/** The proxy that http-client uses for a site. */

/** Returns null if requests to the site use no proxy. */
function findProxy(site) {
    const setting = findProxySetting(site);
    try {
        const url = getProxyUrl(site);
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
    if (checkBypass(site))
        return null;
    const name = site.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    for (const variable of [name, name.toUpperCase()]) {
        const value = process.env[variable];
        if (value)
            return { variable, value };
    }
    return null;
}

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
        if (findProxy(url) === null)
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
            throw new RequestAborted(OVERSIZED, 'the response is larger than 4 MiB');
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
    return statusCode === 404 ? new NotFound(text, details) : new ApiError(text, details);
}
/**
 * The error of a request without a response.
 *
 * @param cause anything that `GetClient` threw
 * @param proxy that the request was sent through, if any
 */
function errorFromNetworkFailure(cause, url, proxy) {
    const message = cause instanceof Error ? messageOf(cause) : '';
    const fail = (why, details) => new ApiError(`${describeRequest(url)}: ${why}`, { ...details, cause });
    if (proxy !== null && message.startsWith(NO_TUNNEL)) {
        const [why, label, statusCode] = describeTunnelError(message.slice(NO_TUNNEL.length), url, proxy.hasCredentials);
        const text = `the proxy ${proxy.address} (${proxy.variable}) ${why}`;
        return fail(text, { kind: 'proxy', label, proxy: { ...proxy, statusCode } });
    }
    const through = proxy === null ? '' : ` through the proxy ${proxy.address} (${proxy.variable})`;
    const failed = { kind: 'network', ...(proxy === null ? {} : { proxy }) };
    if (cause instanceof RequestAborted) {
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
    return new ApiError(text, details);
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
        return ['does not speak TLS', PROXY_NO_TLS];
    if (/certificate|altnames/i.test(cause)) {
        return [`has a certificate that is not trusted: ${cause}`, PROXY_CERTIFICATE];
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
    const envelope = parseJson(body);
    const error = isJsonObject(envelope) ? envelope['error'] : undefined;
    if (isJsonObject(error)) {
        const first = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
        return {
            reason: isJsonObject(first) ? parseText(first['reason']) || undefined : undefined,
            message: parseText(error['message']) ?? '',
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

;// CONCATENATED MODULE: ./src/fiddler/redactor.ts
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
    #getClient = new GetClient();
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
    async readJob(id, options = {}) {
        const { verbose = false, timeoutMs = REQUEST_TIMEOUT_MS, signal } = options;
        const url = new URL(`/v3/jobs/${encodeURIComponent(id)}?verbose=${verbose}`, this.#site);
        const response = await this.#get(url, Math.min(timeoutMs, REQUEST_TIMEOUT_MS), signal);
        if (response.statusCode !== 200)
            throw errorFromResponse(response, url);
        try {
            return {
                job: parseJobFields(parseJson(response.body), id.toLowerCase()),
                retryAfterMs: response.retryAfterMs,
            };
        }
        catch (error) {
            throw error instanceof ApiError ? errorFromInvalidBody(error, response, url) : error;
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
            throw errorFromNetworkFailure(error, url, findProxy(url));
        }
    }
}

;// CONCATENATED MODULE: ./src/fiddler/clock.ts
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

;// CONCATENATED MODULE: ./src/fiddler/job-status.ts
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

;// CONCATENATED MODULE: ./src/fiddler/polling/adaptive-interval.ts
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
    const isQueued = status === JobStatus.PENDING;
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
    let pace = INITIAL_PACE;
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
        if (!(result instanceof ApiError)) {
            const { job, retryAfterMs = 0 } = result;
            scheduler.onSuccess();
            tally.add(job.status);
            lastJob = job;
            lastError = null;
            consecutiveErrors = 0;
            consecutivePermanentErrors = 0;
            pace = updatePace(pace, { ...job, atMs: sentMs - startMs });
            const estimateMs = estimatedEndMs(pace);
            yield {
                kind: 'read',
                job,
                estimatedEndMs: estimateMs === null ? null : startMs + estimateMs,
            };
            if (isFinalStatus(job.status))
                return job;
            if (leftMs <= 0)
                throw timedOut();
            // The interval runs from request to request, Retry-After from the response.
            const leastMs = endMs + retryAfterMs;
            dueMs = Math.max(sentMs + nextDelayMs(pace), leastMs);
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
        const overslept = sentMs < deadlineMs && hasOverslept(endMs - sentMs, timeoutMs);
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
        return new TimeoutError(id, { waitedMs, lastJob, lastError, hadLastCheck, tally });
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
    return error instanceof NotFound ? NOT_FOUND_GRACE_MS : 0;
}
/** Returns the timeout of a request that is sent `leftMs` before the deadline. */
function timeoutOf(leftMs) {
    if (leftMs > 0)
        return Math.min(REQUEST_TIMEOUT_MS, leftMs + LAST_CHECK_TIMEOUT_MS);
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
        if (error instanceof ApiError)
            return error;
        throw error;
    }
}

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
const request_scheduler_MAX_LATE_MS = 4_400;
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
                latestMs: Math.max(deadlineMs, this.#clock.nowMs()) + request_scheduler_MAX_LATE_MS,
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
        if (hasOverslept(nowMs - startMs, delayMs)) {
            for (const request of this.#queue) {
                request.latestMs = Math.max(request.deadlineMs, nowMs) + request_scheduler_MAX_LATE_MS;
            }
        }
    }
}

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

;// CONCATENATED MODULE: ./src/fiddler/index.ts
/** The library: what a script needs to read a job, watch it and wait for it. */





var __webpack_exports__ApiError = __webpack_exports__.hD;
var __webpack_exports__AsyncJobFailed = __webpack_exports__.hn;
var __webpack_exports__AsyncJobRevoked = __webpack_exports__.CU;
var __webpack_exports__FiddlerClient = __webpack_exports__.oX;
var __webpack_exports__FiddlerError = __webpack_exports__.Bv;
var __webpack_exports__Job = __webpack_exports__._O;
var __webpack_exports__JobStatus = __webpack_exports__.A8;
var __webpack_exports__NotFound = __webpack_exports__.Mk;
var __webpack_exports__TimeoutError = __webpack_exports__.MU;
var __webpack_exports__isFinalStatus = __webpack_exports__.$T;
var __webpack_exports__isKnownStatus = __webpack_exports__.ih;
export { __webpack_exports__ApiError as ApiError, __webpack_exports__AsyncJobFailed as AsyncJobFailed, __webpack_exports__AsyncJobRevoked as AsyncJobRevoked, __webpack_exports__FiddlerClient as FiddlerClient, __webpack_exports__FiddlerError as FiddlerError, __webpack_exports__Job as Job, __webpack_exports__JobStatus as JobStatus, __webpack_exports__NotFound as NotFound, __webpack_exports__TimeoutError as TimeoutError, __webpack_exports__isFinalStatus as isFinalStatus, __webpack_exports__isKnownStatus as isKnownStatus };
