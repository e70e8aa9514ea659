/** What is legal about the surroundings of a wait, and yet worth a warning. */
import { isClearText } from './site.ts';

/**
 * @param isBypassed whether requests to a site go past proxies
 * @returns a sentence for each risk; none of them shows a value that may hold a password
 */
export function findRisks(
  site: URL,
  env: NodeJS.ProcessEnv,
  isBypassed: (site: URL) => boolean,
): readonly string[] {
  const risks: string[] = [];
  if (isClearText(site)) {
    risks.push(
      `The API key travels unencrypted to ${site.origin}. Use https:// where the site has it.`,
    );
  }
  if (site.protocol === 'https:' && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    risks.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 lets any server pass itself off as the Fiddler site. Use ' +
        'NODE_EXTRA_CA_CERTS to trust a private authority instead.',
    );
  }
  const proxy = findProxy(site, env);
  if (proxy !== null && !isUsableProxy(proxy.value) && !isBypassed(site)) {
    risks.push(
      `${proxy.variable} is not a usable proxy address; give one such as http://proxy.example:3128. ` +
        'Until then it may be ignored, or no request may get through.',
    );
  }
  return risks;
}

/** The variable that http-client takes the proxy for a site from. */
function findProxy(site: URL, env: NodeJS.ProcessEnv): { variable: string; value: string } | null {
  const lowerCase = site.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  for (const variable of [lowerCase, lowerCase.toUpperCase()]) {
    const value = env[variable];
    if (value) return { variable, value };
  }
  return null;
}

function isUsableProxy(value: string): boolean {
  // As http-client does: it adds http:// only where the text is no URL without it.
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
