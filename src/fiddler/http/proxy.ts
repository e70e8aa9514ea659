/** The proxy that http-client uses for a site. */
import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import type { ProxyDetails } from '../errors.ts';

/** Returns null if requests to the site use no proxy. */
export function findProxy(site: URL): ProxyDetails | null {
  const setting = findProxySetting(site);
  try {
    const url = getProxyUrl(site);
    if (setting === null || !url?.hostname) return null;
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return {
      address: `${url.hostname}:${port}`,
      variable: setting.variable,
      hasCredentials: url.username !== '' || url.password !== '',
    };
  } catch {
    // The address is unusable; the request fails for the same reason.
    return null;
  }
}

/** Returns the variable with the site's proxy, whether its value is usable or not. */
export function findProxySetting(site: URL): { variable: string; value: string } | null {
  if (checkBypass(site)) return null;
  const name = site.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  for (const variable of [name, name.toUpperCase()]) {
    const value = process.env[variable];
    if (value) return { variable, value };
  }
  return null;
}
