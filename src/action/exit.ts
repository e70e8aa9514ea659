/** A log that nobody reads does not keep the step waiting for longer than this. */
const UNREAD_MS = 5_000;
/** What is still open after the report does not keep it waiting for longer than this. */
const LINGER_MS = 300;

/**
 * Ends the process as soon as its log is written, whatever is still open (a connection that is kept
 * alive, a proxy that hangs), with the exit code that is set by then. Left to itself, node would
 * first put everything away, which takes a millisecond.
 */
export function exitOnceLogged(): void {
  setTimeout(endAtOnce, UNREAD_MS).unref();
  process.stdout.write('', () => {
    if (isLookingUp()) setTimeout(endAtOnce, LINGER_MS).unref();
    else process.exit();
  });
}

/** process.exit waits for a name that is being looked up, for half a minute if no server answers. */
function isLookingUp(): boolean {
  return process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
}

function endAtOnce(): void {
  if (isLookingUp() && process.exitCode !== 0) process.kill(process.pid, 'SIGKILL');
  process.exit();
}
