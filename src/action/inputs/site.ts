/** Why a text is no address of a Fiddler site; the message tells what is allowed instead. */
export class InvalidSite extends Error {
  override readonly name = 'InvalidSite';
}

/**
 * The site in an address: `https://` or `http://`, without path, query and fragment, so that the
 * address of any of its pages works.
 *
 * @throws InvalidSite for anything else, and where the address holds a user or password
 */
export function parseSite(text: string): URL {
  if (!/^https?:\/\//i.test(text)) {
    throw new InvalidSite('It must start with https:// or http://, as in https://acme.fiddler.ai.');
  }
  if (!URL.canParse(text)) {
    throw new InvalidSite(
      'Its host or port is not valid; an address is as in https://acme.fiddler.ai.',
    );
  }
  const url = new URL(text);
  // A # or ? in a password ends the address for a parser, and the rest would be taken for the host.
  const mayHoldPassword = /^[^/]*\/\/[^/]*@/.test(text);
  if (mayHoldPassword || url.username !== '' || url.password !== '') {
    throw new InvalidSite('It must not hold a user or password; the API key goes into `token`.');
  }
  return new URL(url.origin);
}

/** True where an API key would cross a network unencrypted. */
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
