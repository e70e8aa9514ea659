import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 776:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(488);


/***/ }),

/***/ 488:
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

;// CONCATENATED MODULE: ./fiddler/clock.js
/** Later than this, nothing but a sleep of the machine explains it. */
const OVERSLEPT_MS = 1_000;
/** True where something took so much longer than it could take that the machine slept meanwhile. */
function hasOverslept(tookMs, longestMs) {
    return tookMs > longestMs + OVERSLEPT_MS;
}
/** Node fires a timer of more than 2^31 - 1 ms (24.8 days) at once, so longer sleeps are split. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** `performance.now()` tells the same and costs a millisecond or two of start-up. */
function nowMs() {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1000 + nanoseconds / 1e6;
}
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
/** The machine's monotonic clock: setting the time of day neither ends a wait nor prolongs it. */
const systemClock = {
    nowMs,
    async sleep(delayMs, signal) {
        signal?.throwIfAborted();
        const untilMs = nowMs() + delayMs;
        for (let leftMs = delayMs; leftMs > 0; leftMs = untilMs - nowMs()) {
            // A timer cuts fractions off and would fire early: before a deadline instead of at it.
            await sleepOnce(Math.min(Math.ceil(leftMs), LONGEST_TIMER_MS), signal);
        }
    },
};

;// CONCATENATED MODULE: ./fiddler/job/job-fields.js
/** `Ingestion dataset Upload[550e8400-…]`, in the Python client's words. */
function describeJob({ name, id }) {
    return `${name}[${id}]`;
}
/** `STARTED, progress: 12.5%`, in the Python client's words. */
function describeState({ status, progress }) {
    return progress === null ? status : `${status}, progress: ${progress.toFixed(1)}%`;
}

;// CONCATENATED MODULE: ./fiddler/errors.js
/** All that the library throws. */

/** What every error of this library is; the reference calls it the base of the client's errors. */
class FiddlerError extends Error {
    name = 'FiddlerError';
}
/** HTTP answers that will not change by asking again; so does every redirect (3xx). */
const PERMANENT_STATUS_CODES = new Set([400, 401, 403, 404]);
/** Fiddler could not be asked, or did not answer with a job. Reference: `ApiError`. */
class ApiError extends FiddlerError {
    name = 'ApiError';
    kind;
    label;
    statusCode;
    reason;
    retryAfterMs;
    location;
    constructor(message, details) {
        super(message, { cause: details.cause });
        this.kind = details.kind;
        this.label = details.label;
        this.statusCode = details.statusCode;
        this.reason = details.reason;
        this.retryAfterMs = details.retryAfterMs;
        this.location = details.location;
    }
    /** True where asking again cannot help: 400, 401, 403, 404, 3xx, an untrusted certificate. */
    get isPermanent() {
        if (this.kind === 'certificate')
            return true;
        const code = this.statusCode;
        return code !== undefined && (PERMANENT_STATUS_CODES.has(code) || (code >= 300 && code < 400));
    }
}
/** No job has this id, or the key may not see it (HTTP 404). Reference: `NotFound`. */
class NotFound extends ApiError {
    name = 'NotFound';
}
/** The job was not done at the deadline. Reference: `TimeoutError`. */
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
/** The job ended as FAILURE. Reference: `AsyncJobFailed`, whose words the message keeps. */
class AsyncJobFailed extends FiddlerError {
    name = 'AsyncJobFailed';
    job;
    constructor(job, message = describeFailure(job)) {
        super(message);
        this.job = job;
    }
}
/**
 * The job was cancelled on the server (REVOKED). The Python client's `wait` returns as if all were
 * well; this is an `AsyncJobFailed`, so that whoever catches that one catches this one too.
 */
class AsyncJobRevoked extends AsyncJobFailed {
    name = 'AsyncJobRevoked';
    constructor(job) {
        super(job, describeRevocation(job));
    }
}
function describeFailure(job) {
    // The Python client prints None where there is no message; an absent part is left out here.
    const message = job.errorMessage ? `: ${job.errorMessage}` : '';
    return `${describeJob(job)} failed with ${job.errorReason || 'Exception'}${message}`;
}
function describeRevocation(job) {
    const details = [job.errorReason, job.errorMessage].filter((part) => part).join(': ');
    return `${describeJob(job)} was revoked${details ? `: ${details}` : ''}`;
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
var external_node_http_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_node_http_namespaceObject, 2);
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ../node_modules/@actions/http-client/lib/proxy.js
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
// EXTERNAL MODULE: ../node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(776);
;// CONCATENATED MODULE: ./left-out/undici.js
// Stands in the bundle for undici: see scripts/bundle.js.
class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle');
  }
}

;// CONCATENATED MODULE: ../node_modules/@actions/http-client/lib/index.js
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
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
var external_node_https_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_node_https_namespaceObject, 2);
;// CONCATENATED MODULE: ./fiddler/http/retry-after.js
/** More than a day is no advice that a server means; it is ignored like garbage. */
const LONGEST_BELIEVED_MS = 24 * 60 * 60 * 1000;
/**
 * The pause that a `Retry-After` header asks for, in milliseconds.
 *
 * @param value the header: whole seconds or an HTTP date
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
    return delayMs > 0 && delayMs <= LONGEST_BELIEVED_MS ? delayMs : undefined;
}

;// CONCATENATED MODULE: ./fiddler/http/request.js
/** One GET through http-client: time to connect, and size of the answer. Knows no Fiddler. */



/** Time to connect; the Python client's value. */
const CONNECT_MS = 5_000;
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;
/** Aborted by our own bounds rather than by the network; `label` is a few words to count by. */
class RequestAborted extends Error {
    name = 'RequestAborted';
    label;
    constructor(label, message) {
        super(message);
        this.label = label;
    }
}
/**
 * Asks for `url` once: no redirects.
 *
 * @throws RequestAborted when a bound is reached, otherwise whatever node gives
 */
async function ask(client, agent, url, { headers, signal }) {
    const secure = url.protocol === 'https:';
    // Behind a proxy the agent first asks that for a tunnel, with the proxy's options and no bound. It
    // is shared by all requests: nothing asynchronous may come between this and the request.
    if ('proxyOptions' in agent)
        Object.assign(agent, { proxyOptions: { ...proxyOf(agent), signal } });
    // http-client's own get() takes no signal and follows redirects, its request() beneath does not.
    const { message } = await client
        .requestRaw({
        httpModule: secure ? external_node_https_namespaceObject_0 : external_node_http_namespaceObject_0,
        parsedUrl: url,
        options: {
            method: 'GET',
            host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
            port: url.port || (secure ? 443 : 80),
            path: url.pathname + url.search,
            headers,
            agent,
            signal,
            // Until connected only: afterwards http-client sets its own, longer idle time.
            timeout: CONNECT_MS,
        },
    }, null)
        .catch((error) => {
        throw isConnectTimeout(error)
            ? new RequestAborted('no connection in time', `no connection within ${CONNECT_MS / 1000} s`)
            : error;
    });
    const { statusCode = 0, headers: answered } = message;
    return {
        statusCode,
        location: answered.location,
        retryAfterMs: retryAfterMsOf(answered),
        body: await readBody(message),
    };
}
function retryAfterMsOf(headers) {
    const retryAfter = headers['retry-after'];
    if (retryAfter === undefined)
        return undefined;
    // By the server's own clock, where the answer tells it: a runner's may be wrong.
    const serverMs = Date.parse(headers.date ?? '');
    return parseRetryAfterMs(retryAfter, Number.isNaN(serverMs) ? Date.now() : serverMs);
}
function proxyOf(agent) {
    return typeof agent.proxyOptions === 'object' ? { ...agent.proxyOptions } : {};
}
/** Iterating rejects where a body is cut; http-client's readBody would never settle. */
async function readBody(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        const buffer = Buffer.from(chunk);
        bytes += buffer.length;
        if (bytes > LARGEST_ANSWER_BYTES) {
            throw new RequestAborted('oversized answer', 'the answer is larger than 4 MiB');
        }
        chunks.push(buffer);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function isConnectTimeout(error) {
    return error instanceof Error && error.message.startsWith('Request timeout: ');
}

;// CONCATENATED MODULE: ./fiddler/http/connection.js
/**
 * The GETs to one site, over connections that are kept alive: each within a time, and asked once more
 * where its connection was stale. Knows no Fiddler.
 */



/** Time in all: to look up the name, to connect, to ask, once more where need be, and to read. */
const EXCHANGE_MS = 30_000;
/**
 * A server that forgot a connection may forget the next ones as soon: for so long each request has a
 * new one. So repeats are too rare to be counted against the limits of requests.
 */
const FRESH_MS = 60_000;
/** A connection that is cut later than this after the question was cut by somebody who has it. */
const STALE_WITHIN_MS = 1_000;
/** `abort()` without a reason would make an error with a stack for every exchange. */
const OVER = 'the exchange is over';
class Connection {
    #http = new HttpClient(undefined, [], {
        keepAlive: true,
        // Idle time once connected: out of the way of the bound on the whole exchange.
        socketTimeout: 2 * EXCHANGE_MS,
    });
    #clock;
    /** When the server last turned out to have forgotten a connection. */
    #staleMs = Number.NEGATIVE_INFINITY;
    constructor(clock) {
        this.#clock = clock;
    }
    /**
     * Asks for `url`: no redirects, and no retries of what a server was asked.
     *
     * @throws RequestAborted when a bound is reached, the network's error as node gives it, or the
     * reason of `signal` when that is aborted
     */
    async get(url, { headers, timeoutMs, signal }) {
        signal?.throwIfAborted();
        const cutOff = new AbortController();
        const onAbort = () => cutOff.abort(signal?.reason);
        signal?.addEventListener('abort', onAbort, { once: true });
        // The network takes real time, whatever the clock is.
        const timer = setTimeout(() => {
            const seconds = Number((timeoutMs / 1000).toFixed(1));
            const message = `no complete answer within ${seconds} s`;
            cutOff.abort(new RequestAborted('no answer in time', message));
        }, timeoutMs);
        try {
            // The race is there for whatever may never settle: http-client is known for such promises.
            const answer = this.#askAfresh(url, headers, cutOff.signal);
            return await Promise.race([answer, rejection(cutOff.signal)]);
        }
        catch (error) {
            // Node wraps an abort in an AbortError of its own; who aborted is what counts.
            const cause = cutOff.signal.aborted ? cutOff.signal.reason : error;
            // Closes a connection that is still half open, which would keep the process alive.
            cutOff.abort(OVER);
            throw cause;
        }
        finally {
            clearTimeout(timer);
            signal?.removeEventListener('abort', onAbort);
        }
    }
    /** Closes the connections that are kept alive. */
    close() {
        this.#http.dispose();
    }
    /**
     * Asks once more over a new connection where one that was kept alive turns out to be cut: the server
     * or something on the way has forgotten it, which says nothing about how they are.
     */
    async #askAfresh(url, headers, signal) {
        const agent = this.#http.getAgent(url.href);
        const askedMs = this.#clock.nowMs();
        if (this.#wasStale(askedMs))
            closeIdle(agent);
        const mayBeStale = idleSockets(agent).length > 0;
        try {
            return await ask(this.#http, agent, url, { headers, signal });
        }
        catch (error) {
            const nowMs = this.#clock.nowMs();
            const isStale = mayBeStale && isCutUnanswered(error) && nowMs - askedMs < STALE_WITHIN_MS;
            if (!isStale || this.#wasStale(nowMs) || signal.aborted)
                throw error;
            this.#staleMs = nowMs;
            closeIdle(agent);
            return ask(this.#http, agent, url, { headers, signal });
        }
    }
    #wasStale(nowMs) {
        return nowMs - this.#staleMs < FRESH_MS;
    }
}
/** Those that are idle now: others may be at work for other jobs meanwhile. */
function closeIdle(agent) {
    for (const socket of idleSockets(agent))
        socket.destroy();
}
function idleSockets(agent) {
    if (!(agent instanceof external_node_http_namespaceObject.Agent))
        return [];
    return Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
}
/** node calls it `aborted` where the answer had begun. */
function isCutUnanswered(error) {
    return (error instanceof Error &&
        'code' in error &&
        error.code === 'ECONNRESET' &&
        error.message !== 'aborted');
}
function rejection(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

;// CONCATENATED MODULE: ./fiddler/json.js
/** JSON from outside: unknown until parsed. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** undefined where the text is no JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./fiddler/text.js
/** Texts in the server's answers: not too long, and on one line where they are printed. */
/** An answer may have 4 MiB; no text in it is of use to anybody beyond this, in characters. */
const LONGEST_TEXT = 20_000;
/** What no key has, or what stands around one. */
const BETWEEN_WORDS = /[^\x21-\x7e]|["',;]/;
/**
 * A text, cut to 20,000 characters. It is cut between two words, however long they are: of a key
 * that the server echoes, no part is left that nobody would recognise.
 *
 * @returns null where it is no text
 */
function parseText(value) {
    if (typeof value !== 'string')
        return null;
    if (value.length <= LONGEST_TEXT)
        return value;
    let end = LONGEST_TEXT;
    while (end > 0 && !BETWEEN_WORDS.test(value.charAt(end - 1)))
        end -= 1;
    return `${value.slice(0, end)}… (${value.length - end} more characters)`;
}
/** A text on one line, without control characters. */
function toLine(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

;// CONCATENATED MODULE: ./fiddler/http/error-codes.js
/** What the codes of node's errors mean, in words. */
/** What the common errors of the network mean to somebody who does not know their codes. */
const NETWORK_TROUBLE = {
    ECONNREFUSED: 'nothing is listening there',
    ECONNRESET: 'the connection was cut',
    EPIPE: 'the connection was cut',
    ENOTFOUND: 'the host name does not resolve',
    EAI_AGAIN: 'the host name could not be looked up',
    ETIMEDOUT: 'the connection timed out',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    EPROTO: 'it does not speak TLS as expected',
};
/** Node's codes for a certificate that it does not accept. */
const CERTIFICATE_TROUBLE = {
    CERT_HAS_EXPIRED: 'its certificate has expired',
    CERT_NOT_YET_VALID: 'its certificate is not valid yet',
    CERT_REVOKED: 'its certificate was revoked',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate was issued by an authority that this runner does not trust',
    UNABLE_TO_GET_ISSUER_CERT: 'its certificate was issued by an authority that this runner does not trust',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate was issued by an authority that this runner does not trust',
    UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'the key of its authority cannot be read',
    UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'the signature of its certificate cannot be read',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate was issued by an authority that this runner does not trust',
    CERT_CHAIN_TOO_LONG: 'its certificate chain is too long',
    CERT_REJECTED: 'its certificate is rejected',
    CERT_SIGNATURE_FAILURE: 'the signature of its certificate is wrong',
    CERT_UNTRUSTED: 'its certificate is not trusted',
    HOSTNAME_MISMATCH: 'its certificate is for another name',
    INVALID_CA: 'its authority is not valid',
    INVALID_PURPOSE: 'its certificate is not meant for servers',
    PATH_LENGTH_EXCEEDED: 'its certificate chain is too long',
    // For what node has no code of its own, such as a key that is too weak; its message tells.
    UNSPECIFIED: '',
};

;// CONCATENATED MODULE: ./fiddler/http/failure.js
/** Turns whatever stood in the way of an answer into an `ApiError` that says it in words. */





/** How the error of a proxy begins that let nothing through. */
const NO_TUNNEL = 'tunneling socket could not be established, ';
/** The error of an answer other than 200: `GET <url>: HTTP 404: <the server's message>`. */
function errorFromAnswer(answer, url) {
    const { statusCode, location, retryAfterMs } = answer;
    const { reason, message } = parseErrorEnvelope(answer.body);
    const details = {
        kind: 'http',
        label: `HTTP ${statusCode}`,
        statusCode,
        reason,
        retryAfterMs,
        location,
    };
    const text = `${request(url)}: HTTP ${statusCode}` +
        (location === undefined ? '' : ` to ${location}`) +
        (message === undefined ? '' : `: ${message}`);
    return statusCode === 404 ? new NotFound(text, details) : new ApiError(text, details);
}
/** The error of an exchange that brought no answer; `error` is whatever `exchange` threw. */
function errorFromExchange(error, url) {
    if (error instanceof RequestAborted) {
        return new ApiError(`${request(url)}: ${error.message}`, {
            kind: 'network',
            label: error.label,
            cause: error,
        });
    }
    const message = messageOf(error);
    if (message.startsWith(NO_TUNNEL)) {
        const why = message
            .slice(NO_TUNNEL.length)
            .replace('cause=', '')
            .replace('statusCode=', 'HTTP ');
        return new ApiError(`${request(url)}: the proxy could not be used (${why})`, {
            kind: 'network',
            label: 'proxy error',
            cause: error,
        });
    }
    const code = errorCode(error);
    const certificate = CERTIFICATE_TROUBLE[code];
    const trouble = certificate || NETWORK_TROUBLE[code] || message || 'no answer';
    return new ApiError(`${request(url)}: ${trouble}${code === '' ? '' : ` (${code})`}`, {
        kind: certificate === undefined ? 'network' : 'certificate',
        label: code || 'network error',
        cause: error,
    });
}
/** The error of a 200 that is no job, with the address that gave it. */
function errorFromMisfit(error, answer, url) {
    return new ApiError(`${request(url)}: ${error.message}`, {
        kind: error.kind,
        label: error.label,
        statusCode: answer.statusCode,
        retryAfterMs: answer.retryAfterMs,
        cause: error,
    });
}
function request(url) {
    return `GET ${url.origin}${url.pathname}`;
}
/** Empty where what was thrown is no Error. */
function messageOf(error) {
    return error instanceof Error ? error.message : '';
}
/** Empty where there is none. */
function errorCode(error) {
    if (!(error instanceof Error) || !('code' in error))
        return '';
    return typeof error.code === 'string' ? error.code : '';
}
/** Fiddler's own error envelope, or nothing where a gateway answered with a page. */
function parseErrorEnvelope(body) {
    const envelope = parseJson(body);
    const error = isJsonObject(envelope) ? envelope['error'] : undefined;
    if (!isJsonObject(error))
        return {};
    const first = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
    return {
        reason: isJsonObject(first) ? parseText(first['reason']) || undefined : undefined,
        message: parseText(error['message']) || undefined,
    };
}

;// CONCATENATED MODULE: ./fiddler/job/job-answer.js
/** The job in an answer of Fiddler. */



function parseProgress(value) {
    return typeof value === 'number' && Number.isFinite(value)
        ? Math.min(100, Math.max(0, value))
        : null;
}
function notAJob(why) {
    return new ApiError(`the answer is not a job: ${why}`, {
        kind: 'answer',
        label: 'answer that is not a job',
        statusCode: 200,
    });
}
/**
 * The job in the body of an HTTP 200 of `GET /v3/jobs/{id}`.
 *
 * What decides the outcome (envelope, id, state) must be exact; what only informs may be missing.
 *
 * @param body the parsed JSON
 * @param askedId the UUID that was asked for, in lower case
 * @throws ApiError of kind `answer` where this is not the job that was asked for
 */
function parseJobFields(body, askedId) {
    if (!isJsonObject(body))
        throw notAJob('it is not a JSON object');
    if (body['kind'] !== 'NORMAL')
        throw notAJob('its kind is not NORMAL');
    const data = body['data'];
    if (!isJsonObject(data))
        throw notAJob('it has no data');
    const { id, info, extras } = data;
    const status = parseText(data['status']);
    if (typeof id !== 'string' || id.toLowerCase() !== askedId)
        throw notAJob('it has another id');
    if (status === null || status === '')
        throw notAJob('it has no state');
    return {
        id: askedId,
        name: parseText(data['name']) || 'Job',
        status,
        progress: parseProgress(data['progress']),
        info: isJsonObject(info) ? info : null,
        errorReason: parseText(data['error_reason']),
        errorMessage: parseText(data['error_message']),
        extras: isJsonObject(extras) ? extras : null,
    };
}

;// CONCATENATED MODULE: ./fiddler/version.js
/** Sent to Fiddler as the client's version; a test keeps it equal to package.json's. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./fiddler/client.js
/** The connection to a Fiddler site: asks for a job, and takes nothing else for one. */







const CLIENT_NAME = 'wait-for-job';
/**
 * A connection to one Fiddler site, shared by all of its jobs: bearer token, connections kept
 * alive, no redirects, 5 s to connect, 30 s and 4 MiB in all for an answer. Proxies are taken from
 * `http_proxy`, `https_proxy` and `no_proxy`.
 */
class FiddlerClient {
    #site;
    #headers;
    #connection;
    /**
     * @param clock default: the machine's
     * @throws TypeError where `url` is no address of http or https, or `token` cannot be sent
     */
    constructor({ url, token }, clock = systemClock) {
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
    async readJob(id, options = {}) {
        const { verbose = false, timeoutMs = EXCHANGE_MS, signal } = options;
        const url = new URL(`/v3/jobs/${encodeURIComponent(id)}?verbose=${verbose}`, this.#site);
        const answer = await this.#get(url, Math.min(timeoutMs, EXCHANGE_MS), signal);
        if (answer.statusCode !== 200)
            throw errorFromAnswer(answer, url);
        try {
            return {
                job: parseJobFields(parseJson(answer.body), id.toLowerCase()),
                retryAfterMs: answer.retryAfterMs,
            };
        }
        catch (error) {
            throw error instanceof ApiError ? errorFromMisfit(error, answer, url) : error;
        }
    }
    /** Closes the connections that are kept alive. */
    close() {
        this.#connection.close();
    }
    async #get(url, timeoutMs, signal) {
        try {
            return await this.#connection.get(url, { headers: this.#headers, timeoutMs, signal });
        }
        catch (error) {
            // A caller that gave up is told its own reason, not that Fiddler failed.
            if (signal?.aborted)
                throw error;
            throw errorFromExchange(error, url);
        }
    }
}

;// CONCATENATED MODULE: ./fiddler/job/job-status.js
/**
 * The states of a job, as the reference page of the Python client's `Job` lists them. They are
 * compared letter for letter: `success` is not SUCCESS.
 */
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
/** False for a state that is newer than this code: such a job is waited on. */
function isKnownStatus(status) {
    return KNOWN.has(status);
}
/** True when the job will not change any more. */
function isFinalStatus(status) {
    return FINAL.has(status);
}

;// CONCATENATED MODULE: ./fiddler/tally.js
/** What the checks of a wait met, counted by label: states, `HTTP 503`, `ECONNRESET`. */
class Tally {
    #counts = new Map();
    /** The number of checks counted. */
    get total() {
        let total = 0;
        for (const count of this.#counts.values())
            total += count;
        return total;
    }
    add(label) {
        this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    }
    /** `300 checks: 297 × STARTED, 3 × HTTP 503`, the most frequent first; `no check` where there was none. */
    toString() {
        const parts = [...this.#counts]
            .sort(([, a], [, b]) => b - a)
            .map(([label, count]) => `${count} × ${label}`);
        const { total } = this;
        if (total === 0)
            return 'no check';
        return `${total} ${total === 1 ? 'check' : 'checks'}: ${parts.join(', ')}`;
    }
}

;// CONCATENATED MODULE: ./fiddler/follow/pace.js
/**
 * When to check a job next, where the user gave no interval. Delays are from question to question,
 * 1 s to 10 s:
 *
 * 1. Queued (PENDING): as long as it has been queued so far.
 * 2. No end in sight: the cube root of the seconds that it has run, 6 s at most. That is 1 s at
 *    first, 2 s after 8 s, 4 s after 64 s, 6 s after 216 s: a job of unknown length that has run for
 *    long is the less likely to end in the next second.
 * 3. Progress moved: the end is foreseen, as if all that is left went at the speed of the moves so
 *    far, where each counts half as much as the one after it. Until then, three tenths of the time
 *    left, and all of it where that is 1.5 s.
 * 4. Two foresights in a row agree to 0.1 s: straight to the end, in equal hops, none longer than
 *    three tenths of its run so far: it may end before all is done.
 * 5. The foreseen end has passed: rule 2, with three tenths of the seconds since then.
 *
 * Progress that goes back (RETRY) starts the job again at the speed it had.
 */

const SHORTEST_DELAY_MS = 1_000;
/** Where no interval is set, a healthy job is checked at least this often. */
const LONGEST_DELAY_MS = 10_000;
/** The requests that are saved where the end is foreseen are spent here: 10 s would be allowed. */
const LONGEST_BLIND_DELAY_MS = 6_000;
/** So little of a time that an end which comes early is not missed by much. */
const SHARE = 0.3;
/** Where two foresights differ by no more, the end is known. */
const CERTAIN_WITHIN_MS = 100;
/** An end so near is aimed at, however it was foreseen. */
const NEAR_MS = 1_500;
/** An old speed is soon forgotten, yet one odd move does not move the end far. */
const FADING = 0.5;
/** Aim this much past the end: just before it, a check is wasted and the next is 1 s later. */
const AIM_PAST_MS = 100;
/** The pace of a job that was never checked. */
const UNPACED = {
    checkedMs: 0,
    isQueued: false,
    sinceMs: 0,
    progress: null,
    movedMs: 0,
    spentMs: 0,
    madePoints: 0,
    isStill: false,
    endMs: Number.POSITIVE_INFINITY,
    doubtMs: Number.POSITIVE_INFINITY,
};
/** The pace after one more check that was answered. */
function observe(pace, { atMs, status, progress }) {
    const isQueued = status === JobStatus.PENDING;
    const checked = { ...pace, checkedMs: atMs, isQueued };
    // Whatever happened since the check before, halfway is the best guess.
    const halfwayMs = (pace.checkedMs + atMs) / 2;
    const known = isQueued === pace.isQueued ? checked : startAgain(checked, halfwayMs);
    if (progress === null)
        return known;
    if (known.progress === null)
        return { ...known, progress, movedMs: atMs };
    if (progress === known.progress)
        return { ...known, isStill: true };
    if (progress < known.progress)
        return startAgain({ ...known, progress }, atMs);
    // Progress that moves at every check is a flow and is read where it is now; after a standstill
    // it is a step, taken at some moment since the check before.
    const movedMs = known.isStill ? halfwayMs : atMs;
    const moved = {
        ...known,
        progress,
        movedMs,
        spentMs: known.spentMs * FADING + movedMs - known.movedMs,
        madePoints: known.madePoints * FADING + progress - known.progress,
        isStill: false,
    };
    const endMs = foresee(moved);
    return { ...moved, endMs, doubtMs: Math.abs(endMs - known.endMs) };
}
/** The delay from the latest check to the next, in milliseconds: 1,000 to 10,000. */
function nextDelayMs(pace) {
    return limit(wishedDelayMs(pace));
}
function wishedDelayMs({ checkedMs, isQueued, sinceMs, endMs, doubtMs }) {
    const ageMs = checkedMs - sinceMs;
    if (isQueued)
        return ageMs;
    if (endMs === Number.POSITIVE_INFINITY)
        return blindDelayMs(ageMs);
    const leftMs = endMs - checkedMs;
    if (leftMs <= 0)
        return blindDelayMs(-leftMs * SHARE);
    const aimMs = leftMs + AIM_PAST_MS;
    if (leftMs <= NEAR_MS)
        return aimMs;
    if (doubtMs > CERTAIN_WITHIN_MS)
        return leftMs * SHARE;
    // Equal hops, for a last one of less than the shortest delay would overshoot.
    return aimMs / Math.ceil(aimMs / limit(ageMs * SHARE));
}
function limit(delayMs) {
    return Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, delayMs));
}
function blindDelayMs(passedMs) {
    return Math.min(LONGEST_BLIND_DELAY_MS, 1000 * Math.cbrt(passedMs / 1000));
}
function startAgain(pace, atMs) {
    const started = { ...pace, sinceMs: atMs, movedMs: atMs, isStill: false };
    return { ...started, endMs: foresee(started), doubtMs: Number.POSITIVE_INFINITY };
}
function foresee({ progress, movedMs, spentMs, madePoints }) {
    if (progress === null || madePoints === 0)
        return Number.POSITIVE_INFINITY;
    return movedMs + (100 - progress) * (spentMs / madePoints);
}

;// CONCATENATED MODULE: ./fiddler/follow/follow.js






/** What the last check, made at the deadline, has to answer. */
const LAST_CHECK_MS = 5_000;
/** No wait ends later than 6 s after its deadline, and this leaves room for the reports. */
const LATEST_END_MS = 5_800;
/** A job that was read before may be gone for a moment; so often in a row, it is believed. */
const PERMANENT_ERRORS_BELIEVED = 3;
/**
 * Checks a job until it is final, yielding every check after which the wait may go on or is done.
 *
 * The first check is made at once, the last one at the deadline. Errors are waited out with growing
 * pauses, except permanent ones: those end it at once, or the third time in a row once the job was
 * read.
 *
 * @returns the job in its final state
 * @throws TimeoutError at the deadline
 * @throws ApiError, NotFound for a permanent error
 * @throws the signal's reason when `signal` is aborted
 */
async function* follow(id, options) {
    const { reader, traffic, intervalMs, deadlineMs, verbose, signal, clock } = options;
    const startMs = clock.nowMs();
    const tally = new Tally();
    let { lastJob = null } = options;
    let lastError = null;
    let errorsInARow = 0;
    let permanentErrorsInARow = 0;
    // By the pace, with an interval too: it tells who goes first where not all can.
    let dueMs = startMs;
    let pace = UNPACED;
    for (;;) {
        const turn = await traffic.enter(dueMs, deadlineMs, signal);
        if (turn === null)
            throw timedOut(false);
        const askedMs = clock.nowMs();
        const allowedMs = allowance(deadlineMs - askedMs);
        const outcome = await attempt(reader, id, { verbose, timeoutMs: allowedMs, signal }).catch((reason) => {
            traffic.leave(turn);
            throw reason;
        });
        const answeredMs = clock.nowMs();
        const leftMs = deadlineMs - answeredMs;
        if (!(outcome instanceof ApiError)) {
            const { job, retryAfterMs = 0 } = outcome;
            traffic.answered(turn);
            tally.add(job.status);
            lastJob = job;
            lastError = null;
            errorsInARow = 0;
            permanentErrorsInARow = 0;
            yield { kind: 'answer', job };
            if (isFinalStatus(job.status))
                return job;
            if (leftMs <= 0)
                throw timedOut();
            // The interval runs from one question to the next, the server's wish from its answer.
            const wishedMs = answeredMs + retryAfterMs;
            pace = observe(pace, { ...job, atMs: askedMs - startMs });
            dueMs = Math.max(askedMs + nextDelayMs(pace), wishedMs);
            await sleepUntil(intervalMs === null ? dueMs : Math.max(askedMs + intervalMs, wishedMs));
            continue;
        }
        const error = outcome;
        lastError = error;
        tally.add(error.label);
        errorsInARow += 1;
        const wishedMs = traffic.failed(turn, error, errorsInARow);
        permanentErrorsInARow = error.isPermanent ? permanentErrorsInARow + 1 : 0;
        if (lastJob === null && error.isPermanent)
            throw error;
        if (permanentErrorsInARow === PERMANENT_ERRORS_BELIEVED)
            throw error;
        // A check that fails because the machine slept through it is not the last one.
        const overslept = askedMs < deadlineMs && hasOverslept(answeredMs - askedMs, allowedMs);
        const isLast = leftMs <= 0 && !overslept;
        const pauseMs = Math.min(wishedMs, Math.max(0, leftMs));
        yield { kind: 'error', error, pauseMs: isLast ? null : pauseMs };
        if (isLast)
            throw timedOut();
        dueMs = answeredMs + pauseMs;
        await sleepUntil(dueMs);
    }
    function timedOut(hadLastCheck = true) {
        const waitedMs = clock.nowMs() - startMs;
        return new TimeoutError(id, { waitedMs, lastJob, lastError, hadLastCheck, tally });
    }
    /** No sleep reaches past the deadline. */
    function sleepUntil(atMs) {
        return clock.sleep(Math.min(atMs, deadlineMs) - clock.nowMs(), signal);
    }
}
/** How long a check may take that is sent `leftMs` before the deadline. */
function allowance(leftMs) {
    if (leftMs > 0)
        return Math.min(EXCHANGE_MS, leftMs + LAST_CHECK_MS);
    // A turn may come late. After a machine's sleep that means nothing: the check has its 5 s.
    if (leftMs <= -LAST_CHECK_MS)
        return LAST_CHECK_MS;
    return Math.min(LAST_CHECK_MS, leftMs + LATEST_END_MS);
}
/** @throws whatever is no `ApiError`: the signal's reason, or a defect */
async function attempt(reader, id, options) {
    try {
        return await reader.readJob(id, options);
    }
    catch (error) {
        if (error instanceof ApiError)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./fiddler/traffic/backoff.js
/** No pause after an error is longer than this, unless the interval itself is. */
const LONGEST_PAUSE_MS = 30_000;
/** A pause is prolonged by up to a quarter at random, so that many runners do not ask in step. */
const JITTER = 0.25;
/**
 * The pause after the `errorsInARow`-th error in a row, in milliseconds: the interval, then doubled
 * each time, with jitter, up to 30 s. Never shorter than the interval.
 *
 * @param errorsInARow 1 after the first error
 * @param intervalMs the pause between checks when all is well
 * @param random a number from 0 to below 1, such as `Math.random()` gives
 */
function backoffMs(errorsInARow, intervalMs, random) {
    // The doubling ends below the longest pause, so that the jitter has room there too.
    const doubledMs = Math.min(intervalMs * 2 ** (errorsInARow - 1), LONGEST_PAUSE_MS / (1 + JITTER));
    const pauseMs = Math.max(intervalMs, doubledMs) * (1 + JITTER * random);
    return Math.min(pauseMs, Math.max(intervalMs, LONGEST_PAUSE_MS));
}

;// CONCATENATED MODULE: ./fiddler/traffic/circuit-breaker.js
/**
 * The circuit breaker between all jobs and their server. A refusal (429) trips it, or so many
 * failures in a row that it is the server's trouble and not that of some jobs. Then it is open, so
 * that nobody asks, for a pause; then half-open, so that a single request tries; and that one's
 * answer closes it. Pure: time and randomness are parameters.
 */

/** So many failures without an answer between them are the server's. */
const FAILURES_TO_TRIP = 10;
/** From this the pauses after refusals grow. Each job has its own pause besides. */
const OPEN_MS = 1_000;
/** So long at most, unless the server asks for more. */
const LONGEST_OPEN_MS = 10_000;
class CircuitBreaker {
    #failuresInARow = 0;
    #refusalsInARow = 0;
    #isTripped = false;
    #untilMs = 0;
    /** When the present pause began. */
    #sinceMs = Number.NEGATIVE_INFINITY;
    /** True until the server answers as it should, open or half-open. */
    get isTripped() {
        return this.#isTripped;
    }
    /** False for a request that was sent before the present pause: its failure is the same trouble. */
    isTrial(sentMs) {
        return sentMs > this.#sinceMs;
    }
    /** How long it is still open, in milliseconds; 0 or less where it is not. */
    openMs(nowMs) {
        return this.#untilMs - nowMs;
    }
    /** The server answered as it should. */
    reset() {
        this.#failuresInARow = 0;
        this.#refusalsInARow = 0;
        this.#isTripped = false;
    }
    /**
     * A request failed in a way that may pass.
     *
     * @param sentMs when that request was sent
     */
    fail(nowMs, sentMs) {
        this.#failuresInARow += 1;
        if (this.#failuresInARow < FAILURES_TO_TRIP || !this.isTrial(sentMs))
            return;
        this.#open(nowMs, OPEN_MS);
    }
    /**
     * The server refused a request as one too many (429).
     *
     * @param sentMs when that request was sent
     * @param retryAfterMs the least pause that it asked for; 0 where it did not
     * @param random a number from 0 to below 1
     * @returns false where requests that were sent together were refused together: that counts once
     */
    refuse(nowMs, sentMs, retryAfterMs, random) {
        const isNew = this.isTrial(sentMs);
        if (isNew) {
            this.#refusalsInARow += 1;
            const pauseMs = backoffMs(this.#refusalsInARow, OPEN_MS, random);
            this.#open(nowMs, Math.min(LONGEST_OPEN_MS, pauseMs));
        }
        this.#untilMs = Math.max(this.#untilMs, nowMs + retryAfterMs);
        return isNew;
    }
    #open(nowMs, pauseMs) {
        this.#isTripped = true;
        this.#sinceMs = nowMs;
        this.#untilMs = Math.max(this.#untilMs, nowMs + pauseMs);
    }
}

;// CONCATENATED MODULE: ./fiddler/traffic/documented-limits.js
/**
 * What Fiddler documents that it grants, 30 requests in any second and 1,000 in any minute, a little
 * lowered: a request that comes late counts in the server's next second or minute. Pure: the time is
 * a parameter.
 */
/** A little below 900: a request may reach the server later than the one before it. */
const MOST_PER_MINUTE = 880;
const SECOND = [28, 1_000];
const MINUTE = [MOST_PER_MINUTE, 60_000];
/** Under 25 a second, evenly spaced: a burst may arrive together with that of the next second. */
const EVENLY = [5, 210];
class DocumentedLimits {
    /** When the latest requests were sent, as many as any minute may have. */
    #sentMs = [];
    spend(nowMs) {
        this.#sentMs.push(nowMs);
        if (this.#sentMs.length > MOST_PER_MINUTE)
            this.#sentMs.shift();
    }
    /** How many requests were sent after `atMs`, of those of the last minute. */
    sentSince(atMs) {
        return this.#sentMs.filter((sentMs) => sentMs > atMs).length;
    }
    /** How long until a request may be sent; 0 where that is now. */
    waitMs(nowMs) {
        return Math.max(this.#waitMs(SECOND, nowMs), this.#waitMs(MINUTE, nowMs));
    }
    /** The same where very many requests want to be sent as soon as they may. */
    evenWaitMs(nowMs) {
        return Math.max(this.waitMs(nowMs), this.#waitMs(EVENLY, nowMs));
    }
    #waitMs([requests, spanMs], nowMs) {
        const sentMs = this.#sentMs.at(-requests) ?? Number.NEGATIVE_INFINITY;
        return Math.max(0, sentMs + spanMs - nowMs);
    }
}

;// CONCATENATED MODULE: ./fiddler/traffic/rate-limiter.js
/**
 * How many requests may be sent: what Fiddler documents (30 a second, 1,000 a minute), a little
 * lowered, or less where the server turns out to grant less.
 */

const MINUTE_MS = 60_000;
/** Requests that may be sent at once, without any room between them. */
const LARGEST_BURST = 12;
/** However little seems to be granted, a job is worth a look every few seconds. */
const LEAST_PER_MINUTE = 12;
/** Stays this far below a limit that was found. */
const CAUTION = 0.95;
/** A `Retry-After` of up to this speaks of a limit by the second, a longer one of one by the minute. */
const SHORT_RETRY_MS = 5_000;
/** Less than this may be what others leave of the limit just now, or a wait that is young. */
const LEAST_PROVED_PER_MINUTE = 60;
/** A limit that was found is doubted after so long, and ever more seldom where it proves true. */
const SHORTEST_DOUBT_MS = 120_000;
const LONGEST_DOUBT_MS = 600_000;
const RAISE = 1.25;
/** The same for a limit that was not proved. */
const RAISE_UNPROVED = 2;
/** A token bucket whose size follows from the requests a minute. Pure: the time is a parameter. */
class RateLimiter {
    #documented = new DocumentedLimits();
    #perMinute = MOST_PER_MINUTE;
    #tokens = LARGEST_BURST;
    #filledMs = Number.NEGATIVE_INFINITY;
    #changedMs = 0;
    #raise = RAISE;
    #refusedMs = [];
    #doubtMs = SHORTEST_DOUBT_MS / 2;
    /** Requests a minute, at most, as it stands. */
    get perMinute() {
        return this.#perMinute;
    }
    /** How long until a request may be sent; 0 where that is now. */
    waitMs(nowMs) {
        this.#fill(nowMs);
        return Math.max(this.#documented.waitMs(nowMs), (1 - this.#tokens) * this.#msPerToken);
    }
    /** The same for a last check: what the documented limits allow, whatever was found to be granted. */
    lastWaitMs(nowMs) {
        return this.#documented.evenWaitMs(nowMs);
    }
    spend(nowMs) {
        this.#fill(nowMs);
        this.#tokens -= 1;
        this.#documented.spend(nowMs);
    }
    /** The server refused a request as one too many (429); whether that is to lower the rate is open. */
    noteRefusal(nowMs) {
        this.#refusedMs = [...this.#refusedMs, nowMs].filter((atMs) => atMs > nowMs - MINUTE_MS);
    }
    /**
     * Sends less from here on, by what was granted before the refusals that were noted.
     *
     * @param retryAfterMs what the server asked for, if it did
     */
    lower(nowMs, retryAfterMs) {
        const refused = this.#refusedMs.length;
        let granted = this.#documented.sentSince(nowMs - MINUTE_MS) - refused;
        if (retryAfterMs !== undefined && retryAfterMs <= SHORT_RETRY_MS) {
            const windowMs = Math.max(1_000, retryAfterMs);
            const recent = this.#documented.sentSince(nowMs - windowMs);
            granted = Math.max(granted, (Math.max(1, recent - refused) * MINUTE_MS) / windowMs);
        }
        // Without a Retry-After nothing tells of which time the limit is. Then step by step.
        const isProved = retryAfterMs !== undefined && granted >= LEAST_PROVED_PER_MINUTE;
        const floor = isProved ? 0 : this.#perMinute / 2;
        this.#perMinute = Math.max(LEAST_PER_MINUTE, Math.min(this.#perMinute * CAUTION, Math.max(floor, granted * CAUTION)));
        this.#changedMs = nowMs + (retryAfterMs ?? 0);
        this.#raise = isProved ? RAISE : RAISE_UNPROVED;
        this.#doubtMs = Math.min(LONGEST_DOUBT_MS, this.#doubtMs * 2);
    }
    get #burst() {
        return Math.max(1, Math.min(LARGEST_BURST, this.#perMinute / 20));
    }
    /** In a minute, a full bucket and what flows into it come to the requests a minute. */
    get #msPerToken() {
        return MINUTE_MS / Math.max(this.#perMinute - this.#burst, this.#perMinute / 2);
    }
    #fill(nowMs) {
        if (nowMs - this.#changedMs >= this.#doubtMs) {
            this.#perMinute = Math.min(MOST_PER_MINUTE, this.#perMinute * this.#raise);
            this.#changedMs = nowMs;
        }
        this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#filledMs) / this.#msPerToken);
        this.#filledMs = nowMs;
    }
}

;// CONCATENATED MODULE: ./fiddler/traffic/gate.js
/**
 * When a request may be sent, by the rate limits, the circuit breaker and what is under way, for all
 * jobs of a wait. Pure: time and randomness are parameters.
 */


/** So many requests may be under way at once, however slow their answers are. */
const MOST_UNDER_WAY = 30;
class Gate {
    #rateLimiter = new RateLimiter();
    #breaker = new CircuitBreaker();
    #underWay = new Set();
    /** Requests a minute that are sent at most, as the server was found to grant them. */
    get perMinute() {
        return this.#rateLimiter.perMinute;
    }
    /** True from the server's trouble until it answers as it should. */
    get isInTrouble() {
        return this.#breaker.isTripped;
    }
    /**
     * How long until a request may be sent, in milliseconds: 0 or less where that is now, Infinity where
     * only the end of another can tell. A job at its deadline has no later turn: for its last check the
     * documented limits alone count.
     */
    waitMs(deadlineMs, nowMs) {
        if (nowMs >= deadlineMs)
            return this.#rateLimiter.lastWaitMs(nowMs);
        if (this.#underWay.size >= MOST_UNDER_WAY || this.#isTrialUnderWay()) {
            return Number.POSITIVE_INFINITY;
        }
        return Math.max(this.#rateLimiter.waitMs(nowMs), this.#breaker.openMs(nowMs));
    }
    send(nowMs) {
        this.#rateLimiter.spend(nowMs);
        const turn = { sentMs: nowMs };
        this.#underWay.add(turn);
        return turn;
    }
    /** The request came to nothing that tells of the server. */
    leave(turn) {
        this.#underWay.delete(turn);
    }
    /** The server answered as it should. */
    answered(turn) {
        this.#breaker.reset();
        this.leave(turn);
    }
    /**
     * The request failed.
     *
     * @param random a number from 0 to below 1
     * @returns how long nobody may ask because of it, in milliseconds; 0 or less where that is not so
     */
    failed(turn, error, nowMs, random) {
        this.leave(turn);
        // What is wrong with one job for good says nothing about the others.
        if (error.isPermanent)
            return 0;
        if (error.statusCode === 429)
            this.#refused(turn, error.retryAfterMs, nowMs, random);
        else
            this.#breaker.fail(nowMs, turn.sentMs);
        return this.#breaker.openMs(nowMs);
    }
    #refused({ sentMs }, retryAfterMs, nowMs, random) {
        // While a single request tries, a refusal tells nothing of how many are granted.
        const isTrial = this.isInTrouble;
        this.#rateLimiter.noteRefusal(nowMs);
        const isNew = this.#breaker.refuse(nowMs, sentMs, retryAfterMs ?? 0, random);
        if (isNew && !isTrial)
            this.#rateLimiter.lower(nowMs, retryAfterMs);
    }
    /** True where a single request tries whether the server is well again. */
    #isTrialUnderWay() {
        if (!this.isInTrouble)
            return false;
        // What was sent before the trouble tells nothing new, however long it takes.
        for (const { sentMs } of this.#underWay)
            if (this.#breaker.isTrial(sentMs))
                return true;
        return false;
    }
}

;// CONCATENATED MODULE: ./fiddler/traffic/waiting-queue.js
/** A job whose turn has not come this long after its deadline goes without a last check. */
const LATEST_MS = 4_400;
class WaitingQueue {
    /** With the time from which it is too late to ask. */
    #waiters = new Map();
    /** Whoever comes late because the machine slept is not too late for that. */
    join(waiter, nowMs) {
        this.#waiters.set(waiter, Math.max(waiter.deadlineMs, nowMs) + LATEST_MS);
    }
    /** Nor is whoever waited while it slept. */
    joinAgain(nowMs) {
        for (const waiter of this.#waiters.keys())
            this.join(waiter, nowMs);
    }
    isTooLate(waiter, nowMs) {
        return nowMs > (this.#waiters.get(waiter) ?? Number.POSITIVE_INFINITY);
    }
    leave(waiter) {
        this.#waiters.delete(waiter);
    }
    /** Whoever is at its deadline, then whoever is due first; undefined where nobody waits. */
    first(nowMs) {
        let first;
        for (const waiter of this.#waiters.keys()) {
            if (first === undefined || rank(waiter, nowMs) < rank(first, nowMs))
                first = waiter;
        }
        return first;
    }
    /**
     * Whoever is at its deadline, then anybody: those that are due first may all be in trouble.
     *
     * @param random a number from 0 to below 1
     */
    any(nowMs, random) {
        const first = this.first(nowMs);
        if (first === undefined || first.deadlineMs <= nowMs)
            return first;
        return [...this.#waiters.keys()][Math.floor(random * this.#waiters.size)];
    }
    /** The next moment at which a deadline passes, or it is too late for somebody. */
    nextChangeMs(nowMs) {
        let nextMs = Number.POSITIVE_INFINITY;
        for (const [{ deadlineMs }, latestMs] of this.#waiters) {
            const atMs = deadlineMs > nowMs ? deadlineMs : latestMs + 1;
            nextMs = Math.min(nextMs, atMs);
        }
        return nextMs;
    }
}
function rank({ dueMs, deadlineMs }, nowMs) {
    return deadlineMs <= nowMs ? Number.NEGATIVE_INFINITY : dueMs;
}

;// CONCATENATED MODULE: ./fiddler/traffic/traffic.js
/** The requests of all jobs of a wait, one by one: a queue before the gate that they share. */




/** From this the pauses after errors grow where no interval is set. */
const ADAPTIVE_PAUSE_MS = 1_000;
class Traffic {
    #clock;
    #random;
    #intervalMs;
    #gate = new Gate();
    #queue = new WaitingQueue();
    #isPumping = false;
    #wakeUp = () => { };
    constructor({ clock, random, intervalMs }) {
        this.#clock = clock;
        this.#random = random;
        this.#intervalMs = intervalMs ?? ADAPTIVE_PAUSE_MS;
    }
    /** Requests a minute that are sent at most, as the server was found to grant them. */
    get perMinute() {
        return this.#gate.perMinute;
    }
    /**
     * Waits for the turn to send a request.
     *
     * @param dueMs when the job had best be checked: of those that wait, the earliest goes first
     * @returns null where the turn did not come in time for the deadline
     * @throws the signal's reason when `signal` is aborted
     */
    enter(dueMs, deadlineMs, signal) {
        signal?.throwIfAborted();
        return new Promise((resolve, reject) => {
            const waiter = {
                dueMs,
                deadlineMs,
                go: (turn) => {
                    signal?.removeEventListener('abort', onAbort);
                    this.#queue.leave(waiter);
                    resolve(turn);
                },
            };
            const onAbort = () => {
                this.#queue.leave(waiter);
                this.#wakeUp();
                reject(signal?.reason);
            };
            signal?.addEventListener('abort', onAbort, { once: true });
            this.#queue.join(waiter, this.#clock.nowMs());
            this.#wakeUp();
            void this.#pump();
        });
    }
    /** As a last check, which has no later turn and waits for nothing but the documented limits. */
    enterAtOnce(signal) {
        const nowMs = this.#clock.nowMs();
        return this.enter(nowMs, nowMs, signal);
    }
    /** The request came to nothing that tells of the server. */
    leave(turn) {
        this.#gate.leave(turn);
        this.#wakeUp();
    }
    /** The server answered as it should. */
    answered(turn) {
        this.#gate.answered(turn);
        this.#wakeUp();
    }
    /**
     * The request failed. An error that will not pass pauses the job alone.
     *
     * @param ownErrorsInARow how many the job has had, this one included
     * @returns the pause for the job, in milliseconds
     */
    failed(turn, error, ownErrorsInARow) {
        const random = this.#random();
        const sharedPauseMs = this.#gate.failed(turn, error, this.#clock.nowMs(), random);
        this.#wakeUp();
        const ownPauseMs = backoffMs(ownErrorsInARow, this.#intervalMs, random);
        return Math.max(ownPauseMs, error.retryAfterMs ?? 0, sharedPauseMs);
    }
    async #pump() {
        if (this.#isPumping)
            return;
        this.#isPumping = true;
        for (;;) {
            const nowMs = this.#clock.nowMs();
            const waiter = this.#gate.isInTrouble
                ? this.#queue.any(nowMs, this.#random())
                : this.#queue.first(nowMs);
            if (waiter === undefined)
                break;
            const waitMs = this.#gate.waitMs(waiter.deadlineMs, nowMs);
            if (this.#queue.isTooLate(waiter, nowMs)) {
                waiter.go(null);
            }
            else if (waitMs <= 0) {
                waiter.go(this.#gate.send(nowMs));
            }
            else {
                await this.#nap(Math.ceil(Math.min(waitMs, this.#queue.nextChangeMs(nowMs) - nowMs)));
            }
        }
        this.#isPumping = false;
    }
    async #nap(delayMs) {
        const beganMs = this.#clock.nowMs();
        const awake = new AbortController();
        const woken = new Promise((resolve) => {
            this.#wakeUp = resolve;
        });
        const sleep = this.#clock.sleep(delayMs, awake.signal).catch(() => { });
        await Promise.race([woken, sleep]);
        awake.abort();
        const wokenMs = this.#clock.nowMs();
        if (hasOverslept(wokenMs - beganMs, delayMs))
            this.#queue.joinAgain(wokenMs);
    }
}

;// CONCATENATED MODULE: ./fiddler/job.js







/** Default of `JOB_WAIT_TIMEOUT` in the Python client, in seconds. */
const JOB_WAIT_TIMEOUT_SECONDS = 1800;
/**
 * An asynchronous operation in Fiddler, such as publishing data, as it was when it was read.
 * Reference: `Job` of the Python client. Unlike there, a job that was read never changes: `watch`
 * yields a new one for each update.
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
     * @throws NotFound where no job has this id
     * @throws ApiError where Fiddler could not be asked or did not answer with this job
     * @throws the signal's reason when `signal` is aborted
     */
    static async get(id, { client, verbose, signal }) {
        const { job } = await client.readJob(id, { verbose, signal });
        return new Job(job, client);
    }
    /**
     * Yields the job at every check that was answered, and ends after a final state. Errors that may
     * pass are waited out with growing pauses. Reference: `Job.watch`.
     *
     * @throws TimeoutError where the job is not final at the deadline
     * @throws NotFound, ApiError where asking again cannot help (such as 401), three times in a row
     * @throws RangeError where `interval` or `timeout` is no number of seconds
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
        const checks = follow(this.id, {
            reader: this.#client,
            traffic: new Traffic({ clock, random, intervalMs }),
            intervalMs,
            deadlineMs: clock.nowMs() + timeout * 1000,
            lastJob: this,
            verbose,
            signal,
            clock,
        });
        for await (const check of checks) {
            if (check.kind === 'answer')
                yield new Job(check.job, this.#client);
        }
    }
    /**
     * Waits until the job is done and reports progress. Reference: `Job.wait`.
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

;// CONCATENATED MODULE: ./fiddler/index.js
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
