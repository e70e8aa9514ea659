// Replaces undici in the bundle (`paths` in tsconfig.json, which ncc also applies within node_modules):
// @actions/http-client imports it for an API that the action does not use.
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle');
  }
}
