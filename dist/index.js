/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 815:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// Stands in the bundle for tunnel, and loads it only where there is a proxy: see scripts/build.js.
const load = () => __nccwpck_require__(488);
module.exports = {
  httpOverHttp: (options) => load().httpOverHttp(options),
  httpsOverHttp: (options) => load().httpsOverHttp(options),
  httpOverHttps: (options) => load().httpOverHttps(options),
  httpsOverHttps: (options) => load().httpsOverHttps(options),
};


/***/ }),

/***/ 488:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


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
exports.debug = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

"use strict";
module.exports = { get Agent() { return require("https").Agent; }, get request() { return require("https").request; } };

/***/ }),

/***/ 278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 708:
/***/ ((module) => {

"use strict";
module.exports = require("node:https");

/***/ }),

/***/ 756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";

;// CONCATENATED MODULE: ./action/cancellation.js
/** The runner, or a person at a terminal, asked the process to end. */
class Cancelled extends Error {
    name = 'Cancelled';
    signalName;
    constructor(signalName) {
        super(`cancelled by ${signalName}`);
        this.signalName = signalName;
    }
}
/**
 * Aborted with a `Cancelled` on the first SIGINT or SIGTERM. Later ones are taken note of and
 * nothing else, so that they do not cut off the report that the first one started.
 */
function cancellationSignal() {
    const controller = new AbortController();
    for (const signalName of ['SIGINT', 'SIGTERM']) {
        process.on(signalName, () => controller.abort(new Cancelled(signalName)));
    }
    return controller.signal;
}

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
// EXTERNAL MODULE: ./left-out/tunnel.js
var tunnel = __nccwpck_require__(815);
;// CONCATENATED MODULE: ./left-out/undici.js
// Stands in the bundle for undici: see scripts/build.js.
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
class lib_HttpClient {
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
;// CONCATENATED MODULE: ./fiddler/errors.js
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
    tally;
    constructor(jobId, details) {
        super(`Deadline exceeded while watching job ${jobId}: ${details.tally}`, {
            cause: details.lastError ?? undefined,
        });
        this.waitedMs = details.waitedMs;
        this.lastJob = details.lastJob;
        this.lastError = details.lastError;
        this.tally = details.tally;
    }
}
/** The job ended as FAILURE. Reference: `AsyncJobFailed`, whose words the message keeps. */
class errors_AsyncJobFailed extends FiddlerError {
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
class errors_AsyncJobRevoked extends errors_AsyncJobFailed {
    name = 'AsyncJobRevoked';
    constructor(job) {
        super(job, describeRevocation(job));
    }
}
function describeFailure(job) {
    // The Python client prints None where there is no message; an absent part is left out here.
    const message = job.errorMessage ? `: ${job.errorMessage}` : '';
    return `${job.name}[${job.id}] failed with ${job.errorReason || 'Exception'}${message}`;
}
function describeRevocation(job) {
    const details = [job.errorReason, job.errorMessage].filter((part) => part).join(': ');
    return `${job.name}[${job.id}] was revoked${details ? `: ${details}` : ''}`;
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
;// CONCATENATED MODULE: ./fiddler/exchange.js
/** One GET with bounds: time to connect, time in all, size of the answer. Knows no Fiddler. */

/** Time to connect; the Python client's value. */
const CONNECT_MS = 5_000;
/** Time in all, from the first byte sent to the last byte read. */
const EXCHANGE_MS = 30_000;
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;
/** Broken off by our own bounds rather than by the network; `label` is a few words to count by. */
class BrokenOff extends Error {
    name = 'BrokenOff';
    label;
    constructor(label, message) {
        super(message);
        this.label = label;
    }
}
/**
 * Asks for `url`: no redirects, and no retries of what a server was asked.
 *
 * @throws BrokenOff when a bound is reached, the network's error as node gives it, or the reason
 * of `signal` when that is aborted
 */
async function exchange(client, url, { headers, timeoutMs, signal }) {
    signal?.throwIfAborted();
    const cutOff = new AbortController();
    const onAbort = () => cutOff.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => {
        const seconds = Math.round(timeoutMs / 1000);
        cutOff.abort(new BrokenOff('no answer in time', `no complete answer within ${seconds} s`));
    }, timeoutMs);
    try {
        // The race is there for whatever may never settle: http-client is known for such promises.
        const answer = askAfresh(client, url, headers, cutOff.signal);
        return await Promise.race([answer, rejection(cutOff.signal)]);
    }
    catch (error) {
        // Node wraps an abort in an AbortError of its own; who aborted is what counts.
        throw cutOff.signal.aborted ? cutOff.signal.reason : error;
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        // Closes a connection that is still half open, which would keep the process alive.
        cutOff.abort();
    }
}
/** So seldom is a request repeated that it does not count among those that a wait may send. */
const REPEAT_EVERY_MS = 10_000;
/** A connection that is cut later than this after the question was cut by somebody who has it. */
const STALE_WITHIN_MS = 1_000;
const repeatedMs = new WeakMap();
/**
 * Asks once more over a new connection where one that was kept alive turns out to be cut: the server
 * or something on the way has forgotten it, which says nothing about how they are.
 */
async function askAfresh(client, url, headers, signal) {
    const agent = client.getAgent(url.href);
    const idle = agent instanceof external_node_http_namespaceObject.Agent
        ? Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])
        : [];
    const askedMs = Date.now();
    try {
        return await ask(client, url, headers, signal);
    }
    catch (error) {
        const nowMs = Date.now();
        const isStale = idle.length > 0 && isCutUnanswered(error) && nowMs - askedMs < STALE_WITHIN_MS;
        const isSeldom = nowMs - (repeatedMs.get(client) ?? 0) >= REPEAT_EVERY_MS;
        if (!isStale || !isSeldom || signal.aborted)
            throw error;
        repeatedMs.set(client, nowMs);
        for (const socket of idle)
            socket.destroy();
        return ask(client, url, headers, signal);
    }
}
async function ask(client, url, headers, signal) {
    const secure = url.protocol === 'https:';
    const agent = client.getAgent(url.href);
    // Behind a proxy the agent first asks that for a tunnel, with the proxy's options and no bound.
    if ('proxyOptions' in agent)
        Object.assign(agent, { proxyOptions: { ...proxyOf(agent), signal } });
    // http-client's own get() takes no signal and follows redirects, its request() beneath does not.
    const { message } = await client
        .requestRaw({
        httpModule: secure ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 708, 23)) : external_node_http_namespaceObject,
        parsedUrl: url,
        options: {
            method: 'GET',
            host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
            port: url.port || (secure ? 443 : 80),
            path: url.pathname + url.search,
            headers: { ...headers, 'user-agent': client.userAgent },
            agent,
            signal,
            // Until connected only: afterwards http-client sets its own, longer idle time.
            timeout: CONNECT_MS,
        },
    }, null)
        .catch((error) => {
        throw isConnectTimeout(error)
            ? new BrokenOff('no connection in time', `no connection within ${CONNECT_MS / 1000} s`)
            : error;
    });
    return {
        statusCode: message.statusCode ?? 0,
        headers: message.headers,
        body: await readBody(message),
    };
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
            throw new BrokenOff('oversized answer', 'the answer is larger than 4 MiB');
        }
        chunks.push(buffer);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** node calls it `aborted` where the answer had begun. */
function isCutUnanswered(error) {
    return (error instanceof Error &&
        'code' in error &&
        error.code === 'ECONNRESET' &&
        error.message !== 'aborted');
}
function isConnectTimeout(error) {
    return error instanceof Error && error.message.startsWith('Request timeout: ');
}
function rejection(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

;// CONCATENATED MODULE: ./fiddler/job-fields.js

function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textOrNull(value) {
    return typeof value === 'string' ? value : null;
}
function parseProgress(value) {
    return typeof value === 'number' && Number.isFinite(value)
        ? Math.min(100, Math.max(0, value))
        : null;
}
function notAJob(why) {
    return new ApiError(`the answer is no job: ${why}`, {
        kind: 'answer',
        label: 'answer that is no job',
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
        throw notAJob('it is no JSON object');
    if (body['kind'] !== 'NORMAL')
        throw notAJob('its kind is not NORMAL');
    const data = body['data'];
    if (!isJsonObject(data))
        throw notAJob('it has no data');
    const { id, status, info, extras } = data;
    if (typeof id !== 'string' || id.toLowerCase() !== askedId)
        throw notAJob('it has another id');
    if (typeof status !== 'string' || status === '')
        throw notAJob('it has no state');
    return {
        id: askedId,
        name: textOrNull(data['name']) || 'Job',
        status,
        progress: parseProgress(data['progress']),
        info: isJsonObject(info) ? info : null,
        errorReason: textOrNull(data['error_reason']),
        errorMessage: textOrNull(data['error_message']),
        extras: isJsonObject(extras) ? extras : null,
    };
}

;// CONCATENATED MODULE: ./fiddler/retry-after.js
/** More than a day is no advice that a server means; it is ignored like garbage. */
const LONGEST_BELIEVED_MS = 24 * 60 * 60 * 1000;
/**
 * The pause that a `Retry-After` header asks for, in milliseconds.
 *
 * @param value the header: whole seconds or an HTTP date
 * @param nowMs the time of day in milliseconds since 1970, to which a date is relative
 * @returns undefined for a missing, past, negative, unreadable or absurd (over a day) value
 */
function parseRetryAfterMs(value, nowMs) {
    const text = value?.trim() ?? '';
    // Date.parse reads far more than HTTP dates, bare numbers too; an HTTP date starts with a weekday,
    // and is in GMT whether it says so or not.
    const delayMs = /^\d+$/.test(text)
        ? Number(text) * 1000
        : /^[A-Za-z]{3,9},? /.test(text)
            ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) - nowMs
            : Number.NaN;
    return delayMs > 0 && delayMs <= LONGEST_BELIEVED_MS ? delayMs : undefined;
}

;// CONCATENATED MODULE: ./fiddler/failure.js
/** Turns whatever stood in the way of an answer into an `ApiError` that says it in words. */




/** What the common errors of the network mean to somebody who does not know their codes. */
const NETWORK_TROUBLE = {
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'the connection was cut',
    EPIPE: 'the connection was cut',
    ENOTFOUND: 'the name does not resolve',
    EAI_AGAIN: 'the name could not be looked up',
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
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that is not trusted',
    UNABLE_TO_GET_ISSUER_CERT: 'its certificate comes from an authority that is not known',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority that is not known',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an authority that is not known',
    CERT_CHAIN_TOO_LONG: 'its certificate chain is too long',
    CERT_REJECTED: 'its certificate is rejected',
    CERT_SIGNATURE_FAILURE: 'the signature of its certificate is wrong',
    CERT_UNTRUSTED: 'its certificate is not trusted',
    HOSTNAME_MISMATCH: 'its certificate is for another name',
    INVALID_CA: 'its authority is not valid',
    INVALID_PURPOSE: 'its certificate is not meant for servers',
    PATH_LENGTH_EXCEEDED: 'its certificate chain is too long',
};
/** The error of an answer other than 200: `GET <url>: HTTP 404: <the server's message>`. */
function describeAnswer(answer, url) {
    const { statusCode, headers } = answer;
    const { reason, message } = parseErrorEnvelope(answer.body);
    const location = headers.location;
    const retryAfterMs = parseRetryAfterMs(headers['retry-after'], Date.now());
    const details = {
        kind: 'http',
        label: `HTTP ${statusCode}`,
        statusCode,
        ...(reason === undefined ? {} : { reason }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...(location === undefined ? {} : { location }),
    };
    const text = `${request(url)}: HTTP ${statusCode}` +
        (location === undefined ? '' : ` to ${location}`) +
        (message === undefined ? '' : `: ${message}`);
    return statusCode === 404 ? new NotFound(text, details) : new ApiError(text, details);
}
/** The error of an exchange that brought no answer; `error` is whatever `exchange` threw. */
function describeTrouble(error, url) {
    if (error instanceof BrokenOff) {
        return new ApiError(`${request(url)}: ${error.message}`, {
            kind: 'network',
            label: error.label,
            cause: error,
        });
    }
    const tunnel = /^tunneling socket could not be established, (.*)$/.exec(messageOf(error));
    if (tunnel !== null) {
        return new ApiError(`${request(url)}: the proxy gave no way through (${tunnel[1]})`, {
            kind: 'network',
            label: 'proxy error',
            cause: error,
        });
    }
    const code = errorCode(error);
    const certificate = code === undefined ? undefined : CERTIFICATE_TROUBLE[code];
    const trouble = certificate ??
        (code === undefined ? undefined : NETWORK_TROUBLE[code]) ??
        (messageOf(error) || 'no answer');
    return new ApiError(`${request(url)}: ${trouble}${code === undefined ? '' : ` (${code})`}`, {
        kind: certificate === undefined ? 'network' : 'certificate',
        label: code ?? 'network error',
        cause: error,
    });
}
/** The error of a 200 that is no job, with the address that gave it. */
function describeMisfit(error, answer, url) {
    const retryAfterMs = parseRetryAfterMs(answer.headers['retry-after'], Date.now());
    return new ApiError(`${request(url)}: ${error.message}`, {
        kind: error.kind,
        label: error.label,
        statusCode: answer.statusCode,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
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
function errorCode(error) {
    if (!(error instanceof Error) || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/** Fiddler's own error envelope, or nothing where a gateway answered with a page. */
function parseErrorEnvelope(body) {
    const envelope = parseJson(body);
    const error = isJsonObject(envelope) ? envelope['error'] : undefined;
    if (!isJsonObject(error))
        return {};
    const first = Array.isArray(error['errors']) ? error['errors'][0] : undefined;
    return {
        reason: isJsonObject(first) ? textOrUndefined(first['reason']) : undefined,
        message: textOrUndefined(error['message']),
    };
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
function textOrUndefined(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./fiddler/version.js
/** Sent to Fiddler as the client's version; a test keeps it equal to package.json's. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./fiddler/client.js







const CLIENT_NAME = 'wait-for-job';
/**
 * A connection to one Fiddler site, shared by all of its jobs: bearer token, connections kept
 * alive, no redirects, 5 s to connect, 30 s and 4 MiB in all for an answer. Proxies are taken from
 * `http_proxy`, `https_proxy` and `no_proxy`.
 */
class FiddlerClient {
    #site;
    #headers;
    #http;
    /** @throws TypeError where `url` is no URL */
    constructor({ url, token }) {
        this.#site = new URL(url);
        this.#headers = {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'x-fiddler-client-name': CLIENT_NAME,
            'x-fiddler-client-version': VERSION,
        };
        this.#http = new lib_HttpClient(`fiddler-${CLIENT_NAME}/${VERSION}`, [], {
            keepAlive: true,
            // Idle time once connected: out of the way of the bound on the whole exchange.
            socketTimeout: 2 * EXCHANGE_MS,
        });
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
        const answer = await this.#get(url, timeoutMs, signal);
        if (answer.statusCode !== 200)
            throw describeAnswer(answer, url);
        try {
            return {
                job: parseJobFields(parseJson(answer.body), id.toLowerCase()),
                retryAfterMs: parseRetryAfterMs(answer.headers['retry-after'], Date.now()),
            };
        }
        catch (error) {
            throw error instanceof ApiError ? describeMisfit(error, answer, url) : error;
        }
    }
    /** Closes the connections that are kept alive. */
    close() {
        this.#http.dispose();
    }
    async #get(url, timeoutMs, signal) {
        try {
            return await exchange(this.#http, url, { headers: this.#headers, timeoutMs, signal });
        }
        catch (error) {
            // A caller that gave up is told its own reason, not that Fiddler failed.
            if (signal?.aborted)
                throw error;
            throw describeTrouble(error, url);
        }
    }
}

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = { get randomUUID() { return require("crypto").randomUUID; } };
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
;// CONCATENATED MODULE: ../node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const access = null, appendFile = null, writeFile = null;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./fiddler/clock.js
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
        signal?.addEventListener('abort', onAbort, { once: true });
    });
}
/** The machine's monotonic clock: setting the time of day neither ends a wait nor prolongs it. */
const clock_systemClock = {
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

;// CONCATENATED MODULE: ./fiddler/job-status.js
/**
 * The states of a job, as the reference page of the Python client's `Job` lists them. They are
 * compared letter for letter: `success` is not SUCCESS.
 */
const job_status_JobStatus = {
    PENDING: 'PENDING',
    STARTED: 'STARTED',
    SUCCESS: 'SUCCESS',
    FAILURE: 'FAILURE',
    RETRY: 'RETRY',
    REVOKED: 'REVOKED',
};
const KNOWN = new Set(Object.values(job_status_JobStatus));
const FINAL = new Set([
    job_status_JobStatus.SUCCESS,
    job_status_JobStatus.FAILURE,
    job_status_JobStatus.REVOKED,
]);
/** False for a state that is newer than this code: such a job is waited on. */
function isKnownStatus(status) {
    return KNOWN.has(status);
}
/** True when the job will not change any more. */
function isFinalStatus(status) {
    return FINAL.has(status);
}

;// CONCATENATED MODULE: ./fiddler/pace.js
/**
 * When to check a job next, where the user gave no interval. Delays are from question to question,
 * 1 s to 10 s:
 *
 * 1. Queued (PENDING): as long as it has been queued so far.
 * 2. No end in sight: the seconds that it has run, to the power of 0.3. That is 1 s at first, 2 s
 *    after 10 s, 4 s after 100 s, 8 s after 1,000 s: a job of unknown length that has run for long
 *    is the less likely to end in the next second.
 * 3. Progress moved: the end is foreseen from the latest move alone, as if all that is left went
 *    at its speed. Until then, three tenths of the time left, and all of it where that is 2 s.
 * 4. Two foresights in a row agree to 0.2 s: straight to the end, in equal hops.
 * 5. The foreseen end has passed: rule 2 again, with the seconds since then.
 *
 * Progress that goes back (RETRY) starts the job again at the speed it had.
 */

const SHORTEST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 10_000;
/** Ten times the time means twice the delay. */
const GROWTH_EXPONENT = 0.3;
/** So little of the time left that an end which comes early is not missed by much. */
const APPROACH_SHARE = 0.3;
/** Where two foresights differ by no more, the end is known. */
const CERTAIN_WITHIN_MS = 200;
/** An end so near is aimed at, however it was foreseen. */
const NEAR_MS = 2_000;
/** No move is taken to be slower: a workflow's own limit is 35 days. Keeps all times finite. */
const SLOWEST_MS_PER_POINT = 35 * 24 * 60 * 60 * 1000;
/** Aim this much past the end: just before it, a check is wasted and the next is 1 s later. */
const AIM_PAST_MS = 100;
/** The pace of a job that was never checked. */
const UNPACED = {
    checkedMs: 0,
    isQueued: false,
    sinceMs: 0,
    progress: null,
    movedMs: 0,
    isStill: false,
    msPerPoint: null,
    endMs: null,
    doubtMs: Number.POSITIVE_INFINITY,
};
/** The pace after one more check that was answered. */
function observe(pace, { atMs, status, progress }) {
    const isQueued = status === job_status_JobStatus.PENDING;
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
    const msPerPoint = Math.min((movedMs - known.movedMs) / (progress - known.progress), SLOWEST_MS_PER_POINT);
    const endMs = foresee(movedMs, progress, msPerPoint);
    const changeMs = known.endMs === null ? Number.POSITIVE_INFINITY : Math.abs(endMs - known.endMs);
    const doubtMs = Math.max(changeMs, atMs - movedMs);
    return { ...known, progress, movedMs, isStill: false, msPerPoint, endMs, doubtMs };
}
/** The delay from the latest check to the next, in milliseconds: 1,000 to 10,000. */
function nextDelayMs(pace) {
    return Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, wishedDelayMs(pace)));
}
function wishedDelayMs({ checkedMs, isQueued, sinceMs, endMs, doubtMs }) {
    if (isQueued)
        return checkedMs - sinceMs;
    const leftMs = (endMs ?? sinceMs) - checkedMs;
    if (leftMs <= 0)
        return 1000 * (-leftMs / 1000) ** GROWTH_EXPONENT;
    if (leftMs > NEAR_MS && doubtMs > CERTAIN_WITHIN_MS)
        return leftMs * APPROACH_SHARE;
    const aimMs = leftMs + AIM_PAST_MS;
    // Equal hops, for a last one of less than the shortest delay would overshoot.
    return aimMs / Math.ceil(aimMs / LONGEST_DELAY_MS);
}
function startAgain(pace, atMs) {
    const { progress, msPerPoint } = pace;
    return {
        ...pace,
        sinceMs: atMs,
        movedMs: atMs,
        isStill: false,
        endMs: progress === null || msPerPoint === null ? null : foresee(atMs, progress, msPerPoint),
        doubtMs: Number.POSITIVE_INFINITY,
    };
}
function foresee(atMs, progress, msPerPoint) {
    return atMs + Math.max(0, 100 - progress) * msPerPoint;
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

;// CONCATENATED MODULE: ./fiddler/follow.js





/** What the last check, made at the deadline, has to answer. */
const LAST_CHECK_MS = 5_000;
/** A job that was read before may be gone for a moment; so often in a row, it is believed. */
const PERMANENT_ERRORS_BELIEVED = 3;
/** A check that took this much longer than it was allowed was held up by a machine that slept. */
const OVERSLEPT_MS = 1_000;
/**
 * Checks a job until it is final, yielding every check.
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
async function* follow_follow(id, options) {
    const { reader, traffic, intervalMs, timeoutMs, verbose, signal, clock } = options;
    const startMs = clock.nowMs();
    const deadlineMs = startMs + timeoutMs;
    const tally = new Tally();
    let lastJob = null;
    let errorsInARow = 0;
    let permanentErrorsInARow = 0;
    let dueMs = startMs;
    let pace = UNPACED;
    for (;;) {
        if (!(await traffic.enter(dueMs, deadlineMs, signal)))
            throw timedOut(null);
        const askedMs = clock.nowMs();
        const allowedMs = allowance(deadlineMs - askedMs);
        const outcome = await attempt(reader, id, { verbose, timeoutMs: allowedMs, signal }).finally(() => traffic.leave());
        const answeredMs = clock.nowMs();
        const leftMs = deadlineMs - answeredMs;
        if (!(outcome instanceof ApiError)) {
            const { job, retryAfterMs = 0 } = outcome;
            traffic.answered();
            tally.add(job.status);
            lastJob = job;
            errorsInARow = 0;
            permanentErrorsInARow = 0;
            yield { kind: 'answer', job };
            if (isFinalStatus(job.status))
                return job;
            if (leftMs <= 0)
                throw timedOut(null);
            // The interval runs from one question to the next, the server's wish from its answer.
            pace = observe(pace, { ...job, atMs: askedMs - startMs });
            dueMs = Math.max(askedMs + (intervalMs ?? nextDelayMs(pace)), answeredMs + retryAfterMs);
            await sleepUntil(dueMs);
            continue;
        }
        const error = outcome;
        tally.add(error.label);
        errorsInARow += 1;
        permanentErrorsInARow = error.isPermanent ? permanentErrorsInARow + 1 : 0;
        if (lastJob === null && error.isPermanent)
            throw error;
        if (permanentErrorsInARow === PERMANENT_ERRORS_BELIEVED)
            throw error;
        // A check that fails because the machine slept through it is not the last one.
        const overslept = askedMs < deadlineMs && answeredMs - askedMs > allowedMs + OVERSLEPT_MS;
        const isLast = leftMs <= 0 && !overslept;
        const wishedMs = traffic.troubled(error, askedMs, errorsInARow);
        const pauseMs = Math.min(wishedMs, Math.max(0, leftMs));
        yield { kind: 'error', error, pauseMs: isLast ? null : pauseMs };
        if (isLast)
            throw timedOut(error);
        dueMs = answeredMs + pauseMs;
        await sleepUntil(dueMs);
    }
    function timedOut(lastError) {
        return new TimeoutError(id, { waitedMs: clock.nowMs() - startMs, lastJob, lastError, tally });
    }
    /** No sleep reaches past the deadline. */
    function sleepUntil(atMs) {
        return clock.sleep(Math.min(atMs, deadlineMs) - clock.nowMs(), signal);
    }
}
/** How long a check may take that is sent `leftMs` before the deadline. */
function allowance(leftMs) {
    // A turn may come a little late, and has the rest; after a machine's sleep, it is a new beginning.
    const isAfterSleep = leftMs <= -LAST_CHECK_MS;
    return isAfterSleep ? LAST_CHECK_MS : Math.min(EXCHANGE_MS, leftMs + LAST_CHECK_MS);
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
     * once the job was read
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
            timeoutMs: timeout * 1000,
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
            log(`${job.name}[${job.id}]: ${describeState(job)}`);
            last = job;
        }
        if (last.status === JobStatus.FAILURE)
            throw new AsyncJobFailed(last);
        if (last.status === JobStatus.REVOKED)
            throw new AsyncJobRevoked(last);
        log(`${last.name}[${last.id}]: successfully completed`);
        return last;
    }
}
/** `STARTED, progress: 12.5%`, in the Python client's words. */
function describeState({ status, progress }) {
    return progress === null ? status : `${status}, progress: ${progress.toFixed(1)}%`;
}

;// CONCATENATED MODULE: ./action/duration.js
/** A workflow run may take 35 days, so no wait and no interval may take longer. */
const LONGEST_SECONDS = 35 * 24 * 60 * 60;
const SECONDS_PER_UNIT = { '': 1, s: 1, m: 60, h: 3600 };
/**
 * The seconds in a decimal number of seconds or a number with `s`, `m` or `h`: `90`, `1.5`, `30m`.
 *
 * @returns undefined where the text is neither
 */
function parseDurationSeconds(text) {
    const match = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text);
    const secondsPerUnit = SECONDS_PER_UNIT[match?.[2] ?? ''];
    if (match === null || secondsPerUnit === undefined)
        return undefined;
    return Number(match[1]) * secondsPerUnit;
}
/** `45 s`, `30 min`, `1 h 30 min`: for people, so not more than two units. */
function renderDuration(seconds) {
    if (seconds < 60)
        return `${Number(seconds.toFixed(1))} s`;
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
/** `0:07`, `12:30`, `1:02:03`: elapsed time for the log. */
function renderClock(seconds) {
    const wholeSeconds = Math.floor(seconds);
    const twoDigits = (value) => String(value).padStart(2, '0');
    const hours = Math.floor(wholeSeconds / 3600);
    const minutes = Math.floor((wholeSeconds % 3600) / 60);
    const rest = twoDigits(wholeSeconds % 60);
    return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}

;// CONCATENATED MODULE: ./action/inputs/job-ids.js
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What stands in `job-id` without being a job's id. */
class NoJobId extends Error {
    name = 'NoJobId';
    /** True where there are several, and one of them is empty. */
    isOneEmpty;
    constructor(id, isOneEmpty = false) {
        super(id);
        this.isOneEmpty = isOneEmpty;
    }
}
/**
 * The ids in one UUID, in several separated by line breaks, commas or blanks, or in a JSON array;
 * in lower case, in the order given, each once.
 *
 * @throws NoJobId where there is none, or where one is no UUID
 */
function parseJobIds(text) {
    if (text.includes('${{'))
        throw new NoJobId(text);
    const given = text.trim().startsWith('[') ? parseArray(text) : splitList(text);
    // An id that is missing was to be one: a step that set no output would not be waited for.
    if (given.length > 1 && given.some((id) => id.trim() === ''))
        throw new NoJobId('', true);
    const wrong = given.find((id) => !UUID.test(id.trim()));
    if (wrong !== undefined || given.length === 0)
        throw new NoJobId(wrong ?? text);
    return [...new Set(given.map((id) => id.trim().toLowerCase()))];
}
/** Nothing between two commas is an id that is missing; blanks and line breaks may come in any number. */
function splitList(text) {
    return text.split(',').flatMap((part) => part.trim().split(/\s+/));
}
function parseArray(text) {
    let array;
    try {
        array = JSON.parse(text);
    }
    catch {
        throw new NoJobId(text);
    }
    if (!Array.isArray(array))
        throw new NoJobId(text);
    return array.map((item) => {
        if (typeof item !== 'string')
            throw new NoJobId(text);
        return item;
    });
}

;// CONCATENATED MODULE: ./action/inputs/site.js
/** Why a text is no address of a Fiddler site; the message tells what is allowed instead. */
class NoSite extends Error {
    name = 'NoSite';
}
/**
 * The site in an address: `https://` or `http://`, without path, query and fragment, so that the
 * address of any of its pages works.
 *
 * @throws NoSite for anything else, and where the address holds a user or password
 */
function parseSite(text) {
    if (!/^https?:\/\//i.test(text)) {
        throw new NoSite('It must start with https:// or http://, as in https://acme.fiddler.ai.');
    }
    if (!URL.canParse(text)) {
        throw new NoSite('Its host or port is not valid; an address is as in https://acme.fiddler.ai.');
    }
    const url = new URL(text);
    // A # or ? in a password ends the address for a parser, and the rest would be taken for the host.
    const mayHoldPassword = /^[^/]*\/\/[^/]*@/.test(text);
    if (mayHoldPassword || url.username !== '' || url.password !== '') {
        throw new NoSite('It must not hold a user or password; the API key goes into `token`.');
    }
    return new URL(url.origin);
}
/** True where an API key would cross a network unencrypted. */
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

;// CONCATENATED MODULE: ./action/inputs/inputs.js





const SHORTEST_INTERVAL_SECONDS = 0.1;
/** Every input and the environment variables that stand in for it, in order. */
const INPUTS = {
    'job-id': [],
    url: ['FIDDLER_URL'],
    token: ['FIDDLER_TOKEN', 'FIDDLER_API_KEY'],
    interval: ['JOB_POLL_INTERVAL'],
    timeout: ['JOB_WAIT_TIMEOUT'],
    verbose: [],
    'fail-fast': [],
    summary: [],
};
/** One or more inputs that cannot be used; the message has a line for each. */
class InvalidInput extends Error {
    name = 'InvalidInput';
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.problems = problems;
    }
}
/** @throws InvalidInput */
function loadInputs() {
    return parseInputs(getInput, process.env);
}
/** The API key as it was given, checked or not: it must be masked before anything is printed. */
function loadToken() {
    return find('token', getInput, process.env).value;
}
/**
 * @param read gives an input's text without the blanks around it, empty where it was left out
 * @throws InvalidInput with all that is wrong, not only the first
 */
function parseInputs(read, env) {
    const problems = [];
    const take = (name, parse) => {
        try {
            return parse(find(name, read, env));
        }
        catch (error) {
            if (!(error instanceof InvalidInput))
                throw error;
            problems.push(...error.problems);
            return undefined;
        }
    };
    const token = take('token', parseToken);
    const jobIds = take('job-id', parseJobId);
    const site = take('url', parseUrl);
    const intervalSeconds = take('interval', (given) => parseSeconds(given, SHORTEST_INTERVAL_SECONDS, null));
    const timeoutSeconds = take('timeout', (given) => parseSeconds(given, 0, JOB_WAIT_TIMEOUT_SECONDS));
    const verbose = take('verbose', (given) => parseBoolean(given, false));
    const failFast = take('fail-fast', (given) => parseBoolean(given, true));
    const summary = take('summary', (given) => parseBoolean(given, true));
    if (token === undefined ||
        jobIds === undefined ||
        site === undefined ||
        intervalSeconds === undefined ||
        timeoutSeconds === undefined ||
        verbose === undefined ||
        failFast === undefined ||
        summary === undefined) {
        throw new InvalidInput(problems);
    }
    return { jobIds, site, token, intervalSeconds, timeoutSeconds, verbose, failFast, summary };
}
function find(name, read, env) {
    const value = read(name);
    if (value !== '')
        return { source: `Input \`${name}\``, value };
    for (const variable of INPUTS[name]) {
        const inherited = env[variable]?.trim() ?? '';
        if (inherited !== '') {
            return { source: `${variable} (which stands in for input \`${name}\`)`, value: inherited };
        }
    }
    return { source: `Input \`${name}\``, value: '' };
}
function parseToken({ source, value }) {
    if (value === '') {
        throw new InvalidInput([
            `${source} is empty, and so are FIDDLER_TOKEN and FIDDLER_API_KEY. Give the API key, ` +
                // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
                'as in `token: ${{ secrets.FIDDLER_TOKEN }}`; a secret that does not exist is empty, ' +
                'and forks get no secrets.',
        ]);
    }
    if (!/^[\x21-\x7e]+$/.test(value)) {
        throw new InvalidInput([
            `${source} holds a blank, a line break or another character that no API key has. ` +
                'Copy the key once more. (Its value is not shown.)',
        ]);
    }
    return value;
}
function parseJobId({ source, value }) {
    const allowed = 'Give the UUID of a job, as in 550e8400-e29b-41d4-a716-446655440000, or several, separated ' +
        'by line breaks, commas or blanks, or as a JSON array.';
    if (!/[^\s,[\]"]/.test(value)) {
        throw new InvalidInput([
            `${source} is empty. Did the publishing step set its output, and is its id the one in ` +
                // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's own expression
                '`${{ steps.<id>.outputs.job-id }}`? ' +
                allowed,
        ]);
    }
    try {
        return parseJobIds(value);
    }
    catch (error) {
        if (!(error instanceof NoJobId))
            throw error;
        if (error.isOneEmpty) {
            throw new InvalidInput([
                `${source}: one of the ids in ${quote(value)} is empty. Did each publishing step set its ` +
                    `output? ${allowed}`,
            ]);
        }
        throw new InvalidInput([`${source}: ${quote(error.message)} is no UUID. ${allowed}`]);
    }
}
function parseUrl({ source, value }) {
    if (value === '') {
        throw new InvalidInput([
            `${source} is empty, and so is FIDDLER_URL. Give the address of the Fiddler site, as in ` +
                'https://acme.fiddler.ai.',
        ]);
    }
    try {
        return parseSite(value);
    }
    catch (error) {
        if (!(error instanceof NoSite))
            throw error;
        throw new InvalidInput([
            `${source}: ${quote(withoutPassword(value))} is no address to use. ${error.message}`,
        ]);
    }
}
function parseSeconds({ source, value }, least, leftOut) {
    if (value === '')
        return leftOut;
    const seconds = parseDurationSeconds(value);
    if (seconds === undefined || !(seconds >= least && seconds <= LONGEST_SECONDS)) {
        throw new InvalidInput([
            `${source}: ${quote(value)} is no duration to use. Give a number of seconds, as in 90, or a ` +
                `number with s, m or h, as in 30m: at least ${least} seconds, at most 35 days.`,
        ]);
    }
    return seconds;
}
/** The booleans of `core.getBooleanInput`, which would not show the value in its error. */
function parseBoolean({ source, value }, leftOut) {
    if (value === '')
        return leftOut;
    if (/^(true|True|TRUE)$/.test(value))
        return true;
    if (/^(false|False|FALSE)$/.test(value))
        return false;
    throw new InvalidInput([`${source}: ${quote(value)} is neither true nor false.`]);
}
/** Not cut here: the beginning of a secret could not be recognised as one. */
function quote(value) {
    return `"${value}"`;
}
/** Hides whatever in an address may be a secret: before an @, in place of a port, in a query. */
function withoutPassword(address) {
    return address
        .replace(/^([a-z+.-]*:\/*)?.*@/is, '$1***@')
        .replace(/[?#].*$/s, '')
        .replace(/(:\/\/[^/:]*):(?!\d+(?:\/|$))[^/]*/, '$1:***');
}

;// CONCATENATED MODULE: ./action/inputs/risks.js
/** What is legal about the surroundings of a wait, and yet worth a warning. */

/** @returns a sentence for each risk; none of them shows a value that may hold a password */
function findRisks(site, env) {
    const risks = [];
    if (isClearText(site)) {
        risks.push(`The API key travels unencrypted to ${site.origin}. Use https:// where the site has it.`);
    }
    if (site.protocol === 'https:' && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
        risks.push('NODE_TLS_REJECT_UNAUTHORIZED=0 has any server taken for the Fiddler site. ' +
            'NODE_EXTRA_CA_CERTS lets a private authority in without that.');
    }
    const proxy = findProxy(site, env);
    if (proxy !== null && !isUsableProxy(proxy.value)) {
        risks.push(`${proxy.variable} is no address of a proxy, such as http://proxy.example:3128, and is ignored.`);
    }
    return risks;
}
/** The variable that http-client takes the proxy for a site from. */
function findProxy(site, env) {
    const lowerCase = site.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    for (const variable of [lowerCase, lowerCase.toUpperCase()]) {
        const value = env[variable];
        if (value)
            return { variable, value };
    }
    return null;
}
function isUsableProxy(value) {
    // http-client adds http:// only where the text is no URL without it: not to `proxy.example:3128`.
    const address = URL.canParse(value) ? value : `http://${value}`;
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
        return false;
    const { hostname, username, password } = new URL(address);
    try {
        decodeURIComponent(username + password);
    }
    catch {
        return false;
    }
    return hostname !== '';
}

;// CONCATENATED MODULE: ./action/report/outputs.js
/** The runner takes 1 MB of outputs in all, counted in UTF-16 units; this leaves ample room. */
const LARGEST_JOBS_LENGTH = 400_000;
/** What the outputs are when there was no wait, such as for inputs that cannot be used. */
function renderNoWaitOutputs(reason, problems, cleaner) {
    return {
        status: '',
        'error-reason': reason,
        'error-message': joinSentences(problems, cleaner),
        progress: '',
        name: '',
        elapsed: '0',
        jobs: '[]',
    };
}
/** @param jobs the text of the output `jobs` */
function renderOutputs(record, verdict, jobs, cleaner) {
    const { job } = verdict.job;
    return {
        status: cleaner.plain(job?.status ?? ''),
        'error-reason': cleaner.plain(verdict.errorReason),
        'error-message': verdict.succeeded
            ? ''
            : joinSentences([verdict.sentence, ...verdict.details], cleaner),
        progress: job?.progress?.toString() ?? '',
        name: cleaner.plain(job?.name ?? ''),
        elapsed: record.elapsedSeconds.toFixed(1),
        jobs,
    };
}
function joinSentences(sentences, cleaner) {
    const cleaned = sentences.map((sentence) => cleaner.plain(sentence));
    // What the server said need not end as a sentence does.
    return cleaned
        .map((sentence, index) => index < cleaned.length - 1 ? sentence.replace(/[^.!?]$/, '$&.') : sentence)
        .join(' ');
}
/** What is left out of each job, step by step, until all of them fit. */
const REDUCTIONS = [
    { leftOut: '', reduce: (job) => job },
    { leftOut: '`info`', reduce: (job) => ({ ...job, info: null }) },
    { leftOut: '`extras`', reduce: (job) => ({ ...job, extras: null }) },
    { leftOut: '`info` and `extras`', reduce: (job) => ({ ...job, info: null, extras: null }) },
    {
        leftOut: '`info`, `extras` and the ends of long texts',
        reduce: (job, cleaner) => ({
            ...job,
            name: cleaner.plain(job.name),
            status: cleaner.plain(job.status),
            info: null,
            errorReason: job.errorReason === null ? null : cleaner.plain(job.errorReason),
            errorMessage: job.errorMessage === null ? null : cleaner.plain(job.errorMessage),
            extras: null,
        }),
    },
];
/** The output `jobs`, as much of it as fits. */
function renderJobs(jobs, cleaner) {
    for (const { leftOut, reduce } of REDUCTIONS) {
        const fields = jobs.map(({ id, job }) => job === null ? neverRead(id) : fieldsOf(reduce(job, cleaner)));
        const text = stringify(fields, cleaner);
        if (text !== null && text.length <= LARGEST_JOBS_LENGTH)
            return { text, leftOut };
    }
    const states = jobs.map(({ id, job }) => ({
        id,
        status: cleaner.plain(job?.status ?? '') || null,
    }));
    return { text: JSON.stringify(states), leftOut: 'all but `id` and `status`' };
}
/** A job in the API's own field names. */
function fieldsOf(job) {
    return {
        id: job.id,
        name: job.name,
        status: job.status,
        progress: job.progress,
        info: job.info,
        error_reason: job.errorReason,
        error_message: job.errorMessage,
        ...(job.extras === null ? {} : { extras: job.extras }),
    };
}
function neverRead(id) {
    return {
        id,
        name: null,
        status: null,
        progress: null,
        info: null,
        error_reason: null,
        error_message: null,
    };
}
/** @returns null where the value is nested too deeply for JSON.stringify */
function stringify(value, cleaner) {
    try {
        return JSON.stringify(value, (_key, item) => typeof item === 'string' ? cleaner.redact(item) : redactKeys(item, cleaner));
    }
    catch (error) {
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
function redactKeys(value, cleaner) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleaner.redact(key), item]));
}

;// CONCATENATED MODULE: ./fiddler/tasks.js


/** The tasks that failed, in the server's order; none where `extras` were not read. */
function parseFailedTasks(extras) {
    return Object.entries(extras ?? {})
        .map(([id, task]) => parseTask(id, task))
        .filter(({ status, errorMessage }) => status === job_status_JobStatus.FAILURE || (errorMessage !== null && status !== job_status_JobStatus.SUCCESS));
}
function parseTask(id, task) {
    const { status, error_message: message } = isJsonObject(task)
        ? task
        : { status: '', error_message: null };
    return {
        id,
        status: typeof status === 'string' ? status : '',
        errorMessage: typeof message === 'string' && message !== '' ? message : null,
    };
}

;// CONCATENATED MODULE: ./action/wait/record.js

/** Failing tasks beyond this many are counted in the reports, not listed. */
const MOST_TASKS = 20;
function newWaitRecord(jobIds, timeoutSeconds) {
    return {
        jobs: jobIds.map((id) => ({ id, job: null, observations: [], end: null, endedAtMs: null })),
        timeoutSeconds,
        elapsedSeconds: 0,
    };
}
/**
 * Notes what a check read.
 *
 * @returns what changed by it, compared with the check before
 */
function record_observe(record, job, atMs) {
    const before = record.observations.at(-1);
    record.job = job;
    if (isFinalStatus(job.status))
        record_close(record, { kind: 'final', job }, atMs);
    if (before?.status === job.status && before.progress === job.progress)
        return 'nothing';
    record.observations.push({ atMs, status: job.status, progress: job.progress });
    return before?.status === job.status ? 'progress' : 'state';
}
function record_close(record, end, atMs) {
    record.end = end;
    record.endedAtMs = atMs;
}

;// CONCATENATED MODULE: ./action/report/advice.js
/** What somebody can do about an error that asking again does not mend; empty where unknown. */
function adviseOnError(error) {
    if (error.kind === 'certificate')
        return adviseOnCertificate(error.label);
    const code = error.statusCode ?? 0;
    if (code >= 300 && code < 400) {
        return ('Redirects are not followed, so that the API key goes to no other host. Set `url` to the ' +
            "site's own address.");
    }
    return ADVICE_BY_STATUS[code] ?? '';
}
function adviseOnCertificate(code) {
    switch (code) {
        case 'CERT_HAS_EXPIRED':
        case 'CERT_NOT_YET_VALID':
            return 'Whoever runs the site has to renew its certificate; check the clock of this runner, too.';
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
        case 'HOSTNAME_MISMATCH':
            return 'Check `url`: it has to name the site as its certificate does.';
        default:
            return ('If the site uses a private authority, make its certificate known to Node.js with the ' +
                'environment variable NODE_EXTRA_CA_CERTS; otherwise check `url`.');
    }
}
const ADVICE_BY_STATUS = {
    400: 'Check `job-id`, and that `url` is the address of a Fiddler site.',
    401: 'The API key was not accepted. Check the secret that `token` is set from: it may be missing, expired or of another site than `url`.',
    403: 'The API key is not allowed to read this job. Check whose key the secret behind `token` holds, and that `url` is the right site.',
    404: 'Check that `job-id` comes from the same site that `url` names, and that `url` is the address of a Fiddler site.',
};
const TIMEOUT_ADVICE = 'The job itself goes on. If it needs longer, raise `timeout`, as in `timeout: 2h`.';
const REVOKED_ADVICE = 'Somebody, or the platform, cancelled the job on the server. It has to be published again.';
function adviseOnTimeout(checks, isUnread, lastError) {
    if (checks === 0) {
        return 'Its turn did not come in time among so many jobs. Raise `timeout`, or spread them over steps.';
    }
    return isUnread ? adviseOnSilence(lastError) : TIMEOUT_ADVICE;
}
/** What to look at where the job was never read until the timeout. */
function adviseOnSilence(lastError) {
    if (lastError?.label === 'proxy error') {
        return 'Check the proxy that http_proxy or https_proxy names, and its user and password.';
    }
    if (lastError?.kind === 'network' || lastError === null) {
        return 'Check that `url` is the address of the Fiddler site and that this runner can reach it.';
    }
    return 'Something answered at `url`, but not with the job: check the site, or wait until it is well.';
}

;// CONCATENATED MODULE: ./action/report/verdict.js
/** What a wait comes to: the one place that decides whether the step may turn green. */





/** The annotation names so many of the jobs that did not succeed. */
const MOST_NAMED = 10;
function decide(record) {
    const unsuccessful = record.jobs.filter((job) => !isSuccess(job));
    const worst = Math.min(...unsuccessful.map(severity));
    const deciding = unsuccessful.find((job) => severity(job) === worst) ?? record.jobs[0];
    if (deciding === undefined)
        throw new Error('a wait has at least one job');
    const verdict = { ...judge(deciding), job: deciding };
    if (record.jobs.length === 1)
        return verdict;
    if (unsuccessful.length === 0) {
        return { ...verdict, sentence: `All ${record.jobs.length} jobs: successfully completed` };
    }
    return { ...verdict, details: [...verdict.details, ...describeOthers(record, deciding)] };
}
/** The other jobs that did not succeed, each with its id and why, and how many there are in all. */
function describeOthers(record, deciding) {
    const others = record.jobs.filter((job) => job !== deciding && !isSuccess(job));
    const abandoned = others.filter(({ end }) => end?.kind === 'abandoned');
    const failed = others.filter((job) => !abandoned.includes(job));
    const named = failed.slice(0, MOST_NAMED - 1).map((job) => judge(job).sentence);
    const unnamed = failed.length - named.length;
    const succeeded = record.jobs.filter(isSuccess).length;
    return [
        ...named,
        ...(unnamed > 0 ? [`${unnamed} more did not succeed.`] : []),
        ...(abandoned.length > 0 ? [describeAbandoned(abandoned.length)] : []),
        `${succeeded} of ${record.jobs.length} jobs succeeded.`,
    ];
}
function describeAbandoned(count) {
    const what = count === 1 ? '1 other was' : `${count} others were`;
    return `${what} not waited for any longer; \`fail-fast: false\` would.`;
}
/** The smaller, the worse: FAILURE, then REVOKED, then unfinished, and last what fail-fast gave up. */
function severity({ end }) {
    if (end?.kind === 'final')
        return end.job.status === job_status_JobStatus.FAILURE ? 0 : 1;
    return end?.kind === 'abandoned' ? 3 : 2;
}
/** The verdict of a wait whose outputs could not be written, whatever the wait came to. */
function refuse(verdict, why) {
    return {
        ...verdict,
        succeeded: false,
        errorReason: verdict.errorReason || 'Error',
        sentence: why,
        details: [verdict.sentence, ...verdict.details],
    };
}
function isSuccess({ end }) {
    return end?.kind === 'final' && end.job.status === job_status_JobStatus.SUCCESS;
}
/** What one job came to, whatever the others did. */
function judge(record) {
    const { end } = record;
    const lost = { succeeded: false, details: [] };
    switch (end?.kind) {
        case 'final':
            return judgeFinal(end.job, (record.endedAtMs ?? 0) / 1000);
        case 'cancelled':
            return {
                ...lost,
                errorReason: 'Cancelled',
                sentence: `${describeJob(record)}: the wait was cancelled (${end.signalName})${lastSeen(record)}.`,
                details: ['The job itself goes on.'],
            };
        case 'abandoned':
            return {
                ...lost,
                errorReason: 'Abandoned',
                sentence: `${describeJob(record)} was not waited for any longer${lastSeen(record)}.`,
            };
        case 'error':
            return { ...lost, ...judgeError(end.error, record) };
        default:
            return {
                ...lost,
                errorReason: 'Error',
                sentence: `${describeJob(record)} was not waited for.`,
            };
    }
}
function judgeFinal(job, elapsedSeconds) {
    if (job.status === job_status_JobStatus.SUCCESS) {
        return {
            succeeded: true,
            errorReason: '',
            sentence: `${job.name}[${job.id}]: successfully completed after ${renderDuration(elapsedSeconds)}`,
            details: [],
        };
    }
    const revoked = job.status === job_status_JobStatus.REVOKED;
    return {
        succeeded: false,
        errorReason: job.errorReason ?? '',
        sentence: (revoked ? new errors_AsyncJobRevoked(job) : new errors_AsyncJobFailed(job)).message,
        details: revoked ? [REVOKED_ADVICE] : [],
    };
}
function judgeError(error, record) {
    if (error instanceof TimeoutError)
        return judgeTimeout(error, record);
    const advice = error instanceof ApiError ? adviseOnError(error) : '';
    return {
        errorReason: error.name,
        sentence: `${describeJob(record)} could not be read: ${error.message}`,
        details: advice === '' ? [] : [advice],
    };
}
function judgeTimeout({ lastError, tally, waitedMs }, record) {
    const waited = renderDuration(waitedMs / 1000);
    return {
        errorReason: 'TimeoutError',
        sentence: `${describeJob(record)} was not done after ${waited}${lastSeen(record)}.`,
        details: [
            `${tally}.`,
            ...(lastError === null ? [] : [`Last error: ${lastError.message}`]),
            adviseOnTimeout(tally.total, record.job === null, lastError),
        ],
    };
}
/** `Ingestion dataset Upload[550e8400-…]`, or only the id where the job was never read. */
function describeJob({ id, job }) {
    return job === null ? `Job ${id}` : `${job.name}[${id}]`;
}
function lastSeen({ job }) {
    return job === null ? '; it was never read' : `; last seen ${describeState(job)}`;
}

;// CONCATENATED MODULE: ./action/report/results.js
/** The lines after the log's group: what every job came to, and its failing tasks. */




/** The failing tasks of so many jobs are listed: more of them hide what they have in common. */
const MOST_JOBS_WITH_TASKS = 10;
function renderResults({ jobs }, { line }) {
    const lines = [];
    let jobsWithTasks = 0;
    for (const job of jobs) {
        const { succeeded, sentence } = judge(job);
        // The one job that did not succeed is told of by the annotation.
        if (jobs.length > 1 || succeeded)
            lines.push(line `${sentence}`);
        const tasks = renderFailedTasks(job, line);
        if (tasks.length === 0)
            continue;
        jobsWithTasks += 1;
        if (jobsWithTasks <= MOST_JOBS_WITH_TASKS)
            lines.push(...tasks);
    }
    const left = jobsWithTasks - MOST_JOBS_WITH_TASKS;
    if (left > 0)
        lines.push(line `The failing tasks of ${left} more jobs are in the output jobs.`);
    return lines;
}
/** The failing tasks of a job that failed, one a line. */
function renderFailedTasks({ job }, line) {
    const tasks = parseFailedTasks(job?.extras ?? null);
    if (job?.status !== job_status_JobStatus.FAILURE || tasks.length === 0)
        return [];
    const left = tasks.length - MOST_TASKS;
    return [
        line `${tasks.length} failing ${tasks.length === 1 ? 'task' : 'tasks'} of ${job.name}:`,
        ...tasks
            .slice(0, MOST_TASKS)
            .map(({ id, status, errorMessage }) => line `  - ${id}: ${errorMessage ?? status}`),
        ...(left > 0 ? [line `  … and ${left} more`] : []),
    ];
}

;// CONCATENATED MODULE: ./action/text/escapes.js
/**
 * The escapes of Markdown and mermaid, for `Cleaner` alone. They take text that is on one line and
 * free of control characters, and give what shows that text and does nothing else.
 */
/**
 * Words that mean nothing to Markdown, HTML or GitHub: of letters; short ones with digits, which
 * are no commits and no issues; numbers; a few signs and pictures.
 */
const HARMLESS_WORD = /^(?![\da-f]{7,}$)(?:\p{L}[\p{L}\p{M}'’-]*|\p{L}[\p{L}\p{N}]{0,5}|\p{N}{1,6}(?:[.,]\p{N}{1,6})?%?|[×·…—–]|\p{ExtPict}\ufe0f?)$/iu;
/** The same for the words that most texts have: without Unicode, which takes milliseconds to set up. */
const HARMLESS_PLAIN_WORD = /^(?![\da-f]{7,}$)(?:[a-z][a-z'-]*|[a-z][a-z\d]{0,5}|\d{1,6}(?:[.,]\d{1,6})?%?|[×·…—–✅❌🚫🛑⏰❓💤])$/iu;
const PLAIN = /^[\x20-\x7e×·…—–✅❌🚫🛑⏰❓💤]*$/u;
/** A word with what a sentence puts around it. */
const WORD = /^([("']*)(.*?)([.,:;!?'")]*)$/u;
/** `Upload[550e8400-…]`, as the Python client calls jobs. */
const NAME_WITH_ID = /^([^[\]]+)(\[[\da-f-]{36}\])$/u;
/** What stands between backticks, where that is a word of its own. */
const QUOTED = /(?<=^|[ (])`([^`]+)`(?=[.,:;!?)]*(?: |$))/u;
function isHarmless(word) {
    return PLAIN.test(word) ? HARMLESS_PLAIN_WORD.test(word) : HARMLESS_WORD.test(word);
}
/** An inline code span: neither Markdown, HTML, mentions nor links work in it. */
function codeSpan(text) {
    if (text === '')
        return '';
    const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longestRun + 1);
    const room = longestRun > 0 ? ' ' : '';
    return `${fence}${room}${text}${room}${fence}`;
}
/**
 * A sentence that reads as one: harmless words stay as they are, every other word becomes a code
 * span, and so does what the text itself quotes with backticks.
 */
function prose(text) {
    // Between two code spans there is always a blank or a mark: their fences must not touch.
    return text
        .trim()
        .replace(/ +/g, ' ')
        .split(QUOTED)
        .map((part, index) => (index % 2 === 1 ? codeSpan(part) : proseWithoutQuotes(part)))
        .join('');
}
function proseWithoutQuotes(text) {
    return text
        .split(' ')
        .map((whole, index) => {
        const [, before = '', word = '', after = ''] = WORD.exec(whole) ?? [];
        // At the start, `-`, `1.` and `1)` would make a list.
        if (word === '' || (whole === '-' && index > 0))
            return whole;
        const isListMark = index === 0 && /^\d/.test(word) && after !== '';
        const [, name = word, id = ''] = NAME_WITH_ID.exec(word) ?? [];
        const shown = isHarmless(name) && !isListMark ? name : codeSpan(name);
        return `${before}${shown}${id === '' ? '' : ` ${codeSpan(id)}`}${after}`;
    })
        .join(' ');
}
/**
 * Markdown for a cell of a table, whose pipes do not end it. A pipe is escaped by an odd number of
 * backslashes; where the text has an odd number itself, it is shown with one more.
 */
function tableCell(markdown) {
    return markdown.replace(/(\\*)\|/g, (_, before) => before.length % 2 === 0 ? `${before}\\|` : `${before}\\\\|`);
}
/** Labels in drawings are cut to this, in characters: there is not more room. */
const LONGEST_LABEL = 40;
/** What has a meaning to mermaid, and what is shown for it. */
const LOOKALIKES = { ':': '∶', '#': '♯', '%': '％', "'": '’' };
/** A label in a mermaid drawing, in which nothing is left that mermaid, HTML or CSS could read. */
function label(text) {
    const harmless = text
        .replace(/[:#%']/g, (sign) => LOOKALIKES[sign] ?? ' ')
        .replace(/[^\p{L}\p{M}\p{N}∶♯％’ ,._()[\]+=/…·×–—-]/gu, ' ')
        .replace(/ +/g, ' ')
        .trim();
    if (harmless === '')
        return '…';
    return harmless.length <= LONGEST_LABEL
        ? harmless
        : `${harmless.slice(0, LONGEST_LABEL - 1).replace(/\p{Cs}$/u, '')}…`;
}

;// CONCATENATED MODULE: ./action/text/terminal.js
/**
 * A terminal's escape sequences: colours and cursor (CSI), titles and links (OSC).
 * node's own `stripVTControlCharacters` takes a time that grows with the square of hostile text.
 */
const ESCAPES = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of them
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)/g;
function stripEscapes(text) {
    return text.replace(ESCAPES, '');
}

;// CONCATENATED MODULE: ./action/text/secrets.js
/** Strikes secrets out of text, in whatever spelling a server, a gateway or a log may give them. */

/** A secret shorter than this is no secret; to strike it out would only garble the text. */
const SHORTEST_SECRET = 4;
/** Shorter ones are found in their usual spellings only: others would be found by chance. */
const SHORTEST_DISGUISED_SECRET = 8;
const STRUCK_OUT = '***';
/** Takes time in proportion to the text, whatever that is. */
class Secrets {
    /** The usual spellings: as it is, in a URL, in base64. */
    #usual;
    /** Squeezed, in plain, base64 and hexadecimal. */
    #disguised;
    constructor(secrets) {
        const long = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
        const usual = long.flatMap((secret) => [
            secret,
            encodeURIComponent(secret),
            ...inBase64(secret),
        ]);
        this.#usual = usual.length === 0 ? null : new RegExp(usual.map(literally).join('|'), 'gi');
        this.#disguised = long
            .filter((secret) => secret.length >= SHORTEST_DISGUISED_SECRET)
            .flatMap((secret) => [secret, Buffer.from(secret).toString('hex'), ...inBase64(secret)])
            .map(squeeze);
    }
    /** A text in which a secret is disguised in a way that cannot be cut out is struck out whole. */
    strikeOut(text) {
        const left = this.#usual === null ? text : text.replace(this.#usual, STRUCK_OUT);
        if (this.#disguised.length === 0)
            return left;
        const squeezed = squeeze(left);
        return this.#disguised.some((secret) => squeezed.includes(secret)) ? STRUCK_OUT : left;
    }
}
/** The names that HTML has for the characters of keys. */
const ENTITIES = {
    plus: '+',
    sol: '/',
    equals: '=',
    period: '.',
    lowbar: '_',
    colon: ':',
    comma: ',',
    num: '#',
    commat: '@',
    dollar: '$',
    excl: '!',
    ast: '*',
};
/**
 * What is left of a text for somebody who wants to read a secret in it: encodings for HTML, JSON and
 * URLs (however often) undone, and everything gone that secrets have none of or people overlook.
 */
function squeeze(text) {
    return stripEscapes(text)
        .replace(/[^\x21-\x7e]/g, '')
        .replace(/&(?:amp;)+/gi, '&')
        .replace(/&#x0*([\da-f]{2})(?:;|(?![\da-f]))|&#0*(\d{2,3})(?:;|(?!\d))/gi, (_, hex, decimal) => String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)))
        .replace(/&([a-z]{3,6});/gi, (entity, name) => ENTITIES[name.toLowerCase()] ?? entity)
        .replace(/\\u(?:00|\{0*)([\da-f]{2})\}?|\\x([\da-f]{2})|%u00([\da-f]{2})|%(?:25)*([\da-f]{2})/gi, (_, ...hex) => String.fromCharCode(Number.parseInt(String(hex.slice(0, 4).find(Boolean)), 16)))
        .replace(/[^\x21-\x7e]|\\/g, '')
        .toLowerCase();
}
/**
 * Within a longer text the bytes may start at any of three places in base64's groups of four; the
 * characters at both ends depend on the neighbours and are left out.
 */
function inBase64(secret) {
    return [0, 1, 2].flatMap((offset) => {
        const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
        const whole = padded.subarray(0, padded.length - (padded.length % 3));
        return ['base64', 'base64url']
            .map((encoding) => whole.toString(encoding).slice(offset === 0 ? 0 : 4))
            .filter((text) => text.length >= SHORTEST_SECRET);
    });
}
function literally(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

;// CONCATENATED MODULE: ./action/text/cleaner.js
/**
 * The one place where text from outside becomes fit to print. The log and the summary take `Line`,
 * `Markdown` and `Drawing` only, and these are made here only: whatever is put into one is cleaned
 * on the way.
 */



/** No single text from outside takes more than this of a line, in characters. */
const LONGEST_FIELD = 1_000;
/**
 * Control characters, line separators, and format characters such as direction overrides; without
 * the two joiners that emoji and some scripts are written with. Lone surrogates count too.
 */
const UNPRINTABLE = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}])+/gu;
/** One line for the log or an annotation, which the runner cannot mistake for a command. */
class Line {
    text;
    /** Only `Cleaner` makes lines. */
    constructor(text, _made) {
        this.text = text;
    }
}
/** Markdown for the step summary, in which text from outside stands as text. */
class Markdown {
    text;
    /** Only `Cleaner` makes Markdown. */
    constructor(text, _made) {
        this.text = text;
    }
}
/** Lines of a mermaid drawing, in which text from outside stands as text. */
class Drawing {
    text;
    /** Only `Cleaner` makes drawings. */
    constructor(text, _made) {
        this.text = text;
    }
}
const madeHere = Symbol('made by Cleaner');
class Cleaner {
    #secretTexts;
    #secrets;
    #longestField;
    /**
     * @param secrets texts that must not be printed in any of their usual spellings
     * @param longestField what no single text takes more of, in characters. Default: 1,000.
     */
    constructor(secrets, longestField = LONGEST_FIELD) {
        this.#secretTexts = secrets;
        this.#longestField = longestField;
        this.#secrets = new Secrets(secrets);
    }
    /** A cleaner with the same secrets that cuts every text to so many characters. */
    shortening(longestField) {
        return new Cleaner(this.#secretTexts, longestField);
    }
    /** Strikes the secrets out of a text; everything else stays as it is. */
    redact(text) {
        return this.#secrets.strikeOut(text);
    }
    /** A text on one line, without unprintable characters and secrets, cut to a sensible length. */
    plain(text) {
        // Cut last: the beginning of a secret is not known as one any more.
        return cut(this.redact(clean(text)), this.#longestField);
    }
    /** Template tag: the text of the template is taken as it stands, what is put in is cleaned. */
    line = (template, ...values) => new Line(inert(String.raw({ raw: template }, ...values.map((value) => (value instanceof Line ? value.text : this.plain(`${value}`))))), madeHere);
    /**
     * Template tag: Markdown and numbers are put in as they are, text as an inline code span. Where
     * the template is a row of a table, nothing that is put in ends its cell.
     */
    markdown = (template, ...values) => {
        const isRow = template[0]?.startsWith('|') ?? false;
        const shown = values.map((value) => {
            const text = value instanceof Markdown ? value.text : `${value}`;
            const inert = typeof value === 'string' ? codeSpan(this.plain(text)) : text;
            return isRow ? tableCell(inert) : inert;
        });
        return new Markdown(String.raw({ raw: template }, ...shown), madeHere);
    };
    /** A text as a sentence in Markdown: only words that could mean something are code spans. */
    prose = (text) => new Markdown(prose(this.plain(text)), madeHere);
    /** Template tag: drawings and numbers are put in as they are, text as a short label. */
    drawing = (template, ...values) => {
        const shown = values.map((value, index) => {
            if (typeof value !== 'string')
                return value instanceof Drawing ? value.text : value;
            // At the start of a line a label could be one of mermaid's words.
            const before = `${index === 0 ? '\n' : ''}${template[index]}`;
            const isAtStart = /\n\s*$/.test(before);
            return isAtStart ? `“${label(this.plain(value))}”` : label(this.plain(value));
        });
        return new Drawing(String.raw({ raw: template }, ...shown), madeHere);
    };
}
function joinMarkdown(parts, separator = '') {
    return new Markdown(parts.map(({ text }) => text).join(separator), madeHere);
}
/** A row of a table. */
function tableRow(cells) {
    return new Markdown(`| ${cells.map(({ text }) => tableCell(text)).join(' | ')} |`, madeHere);
}
/** Lines as a drawing that GitHub draws; where nothing draws it, it is shown as text. */
function drawingBlock(lines) {
    return new Markdown(['```mermaid', ...lines.map(({ text }) => text), '```'].join('\n'), madeHere);
}
function clean(text) {
    // Most texts are plain; the pattern for all others takes a millisecond or two to set up.
    return /^[\x20-\x7e]*$/.test(text) ? text : stripEscapes(text).replace(UNPRINTABLE, ' ');
}
/** The beginning and the end of a long text: what a sentence says last is often why. */
function cut(text, longest) {
    if (text.length <= longest)
        return text;
    const ending = Math.floor(longest * 0.4);
    const left = text.length - longest;
    const start = text.slice(0, longest - ending).replace(/\p{Cs}$/u, '');
    const end = text.slice(text.length - ending).replace(/^\p{Cs}/u, '');
    return `${start}… (${left} more characters) …${end}`;
}
/** The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. */
function inert(text) {
    return text.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}

;// CONCATENATED MODULE: ./action/report/outcome.js
/** What became of each job, in the words and signs of the summary. */


/** The worst first. */
const OUTCOMES = {
    failed: { sign: '❌', one: 'failed', many: 'failed', end: 'FAILURE' },
    revoked: { sign: '🚫', one: 'was revoked', many: 'were revoked', end: 'REVOKED' },
    late: {
        sign: '⏰',
        one: 'was not done in time',
        many: 'were not done in time',
        end: 'not done in time',
    },
    unread: {
        sign: '❓',
        one: 'could not be read',
        many: 'could not be read',
        end: 'could not be read',
    },
    cancelled: {
        sign: '🛑',
        one: 'was left when the wait was cancelled',
        many: 'were left when the wait was cancelled',
        end: 'wait cancelled',
    },
    abandoned: {
        sign: '💤',
        one: 'was not waited for any longer',
        many: 'were not waited for any longer',
        end: 'not waited for any longer',
    },
    succeeded: { sign: '✅', one: 'succeeded', many: 'succeeded', end: 'SUCCESS' },
};
const RANKS = new Map(Object.keys(OUTCOMES).map((outcome, index) => [outcome, index]));
function outcomeOf({ end }) {
    switch (end?.kind) {
        case 'final':
            if (end.job.status === job_status_JobStatus.SUCCESS)
                return 'succeeded';
            return end.job.status === job_status_JobStatus.REVOKED ? 'revoked' : 'failed';
        case 'error':
            return end.error instanceof TimeoutError ? 'late' : 'unread';
        case 'cancelled':
            return 'cancelled';
        default:
            return 'abandoned';
    }
}
/** The jobs that people look for first: the worst, and among equals the slowest. */
function worstFirst(jobs) {
    const rank = (job) => RANKS.get(outcomeOf(job)) ?? 0;
    return jobs.toSorted((a, b) => rank(a) - rank(b) || (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0));
}

;// CONCATENATED MODULE: ./action/report/summary/heading.js
/** The summary's first lines: the outcome as heading, then what happened and what to do. */



function renderHeading(record, verdict, { markdown, prose }) {
    const [sentence, ...details] = storyOf(record, verdict).map(prose);
    return [
        markdown `### ${prose(headingOf(record, verdict))}`,
        ...(sentence === undefined ? [] : [sentence]),
        ...(details.length === 0
            ? []
            : [
                joinMarkdown(details.map((detail) => markdown `- ${detail}`), '\n'),
            ]),
    ];
}
function headingOf({ jobs }, verdict) {
    const outcome = outcomeOf(verdict.job);
    const { sign, one } = OUTCOMES[outcome];
    const total = jobs.length;
    const all = total === 1 ? 'The Fiddler job' : `All ${total} Fiddler jobs`;
    if (verdict.succeeded)
        return `${sign} ${all} succeeded`;
    // All jobs succeeded, and yet the step must not: their outputs could not be written.
    if (outcome === 'succeeded')
        return `❌ ${all} succeeded, but not the step`;
    if (outcome === 'cancelled') {
        return `${sign} The wait for ${total === 1 ? 'the Fiddler job' : `${total} Fiddler jobs`} was cancelled`;
    }
    if (total === 1)
        return `${sign} The Fiddler job ${one}`;
    const [first = '', ...others] = describeCounts(jobs);
    return `${sign} ${[first.replace(' ', ` of ${total} Fiddler jobs `), ...others].join(', ')}`;
}
/** `2 failed`, `1 was revoked`: the worst first, without those that nobody has to look at. */
function describeCounts(jobs) {
    return Object.entries(OUTCOMES)
        .map(([outcome, { one, many }]) => {
        const count = jobs.filter((job) => outcomeOf(job) === outcome).length;
        return { outcome, count, text: `${count} ${count === 1 ? one : many}` };
    })
        .filter(({ outcome, count }) => count > 0 && !UNREMARKABLE.has(outcome))
        .map(({ text }) => text);
}
const UNREMARKABLE = new Set(['succeeded', 'abandoned']);
function storyOf({ jobs, elapsedSeconds }, verdict) {
    return verdict.succeeded && jobs.length > 1
        ? [`All of them were done after ${renderDuration(elapsedSeconds)}.`]
        : [verdict.sentence, ...verdict.details];
}

;// CONCATENATED MODULE: ./action/wait/course.js
/** The course of a job, as its checks saw it; between two checks nothing is made up. */

/** The states that a job was in while it was waited for, without the final one. */
function stretchesOf({ observations, endedAtMs }) {
    const changes = observations.filter(({ status }, index) => status !== observations[index - 1]?.status);
    const lastMs = endedAtMs ?? observations.at(-1)?.atMs ?? 0;
    return changes
        .map(({ status, atMs }, index) => ({
        status,
        fromMs: atMs,
        untilMs: changes[index + 1]?.atMs ?? lastMs,
    }))
        .filter(({ status }) => !isFinalStatus(status));
}
/** How long the job was seen to be queued before it ran, in milliseconds; null where it never was. */
function queuedMs(record) {
    const [first] = stretchesOf(record);
    return first?.status === job_status_JobStatus.PENDING ? first.untilMs - first.fromMs : null;
}
/** How long the job ran, retries included; null where it was never seen to. */
function runningTime(record) {
    const stretches = stretchesOf(record);
    const index = stretches.findIndex(({ status }) => status !== job_status_JobStatus.PENDING);
    const first = stretches[index];
    const last = stretches.at(-1);
    if (first === undefined || last === undefined)
        return null;
    return { ms: last.untilMs - first.fromMs, isLeast: index === 0 };
}
/** When a job was first seen to run; infinite where it never was. */
function startMsOf({ observations }) {
    const started = observations.find(({ status }) => status !== job_status_JobStatus.PENDING);
    return started?.atMs ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./action/report/summary/job-info.js
/** What a job's `info` tells about the things that it works on; any part may be missing. */

function jobInfoOf(job) {
    const info = job?.info ?? {};
    const named = (part) => {
        const value = info[part];
        return (isJsonObject(value) ? job_info_text(value['name']) : '') || job_info_text(info[`${part}_name`]);
    };
    const { model } = info;
    return {
        resourceType: job_info_text(info['resource_type']),
        resource: job_info_text(info['resource_name']) || named('resource'),
        model: named('model'),
        modelVersion: isJsonObject(model) ? job_info_text(model['version']) : '',
        project: named('project'),
    };
}
function job_info_text(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./action/report/summary/jobs-table.js
/** The summary's table of jobs. */





/** What log and drawings call a job by, too. */
const SHORT_ID_LENGTH = 8;
/** More jobs than this, and the others are folded. */
const MOST_UNFOLDED = 20;
function renderJobsTable(jobs, { mostJobs }, cleaner) {
    const { markdown } = cleaner;
    if (jobs.length <= MOST_UNFOLDED)
        return [renderRows(jobs, cleaner)];
    const sorted = worstFirst(jobs);
    const folded = sorted.slice(MOST_UNFOLDED, mostJobs);
    const left = jobs.length - MOST_UNFOLDED - folded.length;
    return [
        markdown `The ${MOST_UNFOLDED} jobs to look at first, the worst before the slowest:`,
        renderRows(sorted.slice(0, MOST_UNFOLDED), cleaner),
        markdown `<details><summary>${folded.length} more jobs</summary>`,
        renderRows(folded, cleaner),
        markdown `</details>`,
        ...(left > 0 ? [markdown `${left} more jobs are left out of this table.`] : []),
    ];
}
function renderRows(jobs, cleaner) {
    const { markdown } = cleaner;
    const columns = columnsOf(cleaner)
        .map(({ title, isNumber, cellOf }) => ({ title, isNumber, cells: jobs.map(cellOf) }))
        // A column that tells nothing only takes room.
        .filter(({ cells }) => cells.some(({ text }) => text !== ''));
    return joinMarkdown([
        tableRow(columns.map(({ title }) => title)),
        tableRow(columns.map(({ isNumber }) => (isNumber ? markdown `---:` : markdown `---`))),
        ...jobs.map((_, row) => tableRow(columns.map(({ cells }) => cells[row] ?? markdown ``))),
    ], '\n');
}
function columnsOf(cleaner) {
    const { markdown, prose } = cleaner;
    return [
        { title: markdown `Job`, cellOf: (record) => renderName(record, cleaner) },
        {
            title: markdown `Resource`,
            cellOf: ({ job }) => {
                const { resourceType, resource } = jobInfoOf(job);
                return joinGiven([prose(resourceType), markdown `${resource}`]);
            },
        },
        {
            title: markdown `Model`,
            cellOf: ({ job }) => {
                const { model, modelVersion } = jobInfoOf(job);
                return joinGiven([markdown `${model}`, prose(modelVersion)]);
            },
        },
        { title: markdown `Project`, cellOf: ({ job }) => markdown `${jobInfoOf(job).project}` },
        { title: markdown `State`, cellOf: (record) => renderState(record, cleaner) },
        {
            title: markdown `Progress`,
            isNumber: true,
            cellOf: ({ job }) => {
                const progress = job?.progress ?? null;
                return progress === null ? markdown `` : markdown `${Number(progress.toFixed(1))}%`;
            },
        },
        {
            title: markdown `Queued`,
            isNumber: true,
            cellOf: (record) => renderTime(queuedMs(record), false, cleaner),
        },
        {
            title: markdown `Running`,
            isNumber: true,
            cellOf: (record) => {
                const running = runningTime(record);
                return renderTime(running?.ms ?? null, running?.isLeast ?? false, cleaner);
            },
        },
    ];
}
function joinGiven(parts) {
    return joinMarkdown(parts.filter(({ text }) => text !== ''), ' ');
}
/** The whole id would take the room of four columns. */
function renderName({ id, job }, { markdown, prose }) {
    const short = id.slice(0, SHORT_ID_LENGTH);
    return job === null ? markdown `${short}` : markdown `${prose(job.name)}<br>${short}`;
}
function renderState(record, { markdown, prose }) {
    const { sign } = OUTCOMES[outcomeOf(record)];
    return markdown `${prose(sign)}&nbsp;${prose(record.job?.status ?? 'never read')}`;
}
/** `1 min 18 s`, in which a number does not leave its unit. */
function renderTime(ms, isLeast, { markdown, prose }) {
    if (ms === null)
        return markdown ``;
    const parts = renderDuration(Math.round(ms / 100) / 10).split(/(?<=[a-z]) /);
    const units = parts.map((part) => joinMarkdown(part.split(' ').map(prose), '&nbsp;'));
    return joinMarkdown(isLeast ? [markdown `over`, ...units] : units, ' ');
}

;// CONCATENATED MODULE: ./action/report/summary/limits.js

/** GitHub refuses a summary of more than 1 MiB; this leaves room for what else the step wrote. */
const LARGEST_SUMMARY_BYTES = 1_000_000;
/** The last one fits whatever the texts are: even where escapes make them four times as long. */
const STEPS = [
    { mostJobs: Number.POSITIVE_INFINITY, mostJobsWithTasks: 10, longestField: 1_000 },
    { mostJobs: Number.POSITIVE_INFINITY, mostJobsWithTasks: 10, longestField: 200 },
    { mostJobs: 1_000, mostJobsWithTasks: 5, longestField: 100 },
    { mostJobs: 100, mostJobsWithTasks: 1, longestField: 60 },
];
/** Spares rendering what cannot fit: cleaning millions of characters takes seconds. */
function canFit(jobs, { mostJobs, longestField }) {
    let characters = 0;
    for (const { job } of jobs.slice(0, mostJobs)) {
        for (const text of [job?.name ?? '', ...Object.values(jobInfoOf(job))]) {
            characters += Math.min(text.length, longestField);
        }
    }
    return characters <= LARGEST_SUMMARY_BYTES;
}

;// CONCATENATED MODULE: ./action/report/summary/progress-chart.js
/** A job's progress over time, as a mermaid xychart drawing. */

/** The chart draws values at even distances. So many show a step as a step. */
const POINTS = 241;
/** @returns nothing where progress did not move */
function renderProgressChart({ observations, endedAtMs }, { markdown, drawing }) {
    const seen = observations.flatMap(({ atMs, progress }) => progress === null ? [] : [{ atMs, progress }]);
    const [first] = seen;
    const untilMs = Math.max(endedAtMs ?? 0, seen.at(-1)?.atMs ?? 0);
    const hasMoved = seen.some(({ progress }) => progress !== first?.progress);
    if (first === undefined || !hasMoved || untilMs <= first.atMs)
        return [];
    const { name, inMs } = unitFor(untilMs, drawing);
    const scaled = (ms) => Number((ms / inMs).toFixed(2));
    const [start, ...points] = sample(seen, untilMs).map((value) => Number(value.toFixed(1)));
    return [
        markdown `#### Progress over time`,
        drawingBlock([
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
            drawing `  x-axis "${name} since the wait began" ${scaled(first.atMs)} --> ${scaled(untilMs)}`,
            drawing `  y-axis "progress in %" 0 --> 100`,
            drawing `  line [${points.reduce((list, value) => drawing `${list}, ${value}`, drawing `${start ?? 0}`)}]`,
        ]),
        markdown `Progress as it was last seen: it changes only where a check saw it change.`,
    ];
}
/** What was last seen at each of the moments; between two checks nothing is made up. */
function sample(seen, untilMs) {
    const fromMs = seen[0]?.atMs ?? 0;
    let next = 0;
    return Array.from({ length: POINTS }, (_, index) => {
        // The last moment exactly, whatever the division leaves.
        const atMs = index === POINTS - 1 ? untilMs : fromMs + (index * (untilMs - fromMs)) / (POINTS - 1);
        while ((seen[next]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs)
            next += 1;
        return seen[next - 1]?.progress ?? 0;
    });
}
function unitFor(ms, drawing) {
    if (ms < 120_000)
        return { name: drawing `seconds`, inMs: 1_000 };
    if (ms < 7_200_000)
        return { name: drawing `minutes`, inMs: 60_000 };
    return { name: drawing `hours`, inMs: 3_600_000 };
}

;// CONCATENATED MODULE: ./action/report/summary/tasks-table.js
/** The summary's tables of failing tasks, one for each job that has some. */




function renderTasksTables(jobs, { mostJobsWithTasks }, cleaner) {
    const { markdown } = cleaner;
    const tables = jobs
        .filter((job) => outcomeOf(job) !== 'succeeded')
        .map((job) => ({ job, tasks: parseFailedTasks(job.job?.extras ?? null) }))
        .filter(({ tasks }) => tasks.length > 0);
    const left = tables.length - mostJobsWithTasks;
    return [
        ...tables.slice(0, mostJobsWithTasks).flatMap(({ job, tasks }) => {
            const name = cleaner.prose(job.job?.name ?? job.id);
            const title = jobs.length === 1 ? markdown `` : markdown ` of ${name} ${job.id}`;
            return [
                markdown `#### ${tasks.length} failing ${tasks.length === 1 ? markdown `task` : markdown `tasks`}${title}`,
                renderTasks(tasks, cleaner),
                ...(tasks.length > MOST_TASKS
                    ? [markdown `${tasks.length - MOST_TASKS} more failing tasks are left out of this table.`]
                    : []),
            ];
        }),
        ...(left > 0 ? [markdown `The failing tasks of ${left} more jobs are left out.`] : []),
    ];
}
function renderTasks(tasks, { markdown, prose }) {
    return joinMarkdown([
        tableRow([markdown `Task`, markdown `State`, markdown `Message`]),
        tableRow([markdown `---`, markdown `---`, markdown `---`]),
        ...tasks
            .slice(0, MOST_TASKS)
            .map(({ id, status, errorMessage }) => tableRow([markdown `${id}`, prose(status), prose(errorMessage ?? '')])),
    ], '\n');
}

;// CONCATENATED MODULE: ./action/report/summary/timeline.js
/** The states of the jobs over time, as a mermaid gantt drawing. */





/** With more jobs than this, the worst and the slowest are drawn. */
const MOST_DRAWN = 8;
/** Of a job that goes back and forth, the last states are drawn. */
const MOST_STRETCHES = 20;
const MOST_STRETCHES_OF_MANY = 6;
/** @returns nothing where no state lasted */
function renderTimeline(jobs, cleaner) {
    const { markdown } = cleaner;
    const lasting = jobs.filter((job) => stretchesOf(job).some(({ fromMs, untilMs }) => untilMs > fromMs));
    if (lasting.length === 0)
        return [];
    const drawn = lasting.length <= MOST_DRAWN ? lasting : worstFirst(lasting).slice(0, MOST_DRAWN);
    const longestMs = Math.max(...drawn.map(({ endedAtMs }) => endedAtMs ?? 0));
    return [
        markdown `#### States over time`,
        ...(drawn.length < lasting.length
            ? [
                markdown `Of ${lasting.length} jobs, ${drawn.length} are drawn: the worst, then the slowest.`,
            ]
            : []),
        drawingBlock([
            ...renderFrame(longestMs, jobs.length > 1, cleaner),
            ...drawn.flatMap((job) => renderJob(job, jobs.length > 1, cleaner)),
        ]),
        markdown `A bar reaches from the check that first saw a state to the check that first saw the next.`,
    ];
}
function renderFrame(longestMs, hasNames, { drawing }) {
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
        drawing `  axisFormat ${axisFormat(longestMs, drawing)}`,
        drawing `  todayMarker off`,
    ];
}
function renderJob(record, isOneOfMany, cleaner) {
    const { drawing } = cleaner;
    const all = stretchesOf(record);
    const shown = all.slice(-(isOneOfMany ? MOST_STRETCHES_OF_MANY : MOST_STRETCHES));
    const skipped = all.length - shown.length;
    const outcome = outcomeOf(record);
    const isGood = outcome === 'succeeded' || outcome === 'abandoned';
    const mark = isGood ? drawing `milestone` : drawing `crit, milestone`;
    return [
        ...(isOneOfMany ? [drawing `  section ${record.id.slice(0, 8)} ${record.job?.name ?? ''}`] : []),
        ...shown.map((stretch, index) => renderStretch(stretch, skipped + index + 1, cleaner)),
        drawing `  ${all.length + 1}. ${OUTCOMES[outcome].end} :${mark}, ${momentOf(record.endedAtMs ?? 0, drawing)}, 0ms`,
    ];
}
function renderStretch({ status, fromMs, untilMs }, number, { drawing }) {
    const lastsMs = Math.round(untilMs - fromMs);
    const lasts = renderDuration(Math.round(lastsMs / 100) / 10);
    // Labels beside bars of mermaid's other kinds, `done` and `active`, are dark on dark.
    const kind = status === job_status_JobStatus.RETRY ? drawing `crit, ` : drawing ``;
    return drawing `  ${number}. ${status}, ${lasts} :${kind}${momentOf(fromMs, drawing)}, ${lastsMs}ms`;
}
/** Elapsed time as a time of day, or as a day and a time from `day 1` on. */
function axisFormat(longestMs, drawing) {
    if (longestMs < 3_600_000)
        return drawing `%-M:%S`;
    return longestMs < 86_400_000 ? drawing `%-H:%M` : drawing `day %-j, %-H:%M`;
}
/** Mermaid knows dates only: the wait begins with the year 2000, in any reader's time zone. */
function momentOf(atMs, drawing) {
    const date = new Date(Date.UTC(2000, 0, 1) + atMs);
    const two = (value) => (value < 10 ? drawing `0${value}` : drawing `${value}`);
    const [month, day] = [two(date.getUTCMonth() + 1), two(date.getUTCDate())];
    const [hour, minute] = [two(date.getUTCHours()), two(date.getUTCMinutes())];
    const milliseconds = date.getUTCMilliseconds();
    const zeros = milliseconds < 10 ? drawing `00` : milliseconds < 100 ? drawing `0` : drawing ``;
    return drawing `2000-${month}-${day} ${hour}:${minute}:${two(date.getUTCSeconds())}.${zeros}${milliseconds}`;
}

;// CONCATENATED MODULE: ./action/report/summary.js
/** The step summary as Markdown: a pure function of the record and the verdict. */







/** The summary with all that fits: fewer jobs and shorter texts where it would be too large. */
function renderSummary(record, verdict, cleaner) {
    const [whole, ...shorter] = STEPS;
    let summary = canFit(record.jobs, whole) ? renderWithin(whole, record, verdict, cleaner) : null;
    for (const limits of shorter) {
        if (summary !== null && Buffer.byteLength(summary.text) <= LARGEST_SUMMARY_BYTES)
            break;
        if (canFit(record.jobs, limits))
            summary = renderShortened(limits, record, verdict, cleaner);
    }
    return summary ?? joinMarkdown(renderHeading(record, verdict, cleaner), '\n\n');
}
function renderShortened(limits, record, verdict, cleaner) {
    return joinMarkdown([
        renderWithin(limits, record, verdict, cleaner.shortening(limits.longestField)),
        cleaner.markdown `To keep this summary small enough, texts were cut to ${limits.longestField} characters. The output ${'jobs'} tells more.`,
    ], '\n\n');
}
function renderWithin(limits, record, verdict, cleaner) {
    const { jobs } = record;
    const [only, ...others] = jobs;
    return joinMarkdown([
        ...renderHeading(record, verdict, cleaner),
        ...renderJobsTable(jobs, limits, cleaner),
        ...renderTasksTables(jobs, limits, cleaner),
        ...renderTimeline(jobs, cleaner),
        ...(only !== undefined && others.length === 0 ? renderProgressChart(only, cleaner) : []),
    ], '\n\n');
}

;// CONCATENATED MODULE: ./fiddler/backoff.js
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

;// CONCATENATED MODULE: ./fiddler/budget.js
/**
 * How many requests may be sent: at most 30 in any second and 900 in any minute, which is below what
 * Fiddler documents (30/s and 1,000/min), or less where the server turns out to grant less.
 */
/** Requests that may be sent at once, without any room between them. */
const LARGEST_BURST = 12;
/** A little below 900: a request may reach the server later than the one before it. */
const LARGEST_PER_MINUTE = 880;
/** However little seems to be granted, a job is worth a look every few seconds. */
const LEAST_PER_MINUTE = 12;
/** Stays this far below a limit that was found. */
const CAUTION = 0.95;
/** A `Retry-After` of up to this speaks of a limit by the second, a longer one of one by the minute. */
const SHORT_RETRY_MS = 5_000;
/** A limit that was found is doubted by a twentieth every ten minutes: it may have been raised. */
const RAISE_EVERY_MS = 600_000;
const RAISE = 1.05;
/** A token bucket whose size follows from the requests a minute. Pure: the time is a parameter. */
class Budget {
    #perMinute = LARGEST_PER_MINUTE;
    #tokens = LARGEST_BURST;
    #filledMs = Number.NEGATIVE_INFINITY;
    #changedMs = 0;
    /** When each request of the last minute was sent. */
    #sentMs = [];
    /** Requests a minute, at most, as it stands. */
    get perMinute() {
        return this.#perMinute;
    }
    /** How long until a request may be sent; 0 where that is now. */
    waitMs(nowMs) {
        this.#fill(nowMs);
        return this.#tokens >= 1 ? 0 : (1 - this.#tokens) * this.#msPerToken;
    }
    spend(nowMs) {
        this.#fill(nowMs);
        this.#tokens -= 1;
        this.#sentMs.push(nowMs);
        if (this.#sentMs.length > 2 * LARGEST_PER_MINUTE)
            this.#forget(nowMs);
    }
    /**
     * The server refused a request as one too many (429).
     *
     * @param retryAfterMs what it asked for, if it did
     * @param refused how many requests of the last minute were refused
     */
    lower(nowMs, retryAfterMs, refused) {
        this.#forget(nowMs);
        let granted = this.#sentMs.length - refused;
        let floor = 0;
        if (retryAfterMs === undefined) {
            // Nothing tells whether the limit is one by the second or by the minute: step by step.
            floor = this.#perMinute / 2;
        }
        else if (retryAfterMs <= SHORT_RETRY_MS) {
            const windowMs = Math.max(1_000, retryAfterMs);
            const recent = this.#sentMs.filter((atMs) => atMs > nowMs - windowMs).length;
            granted = (Math.max(1, recent - refused) * 60_000) / windowMs;
        }
        this.#perMinute = Math.max(LEAST_PER_MINUTE, Math.min(this.#perMinute * CAUTION, Math.max(floor, granted * CAUTION)));
        // One request may try when the pause is over; there is no burst behind it.
        this.#tokens = 1;
        this.#changedMs = nowMs;
    }
    get #burst() {
        return Math.max(1, Math.min(LARGEST_BURST, this.#perMinute / 20));
    }
    /** In a minute, a full bucket and what flows into it come to the requests a minute. */
    get #msPerToken() {
        return 60_000 / Math.max(this.#perMinute - this.#burst, this.#perMinute / 2);
    }
    #fill(nowMs) {
        if (this.#perMinute < LARGEST_PER_MINUTE && nowMs - this.#changedMs >= RAISE_EVERY_MS) {
            this.#perMinute = Math.min(LARGEST_PER_MINUTE, this.#perMinute * RAISE);
            this.#changedMs = nowMs;
        }
        this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#filledMs) / this.#msPerToken);
        this.#filledMs = nowMs;
    }
    #forget(nowMs) {
        this.#sentMs = this.#sentMs.filter((atMs) => atMs > nowMs - 60_000);
    }
}

;// CONCATENATED MODULE: ./fiddler/traffic.js
/** What all jobs of a wait share: the budget of requests, and the pause that a struggling server gets. */


/** A job whose turn has not come this long after its deadline goes without a last check. */
const LATEST_MS = 4_000;
/** From this the pauses after errors grow where no interval is set. */
const ADAPTIVE_PAUSE_MS = 1_000;
/** So many requests may be under way at once, however slow their answers are. */
const MOST_UNDER_WAY = 30;
/**
 * Lets requests pass one by one. After an error of the server as a whole, nobody asks until its
 * pause is over, then a single request tries, and all go on once that is answered. A job at its
 * deadline need not wait for the pause, since it has no later turn.
 */
class traffic_Traffic {
    #clock;
    #random;
    #intervalMs;
    #budget = new Budget();
    /** What is documented; it alone counts for last checks, whatever the server was found to grant. */
    #documented = new Budget();
    #waiters = new Set();
    #isPumping = false;
    #wakeUp = () => { };
    #underWay = 0;
    #errorsInARow = 0;
    #heldUntilMs = 0;
    /** When the pause began that holds now: what was sent before cannot have known of it. */
    #heldSinceMs = Number.NEGATIVE_INFINITY;
    #refusedMs = [];
    constructor({ clock, random, intervalMs }) {
        this.#clock = clock;
        this.#random = random;
        this.#intervalMs = intervalMs ?? ADAPTIVE_PAUSE_MS;
    }
    /** Requests a minute that are sent at most, as the server was found to grant them. */
    get perMinute() {
        return this.#budget.perMinute;
    }
    /**
     * Waits for the turn to send a request; `leave` has to follow.
     *
     * @param dueMs when the job was to be checked
     * @returns false where the turn did not come in time for the deadline
     * @throws the signal's reason when `signal` is aborted
     */
    enter(dueMs, deadlineMs, signal) {
        signal?.throwIfAborted();
        return new Promise((resolve, reject) => {
            const waiter = {
                dueMs,
                deadlineMs,
                // Whoever comes late because the machine slept is not too late for that.
                latestMs: Math.max(deadlineMs, this.#clock.nowMs()) + LATEST_MS,
                go: (mayAsk) => {
                    signal?.removeEventListener('abort', onAbort);
                    this.#waiters.delete(waiter);
                    resolve(mayAsk);
                },
            };
            const onAbort = () => {
                this.#waiters.delete(waiter);
                this.#wakeUp();
                reject(signal?.reason);
            };
            signal?.addEventListener('abort', onAbort, { once: true });
            this.#waiters.add(waiter);
            this.#wakeUp();
            void this.#pump();
        });
    }
    /** A request that was let through has ended, in whatever way. */
    leave() {
        this.#underWay -= 1;
        this.#wakeUp();
    }
    /** The server answered as it should. */
    answered() {
        this.#errorsInARow = 0;
    }
    /**
     * The server met a request with an error that may pass.
     *
     * @param sentMs when that request was sent
     * @param ownErrorsInARow how many the job has had, this one included
     * @returns the pause for the job, in milliseconds
     */
    troubled(error, sentMs, ownErrorsInARow) {
        const nowMs = this.#clock.nowMs();
        const retryAfterMs = error.retryAfterMs ?? 0;
        const random = this.#random();
        const ownPauseMs = Math.max(backoffMs(ownErrorsInARow, this.#intervalMs, random), retryAfterMs);
        // What is wrong with one job for good says nothing about the others.
        if (error.isPermanent)
            return ownPauseMs;
        if (error.statusCode === 429)
            this.#refusedMs.push(nowMs);
        // Requests that were sent together fail together: all that is one trouble, and counts once.
        if (sentMs >= this.#heldSinceMs) {
            this.#errorsInARow += 1;
            this.#heldSinceMs = nowMs;
            this.#heldUntilMs = nowMs + backoffMs(this.#errorsInARow, this.#intervalMs, random);
            if (error.statusCode === 429) {
                this.#refusedMs = this.#refusedMs.filter((atMs) => atMs > nowMs - 60_000);
                this.#budget.lower(nowMs, error.retryAfterMs, this.#refusedMs.length);
            }
        }
        this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + retryAfterMs);
        return Math.max(ownPauseMs, this.#heldUntilMs - nowMs);
    }
    async #pump() {
        if (this.#isPumping)
            return;
        this.#isPumping = true;
        for (let waiter = this.#first(); waiter !== undefined; waiter = this.#first()) {
            const nowMs = this.#clock.nowMs();
            const waitMs = this.#waitMs(waiter, nowMs);
            if (nowMs > waiter.latestMs) {
                waiter.go(false);
            }
            else if (waitMs <= 0) {
                this.#budget.spend(nowMs);
                this.#documented.spend(nowMs);
                this.#underWay += 1;
                waiter.go(true);
            }
            else {
                await this.#nap(Math.ceil(Math.min(waitMs, this.#nextDeadlineMs(nowMs) - nowMs)));
            }
        }
        this.#isPumping = false;
    }
    /** How long until `waiter` may ask: until something changes (infinite) where that is unknown. */
    #waitMs({ deadlineMs }, nowMs) {
        const documentedMs = this.#documented.waitMs(nowMs);
        if (nowMs >= deadlineMs)
            return documentedMs;
        const budgetMs = Math.max(documentedMs, this.#budget.waitMs(nowMs));
        const mostUnderWay = this.#errorsInARow > 0 ? 1 : MOST_UNDER_WAY;
        if (this.#underWay >= mostUnderWay)
            return Number.POSITIVE_INFINITY;
        return Math.max(budgetMs, this.#heldUntilMs - nowMs);
    }
    /** Whoever is at its deadline, then whoever is due first. */
    #first() {
        const nowMs = this.#clock.nowMs();
        let first;
        for (const waiter of this.#waiters) {
            if (first === undefined || rank(waiter, nowMs) < rank(first, nowMs))
                first = waiter;
        }
        return first;
    }
    /** The next moment at which a waiter may not be kept waiting as before. */
    #nextDeadlineMs(nowMs) {
        let nextMs = Number.POSITIVE_INFINITY;
        for (const { deadlineMs, latestMs } of this.#waiters) {
            const atMs = deadlineMs > nowMs ? deadlineMs : latestMs + 1;
            nextMs = Math.min(nextMs, atMs);
        }
        return nextMs;
    }
    async #nap(delayMs) {
        const awake = new AbortController();
        const woken = new Promise((resolve) => {
            this.#wakeUp = resolve;
        });
        const sleep = this.#clock.sleep(delayMs, awake.signal).catch(() => { });
        await Promise.race([woken, sleep]);
        awake.abort();
    }
}
function rank({ dueMs, deadlineMs }, nowMs) {
    return deadlineMs <= nowMs ? Number.NEGATIVE_INFINITY : dueMs;
}

;// CONCATENATED MODULE: ./action/wait/estimate.js
/** How long a job still takes, told by the progress it made: only where that is steady. */

/** Progress that was faster or slower by more than this, now against before, foretells nothing. */
const STEADY_FACTOR = 2;
/** Fewer moves of progress tell no speed: the first is often the start alone. */
const FEWEST_MOVES = 2;
/**
 * The time left, in milliseconds, at the last of the observations.
 *
 * @param observations changes only, the oldest first
 * @returns null where progress allows no estimate
 */
function estimateLeftMs(observations) {
    const run = currentRun(observations);
    const [first, middle, last] = [run[0], run[Math.floor((run.length - 1) / 2)], run.at(-1)];
    if (run.length <= FEWEST_MOVES || !first || !middle || !last)
        return null;
    const early = speed(first, middle);
    const late = speed(middle, last);
    const isSteady = Math.max(early, late) <= STEADY_FACTOR * Math.min(early, late);
    return isSteady ? (100 - last.progress) / speed(first, last) : null;
}
/** Progress since the job last started: a retry sets it back, and it begins again. */
function currentRun(observations) {
    const run = [];
    for (const { atMs, status, progress } of observations.toReversed()) {
        const next = run[0];
        if (status !== job_status_JobStatus.STARTED || progress === null)
            break;
        if (next !== undefined && (progress >= next.progress || atMs >= next.atMs))
            break;
        run.unshift({ atMs, progress });
    }
    return run;
}
/** Points in a millisecond. */
function speed(from, to) {
    return (to.progress - from.progress) / (to.atMs - from.atMs);
}

;// CONCATENATED MODULE: ./action/wait/log.js





/** Where no interval is set, a healthy job is checked at least this often. */
const LONGEST_ADAPTIVE_MS = 10_000;
function renderTitle({ jobs, timeoutSeconds }, { line }) {
    const what = jobs.length === 1 ? `job ${jobs[0]?.id}` : `${jobs.length} jobs`;
    return line `Waiting for ${what}, at most ${renderDuration(timeoutSeconds)}`;
}
/** Tells that there are more jobs than can be checked as often as asked for; null where not. */
function log_renderStretch(jobs, intervalMs, perMinute, { line }) {
    const roundMs = (jobs * 60_000) / perMinute;
    if (roundMs <= (intervalMs ?? LONGEST_ADAPTIVE_MS))
        return null;
    return line `With ${jobs} jobs and at most ${perMinute} requests a minute, each job is checked about every ${renderDuration(roundMs / 1000)}, those likeliest to end soon first.`;
}
/** `0:06  Ingestion dataset Upload: STARTED, progress: 12.5%  ██░░░░░░░░  about 40 s left` */
function renderChange({ label, job }, observations, elapsedMs, { line }) {
    const leftMs = isFinalStatus(job.status) ? null : estimateLeftMs(observations);
    const bar = job.progress === null ? '' : `  ${progressBar(job.progress)}`;
    const left = leftMs === null ? '' : `  about ${roundly(leftMs / 1000)} left`;
    return line `${at(elapsedMs)}  ${label}: ${describeState(job)}${bar}${left}`;
}
const BAR_LENGTH = 10;
/** Full at 100 % alone, and empty at 0 % alone. */
function progressBar(progress) {
    const filled = progress >= 100 ? BAR_LENGTH : Math.min(BAR_LENGTH - 1, Math.ceil(progress / 10));
    return '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled);
}
/** As exact as an estimate is: to 5 seconds, from a minute to half minutes, from an hour to 10 minutes. */
function roundly(seconds) {
    const stepSeconds = seconds < 55 ? 5 : seconds < 600 ? 30 : seconds < 3_600 ? 60 : 600;
    return renderDuration(Math.max(1, Math.round(seconds / stepSeconds)) * stepSeconds);
}
function renderTrouble({ error, pauseMs }, elapsedMs, { line }) {
    const next = pauseMs === null
        ? 'that was the last check'
        : `next check in ${renderDuration(pauseMs / 1000)}`;
    return line `${at(elapsedMs)}  ${error.message}; ${next}`;
}
/** The server turned out to grant fewer requests than are documented. */
function renderGrant(perMinute, elapsedMs, { line }) {
    return line `${at(elapsedMs)}  Fiddler refuses so many requests: going on with at most ${Math.floor(perMinute)} a minute`;
}
/** The line for a minute in which nothing changed. */
function renderHeartbeat(record, elapsedMs, { line }) {
    const { job, observations } = record;
    if (job === null)
        return line `${at(elapsedMs)}  job ${record.id} could not be read yet`;
    const unchangedMs = elapsedMs - (observations.at(-1)?.atMs ?? 0);
    return line `${at(elapsedMs)}  ${job.name}: still ${describeState(job)}, unchanged for ${renderClock(unchangedMs / 1000)}`;
}
/** `37 of 120 done, 2 running longest: …` */
function renderOverview({ jobs }, elapsedMs, labelOf, { line }) {
    const running = jobs
        .filter(({ job, end }) => end === null && job !== null && job.status !== job_status_JobStatus.PENDING)
        .sort((a, b) => startMsOf(a) - startMsOf(b));
    const longest = running
        .slice(0, 2)
        .map(labelOf)
        .flatMap((labelled) => labelled === null ? [] : [`${labelled.label}: ${describeState(labelled.job)}`]);
    const done = jobs.filter(({ end }) => end !== null).length;
    const tail = longest.length === 0 ? '' : `, ${longest.length} running longest: ${longest.join('; ')}`;
    return line `${at(elapsedMs)}  ${done} of ${jobs.length} done${tail}`;
}
function renderUnknownState({ name, id, status }, { line }) {
    return line `${name}[${id}] is in the state ${status}, which is newer than this action. It is waited on until it is SUCCESS, FAILURE or REVOKED.`;
}
/** Elapsed time, aligned for waits of less than ten hours. */
function at(elapsedMs) {
    return renderClock(elapsedMs / 1000).padStart(7);
}

;// CONCATENATED MODULE: ./action/wait/journal.js


/** The longest that the log is silent. */
const HEARTBEAT_MS = 60_000;
/** With several jobs, how often a line tells of the whole. */
const OVERVIEW_MS = 30_000;
/** With several jobs, the same trouble is told again only after this time. */
const TROUBLE_MS = 10_000;
/** With more jobs than this, progress is not told, only changes of state. */
const MOST_WITH_PROGRESS = 10;
/** With more jobs than this, only ends are told. */
const MOST_WITH_STATES = 100;
class Journal {
    #wait;
    #runner;
    #cleaner;
    #clock;
    #elapsedMs;
    #ended = new AbortController();
    #hasWarnedOfState = false;
    #toldTroubleMs = new Map();
    #lastLineMs = 0;
    #perMinute = Number.POSITIVE_INFINITY;
    constructor(wait, { runner, cleaner, clock, elapsedMs }) {
        this.#wait = wait;
        this.#runner = runner;
        this.#cleaner = cleaner;
        this.#clock = clock;
        this.#elapsedMs = elapsedMs;
    }
    /** @param perMinute the requests that may be sent in a minute, for all jobs */
    begin(intervalMs, perMinute) {
        this.#perMinute = perMinute;
        this.#runner.startGroup(renderTitle(this.#wait, this.#cleaner));
        const stretch = log_renderStretch(this.#wait.jobs.length, intervalMs, perMinute, this.#cleaner);
        if (stretch !== null)
            this.#tell(stretch);
        void this.#beat();
    }
    end() {
        this.#ended.abort();
        this.#runner.endGroup();
    }
    answer(record, job, changed) {
        if (!isKnownStatus(job.status) && !this.#hasWarnedOfState) {
            this.#hasWarnedOfState = true;
            this.#runner.warn(renderUnknownState(job, this.#cleaner));
        }
        const jobs = this.#wait.jobs.length;
        const isTold = changed !== 'nothing' &&
            (isFinalStatus(job.status) ||
                jobs <= MOST_WITH_PROGRESS ||
                (changed === 'state' && jobs <= MOST_WITH_STATES));
        if (!isTold)
            return;
        const labelled = this.#label(record, job);
        const { observations } = record;
        this.#tell(renderChange(labelled, observations, this.#elapsedMs(), this.#cleaner));
    }
    /** @param perMinute the requests that may be sent in a minute after it, for all jobs */
    trouble(check, perMinute) {
        const { label } = check.error;
        const nowMs = this.#elapsedMs();
        const toldMs = this.#toldTroubleMs.get(label) ?? Number.NEGATIVE_INFINITY;
        if (this.#wait.jobs.length === 1 || nowMs - toldMs >= TROUBLE_MS) {
            this.#toldTroubleMs.set(label, nowMs);
            this.#tell(renderTrouble(check, nowMs, this.#cleaner));
        }
        if (perMinute < this.#perMinute && this.#wait.jobs.length > 1) {
            this.#tell(renderGrant(perMinute, nowMs, this.#cleaner));
        }
        this.#perMinute = perMinute;
    }
    async #beat() {
        const { signal } = this.#ended;
        const [only, ...others] = this.#wait.jobs;
        let lastOverviewMs = 0;
        while (!signal.aborted && only !== undefined) {
            // With several jobs the whole is told of in any case, with one only after a silence.
            const toldMs = others.length > 0 ? lastOverviewMs : this.#lastLineMs;
            const wakeMs = toldMs + (others.length > 0 ? OVERVIEW_MS : HEARTBEAT_MS);
            const nowMs = this.#elapsedMs();
            if (wakeMs > nowMs) {
                await this.#clock.sleep(wakeMs - nowMs, signal).catch(() => { });
            }
            else if (others.length > 0) {
                lastOverviewMs = nowMs;
                this.#tell(renderOverview(this.#wait, nowMs, (job) => this.#labelOf(job), this.#cleaner));
            }
            else {
                this.#tell(renderHeartbeat(only, nowMs, this.#cleaner));
            }
        }
    }
    #labelOf(record) {
        return record.job === null ? null : this.#label(record, record.job);
    }
    #label({ id }, job) {
        // Jobs that are waited for together often have the same name.
        const isAlone = this.#wait.jobs.length === 1;
        return { job, label: isAlone ? job.name : `${job.name} (${id.slice(0, 8)})` };
    }
    #tell(line) {
        this.#runner.info(line);
        this.#lastLineMs = this.#elapsedMs();
    }
}

;// CONCATENATED MODULE: ./action/wait/wait.js







/** What reading the tasks of failed jobs may take, and how far it may reach past the deadline. */
const TASKS_MS = 5_000;
/** The tasks of so many failed jobs are read; the reports would show no more of them. */
const MOST_EXPLAINED = 10;
/** The wait for the other jobs is over because one did not succeed (fail-fast). */
class Abandoned extends Error {
    name = 'Abandoned';
}
async function waitForJobs(inputs, around) {
    const { runner, cleaner, signal, clock, random } = around;
    const wait = newWaitRecord(inputs.jobIds, inputs.timeoutSeconds);
    const startMs = clock.nowMs();
    const elapsedMs = () => clock.nowMs() - startMs;
    const intervalMs = inputs.intervalSeconds === null ? null : inputs.intervalSeconds * 1000;
    const traffic = new traffic_Traffic({ clock, random, intervalMs });
    const journal = new Journal(wait, { runner, cleaner, clock, elapsedMs });
    const stop = new AbortController();
    const onCancel = () => stop.abort(signal.reason);
    if (signal.aborted)
        onCancel();
    signal.addEventListener('abort', onCancel, { once: true });
    const followOne = async (record) => {
        try {
            const checks = follow_follow(record.id, {
                reader: around.reader,
                traffic,
                intervalMs,
                timeoutMs: inputs.timeoutSeconds * 1000,
                verbose: inputs.verbose,
                signal: stop.signal,
                clock,
            });
            for await (const check of checks) {
                if (check.kind === 'error')
                    journal.trouble(check, traffic.perMinute);
                else
                    journal.answer(record, check.job, record_observe(record, check.job, elapsedMs()));
            }
        }
        catch (error) {
            record_close(record, endOf(error), elapsedMs());
        }
        // At the deadline all others end anyway, and their last checks may be under way.
        const isTimeLeft = elapsedMs() < inputs.timeoutSeconds * 1000;
        if (inputs.failFast && isTimeLeft && record.job?.status !== job_status_JobStatus.SUCCESS) {
            stop.abort(new Abandoned());
        }
    };
    journal.begin(intervalMs, traffic.perMinute);
    try {
        await Promise.all(wait.jobs.map(followOne));
        wait.elapsedSeconds = elapsedMs() / 1000;
        const leftMs = inputs.timeoutSeconds * 1000 + TASKS_MS - elapsedMs();
        await readFailedTasks(wait.jobs, Math.min(TASKS_MS, leftMs), around);
    }
    finally {
        journal.end();
        signal.removeEventListener('abort', onCancel);
    }
    return wait;
}
/** @throws whatever is no way in which a wait may end: a defect */
function endOf(error) {
    if (error instanceof Cancelled)
        return { kind: 'cancelled', signalName: error.signalName };
    if (error instanceof Abandoned)
        return { kind: 'abandoned' };
    if (error instanceof FiddlerError)
        return { kind: 'error', error };
    throw error;
}
/** A failure is explained by its tasks, which a plain check does not bring. */
async function readFailedTasks(jobs, timeoutMs, { reader, runner, cleaner, signal }) {
    const failed = jobs.filter(({ job }) => job?.status === job_status_JobStatus.FAILURE && job.extras === null);
    await Promise.all(failed.slice(0, MOST_EXPLAINED).map(async (record) => {
        if (record.job === null)
            return;
        try {
            const details = await reader.readJob(record.id, { verbose: true, timeoutMs, signal });
            // The state was decided by the check that ended the wait; this read only explains it.
            record.job = { ...record.job, extras: details.job.extras };
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            runner.info(cleaner.line `The tasks of ${record.id} could not be read: ${why}`);
        }
    }));
}

;// CONCATENATED MODULE: ./action/run.js
/** The action from its inputs to its verdict. */









/**
 * Waits as the inputs say and reports to the runner.
 *
 * @returns true where the step may turn green: every job ended as SUCCESS and the outputs that say
 * so are written
 */
async function run({ runner, signal, clock, random }) {
    const token = loadToken();
    if (token !== '')
        runner.maskSecret(token);
    const cleaner = new Cleaner([token]);
    try {
        const inputs = loadInputs();
        for (const warning of findRisks(inputs.site, process.env))
            runner.warn(cleaner.line `${warning}`);
        const reader = new FiddlerClient({ url: inputs.site, token: inputs.token });
        try {
            const around = { reader, runner, cleaner, signal, clock, random };
            return report(await waitForJobs(inputs, around), inputs, around);
        }
        finally {
            reader.close();
        }
    }
    catch (error) {
        return reportNoWait(error, { runner, cleaner });
    }
}
/** There is nothing to report but an error: of the inputs, or a defect of the action itself. */
function reportNoWait(error, { runner, cleaner }) {
    const [reason, problems] = error instanceof InvalidInput
        ? [error.name, error.problems]
        : ['Error', [`The action failed by a defect of its own: ${stackOf(error)}`]];
    const unwritten = writeOutputs(renderNoWaitOutputs(reason, problems, cleaner), runner);
    const told = unwritten === null ? problems : [...problems, unwritten];
    runner.fail(told.map((problem) => cleaner.line `${problem}`));
    return false;
}
function report(record, inputs, { runner, cleaner }) {
    const { line } = cleaner;
    const judged = decide(record);
    const jobs = renderJobs(record.jobs, cleaner);
    const unwritten = writeOutputs(renderOutputs(record, judged, jobs.text, cleaner), runner);
    // Whoever reads the outputs afterwards would take them for something else.
    const verdict = unwritten === null ? judged : refuse(judged, unwritten);
    for (const result of renderResults(record, cleaner))
        runner.info(result);
    if (jobs.leftOut !== '') {
        runner.info(line `The output \`jobs\` would be too large for the runner. Left out: ${jobs.leftOut}`);
    }
    if (inputs.summary) {
        try {
            runner.addSummary(renderSummary(record, verdict, cleaner));
        }
        catch (error) {
            // A summary is a courtesy: without one, the result stays what it is.
            runner.warn(line `The step summary could not be written: ${run_messageOf(error)}`);
        }
    }
    if (!verdict.succeeded) {
        runner.fail([verdict.sentence, ...verdict.details].map((text) => line `${text}`));
    }
    return verdict.succeeded;
}
/** @returns what went wrong, or null where all is written */
function writeOutputs(outputs, runner) {
    try {
        runner.setOutputs(outputs);
        return null;
    }
    catch (error) {
        return `The outputs could not be written: ${run_messageOf(error)}`;
    }
}
function run_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** Whatever was thrown need not be an Error. */
function stackOf(error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: ./action/runner.js
/** The GitHub runner, to which nothing is printed but cleaned text. */


const githubRunner = {
    maskSecret: (secret) => core_setSecret(secret),
    info: ({ text }) => info(text),
    warn: ({ text }) => warning(text),
    startGroup: ({ text }) => startGroup(text),
    endGroup: () => endGroup(),
    fail: (lines) => setFailed(lines.map(({ text }) => text).join('\n')),
    setOutputs: (outputs) => {
        const file = process.env['GITHUB_OUTPUT'];
        // core.setOutput appends one by one and loads node's crypto for its delimiters, which takes as
        // long as all of the rest.
        if (file)
            (0,external_node_fs_namespaceObject.appendFileSync)(file, Object.entries(outputs).map(renderOutput).join(''));
        else
            for (const [name, value] of Object.entries(outputs))
                setOutput(name, value);
    },
    addSummary: ({ text }) => {
        const file = process.env['GITHUB_STEP_SUMMARY'];
        // core.summary checks and writes in several asynchronous steps; one append is all there is to do.
        if (file)
            (0,external_node_fs_namespaceObject.appendFileSync)(file, `${text}\n`);
    },
};
/** `name<<delimiter`, the value, and the delimiter, which is none of the value's lines. */
function renderOutput([name, value]) {
    const lines = new Set(value.split(/\r\n|\n|\r/));
    let count = 0;
    while (lines.has(`end_of_output_${count}`))
        count += 1;
    const delimiter = `end_of_output_${count}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

;// CONCATENATED MODULE: ./index.js
/** The action's entry: red until proved green. */
process.exitCode = 1;




/** What is still open after the report, such as a proxy that hangs, may not keep the step waiting. */
const LINGER_MS = 300;
// Users can do nothing about what a dependency uses: a proxy with a password would print one.
process.noDeprecation = true;
// A log that nobody reads any more is no reason to leave the outputs unwritten.
process.stdout.on('error', () => { });
run({ runner: githubRunner, signal: cancellationSignal(), clock: clock_systemClock, random: Math.random })
    .then((succeeded) => {
    if (succeeded)
        process.exitCode = 0;
})
    .finally(() => {
    setTimeout(endAtOnce, LINGER_MS).unref();
});
function endAtOnce() {
    // process.exit waits for a name that is being looked up, for half a minute if no server answers.
    const isLookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
    if (isLookingUp && process.exitCode !== 0)
        process.kill(process.pid, 'SIGKILL');
    process.exit();
}

})();

module.exports = __webpack_exports__;
/******/ })()
;