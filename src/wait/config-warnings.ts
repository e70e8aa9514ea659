/** Settings that are allowed and still worth a warning. */
import { isClearText } from './site.ts';

/**
 * Returns a sentence for each; none shows a value that may contain a password.
 *
 * @param isBypassed whether requests to a site bypass the proxy
 */
export function findConfigWarnings(
  site: URL,
  env: NodeJS.ProcessEnv,
  isBypassed: (site: URL) => boolean,
): readonly string[] {
  const warnings: string[] = [];
  if (isClearText(site)) {
    warnings.push(
      `The API key travels unencrypted to ${site.origin}. Use https:// where the site has it.`,
    );
  }
  if (site.protocol === 'https:' && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    warnings.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 lets any server pass itself off as the Fiddler site. Use ' +
        'NODE_EXTRA_CA_CERTS to trust a private authority instead.',
    );
  }
  const proxy = findProxy(site, env);
  if (proxy !== null && !isUsableProxy(proxy.value) && !isBypassed(site)) {
    warnings.push(
      `${proxy.variable} is not a usable proxy address; give one such as http://proxy.example:3128. ` +
        'Until then it may be ignored, or no request may get through.',
    );
  }
  return warnings;
}

/** Returns the variable that http-client takes the proxy from. */
function findProxy(site: URL, env: NodeJS.ProcessEnv): { variable: string; value: string } | null {
  const lowerCase = site.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  for (const variable of [lowerCase, lowerCase.toUpperCase()]) {
    const value = env[variable];
    if (value) return { variable, value };
  }
  return null;
}

function isUsableProxy(value: string): boolean {
  // As http-client does: it adds http:// only if the text is not a URL without it.
  const address = URL.canParse(value) || /^https?:/.test(value) ? value : `http://${value}`;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
