// Replaces @actions/exec in the bundle (`paths` in tsconfig.json, which ncc also applies within
// node_modules): @actions/core imports it for functions that the action never calls.
export function getExecOutput() {
  throw new Error('@actions/exec is not part of this bundle');
}
