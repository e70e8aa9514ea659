// Stands in the bundle for tunnel, and loads it only where there is a proxy: see scripts/bundle.js.
const load = () => require('../../node_modules/tunnel/lib/tunnel.js');
module.exports = {
  httpOverHttp: (options) => load().httpOverHttp(options),
  httpsOverHttp: (options) => load().httpsOverHttp(options),
  httpOverHttps: (options) => load().httpOverHttps(options),
  httpsOverHttps: (options) => load().httpsOverHttps(options),
};
