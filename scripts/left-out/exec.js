// Stands in the bundle for @actions/exec: see scripts/build.js.
export function getExecOutput() {
  throw new Error('@actions/exec is not part of this bundle');
}
