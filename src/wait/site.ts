/** The address of a Fiddler site. */

/**
 * Returns the origin of an address, `https://` or `http://`: path, query and fragment are dropped, so
 * the address of any page of the site works.
 *
 * @throws RangeError for anything else, and if the address contains a user or password
 */
export function parseSite(text: string): URL {
  if (!/^https?:\/\//i.test(text)) {
    throw notAnAddress(
      text,
      'It must start with https:// or http://, for example https://acme.fiddler.ai.',
    );
  }
  if (!URL.canParse(text)) {
    throw notAnAddress(
      text,
      'Its host or port is invalid. Expected an address like https://acme.fiddler.ai.',
    );
  }
  const url = new URL(text);
  // A # or ? in a password ends the address for a parser, which takes the rest for the host.
  const mayHavePassword = /^[^/]*\/\/[^/]*@/.test(text);
  if (mayHavePassword || url.username !== '' || url.password !== '') {
    throw notAnAddress(text, 'It must not contain a user or password; Fiddler takes an API key.');
  }
  return new URL(url.origin);
}

/** Returns true if an API key would cross a network unencrypted. */
export function isClearText(site: URL): boolean {
  return site.protocol === 'http:' && !isLoopback(site.hostname);
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^\[::ffff:7f[\da-f]{2}:/.test(hostname) ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

function notAnAddress(text: string, why: string): RangeError {
  return new RangeError(`"${withoutPassword(text)}" is not a valid address. ${why}`);
}

/** Hides the parts of an address that may be a secret: before an @, instead of a port, in a query. */
function withoutPassword(address: string): string {
  return address
    .replace(/^([a-z+.-]*:\/*)?.*@/is, '$1***@')
    .replace(/[?#].*/s, '')
    .replace(/(:\/\/[^/:]*):(?!\d+(?:\/|$))[^/]*/, '$1:***');
}
