// Stands in the bundle for @actions/exec: see scripts/bundle.js.
export function getExecOutput() {
  throw new Error('@actions/exec is not part of this bundle');
}
