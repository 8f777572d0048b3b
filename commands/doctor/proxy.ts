/** Which proxy the environment names for an address. */
import type { Io } from '../../src/io.ts';

/** The variable in force, and the proxy's host; undefined where the variable holds no URL. */
export interface Proxy {
  variable: string;
  host: string | undefined;
}

/** The proxy for `url`; undefined where there is none, or NO_PROXY exempts the host. */
export function findProxy(url: URL, env: Io['env']): Proxy | undefined {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((name) => env[name]);
  const value = variable === undefined ? undefined : env[variable];
  if (variable === undefined || !value || isExempt(url, env['no_proxy'] || env['NO_PROXY'] || '')) {
    return undefined;
  }
  // A bare host and port is what curl takes as well.
  const address = value.includes('://') ? value : `http://${value}`;
  const isUrl = URL.canParse(address) && /^https?:/.test(address);
  return { variable, host: isUrl ? new URL(address).host : undefined };
}

function isExempt({ hostname, port, protocol }: URL, exemptions: string): boolean {
  const own = port || (protocol === 'https:' ? '443' : '80');
  return exemptions
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', at] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      return (at === undefined || at === own) && (hostname === name || hostname.endsWith(`.${name}`));
    });
}
