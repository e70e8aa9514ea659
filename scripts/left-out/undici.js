// Stands in the bundle for undici: see scripts/bundle.js.
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle');
  }
}
