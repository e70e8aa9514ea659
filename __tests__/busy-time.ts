/**
 * How long a piece of work keeps the processor busy, in milliseconds. Unlike the time on the clock, it
 * hardly tells whether other processes are at work, too.
 */
export function busyMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
