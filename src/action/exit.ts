/** What is still open after the report, such as a proxy that hangs, may not keep the step waiting. */
const LINGER_MS = 300;

/** Has the process end soon, whatever is still open, with the exit code that is set by then. */
export function exitSoon(): void {
  setTimeout(endAtOnce, LINGER_MS).unref();
}

function endAtOnce(): void {
  // process.exit waits for a name that is being looked up, for half a minute if no server answers.
  const isLookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
  if (isLookingUp && process.exitCode !== 0) process.kill(process.pid, 'SIGKILL');
  process.exit();
}
