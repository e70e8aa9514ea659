/** Settings that are allowed and still worth a warning. */
import { existsSync } from 'node:fs';
import { findProxySetting } from '../fiddler/http/proxy.ts';
import { isClearText } from './site.ts';

/** Returns a sentence for each; none shows a value that may contain a password. */
export function findConfigWarnings(site: URL, env: NodeJS.ProcessEnv): readonly string[] {
  const warnings: string[] = [];
  if (isClearText(site)) {
    warnings.push(
      `The API key is sent unencrypted to ${site.origin}. Use https:// if the site supports it.`,
    );
  }
  if (site.protocol === 'https:' && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    warnings.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 disables certificate checks: any server can pose as the Fiddler ' +
        'site. To trust a private CA, use NODE_EXTRA_CA_CERTS instead.',
    );
  }
  const ca = env['NODE_EXTRA_CA_CERTS'];
  if (site.protocol === 'https:' && ca && !existsSync(ca)) {
    warnings.push(`NODE_EXTRA_CA_CERTS is ignored: there is no file ${ca}.`);
  }
  const proxy = findProxySetting(site);
  if (proxy !== null && !isUsableProxy(proxy.value)) {
    warnings.push(
      `${proxy.variable} is not a valid proxy address and may be ignored. Expected an address like ` +
        'http://proxy.example:3128.',
    );
  }
  return warnings;
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
