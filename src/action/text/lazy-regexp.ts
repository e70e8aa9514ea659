/**
 * A pattern that is made when it is first needed. Unicode classes take up to a millisecond to check
 * as soon as a file with such a literal is read, and most waits print hardly anything but ASCII.
 *
 * @param source as in a literal
 * @param flags as in a literal
 */
export function lazyRegExp(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
