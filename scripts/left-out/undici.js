// Stands in the bundle for undici: see scripts/build.js.
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle');
  }
}
