/** Which origin a call goes to, and whether it may. */
import { UsageError } from '../errors.ts';
import { isSafeHttp } from '../model/http.ts';
import type { CoverageType } from '../model/command.ts';
import { redactAddress } from '../secret/redact.ts';
import type { Profile } from './profile.ts';

/** API origins by coverage. */
export type Hosts = Readonly<Record<CoverageType, string>>;

/** Production, the last resort for a coverage that no document names a server for. */
export const productionHosts: Hosts = { g: 'https://g.api.soracom.io', jp: 'https://api.soracom.io' };

/** The vendor's sandbox. */
const sandboxHosts: Hosts = {
  g: 'https://g.api-sandbox.soracom.io',
  jp: 'https://api-sandbox.soracom.io',
};

/** What decides about the endpoint, in falling precedence. */
export interface EndpointChoice {
  /** `--endpoint` or SORACOM_ENDPOINT. */
  endpoint?: string | undefined;
  /** `--coverage-type` or SORACOM_COVERAGE_TYPE. */
  coverageType?: CoverageType | undefined;
  profile?: Profile | undefined;
  hosts: Hosts;
  insecureHttp: boolean;
}

/** A base URL without a trailing slash and why it was chosen. */
export interface Endpoint {
  url: string;
  coverageType: CoverageType;
  from: 'endpoint' | 'coverage' | 'profile' | 'profileCoverage' | 'default';
}

/**
 * Chooses the endpoint: given endpoint > given coverage > the profile's endpoint > the profile's coverage > Japan.
 *
 * @throws UsageError for a URL that can't be an endpoint, or plain http to another machine
 */
export function resolveEndpoint(choice: EndpointChoice): Endpoint {
  const { endpoint, coverageType, profile } = choice;
  const hosts = profile?.sandbox === true ? sandboxHosts : choice.hosts;
  const fallback = coverageType ?? profile?.coverageType ?? 'jp';
  const check = (url: string): string => checkEndpoint(url, choice.insecureHttp);
  if (endpoint) return { url: check(endpoint), coverageType: fallback, from: 'endpoint' };
  if (coverageType) return { url: hosts[coverageType], coverageType, from: 'coverage' };
  if (profile?.endpoint) return { url: check(profile.endpoint), coverageType: fallback, from: 'profile' };
  if (profile?.coverageType) return { url: hosts[fallback], coverageType: fallback, from: 'profileCoverage' };
  return { url: hosts.jp, coverageType: 'jp', from: 'default' };
}

/**
 * A base URL in its normal form, without a trailing slash.
 *
 * @throws UsageError for anything that is no base URL, or plain http to another machine unless allowed
 */
export function checkEndpoint(given: string, insecureHttp: boolean): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new UsageError((t) => t.profile.badEndpoint(redactAddress(given)), {
      hint: (t) => t.profile.badEndpointHint,
    });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError((t) => t.profile.endpointExtras, { hint: (t) => t.profile.badEndpointHint });
  }
  if (url.protocol === 'http:' && !isSafeHttp(url, insecureHttp)) {
    throw new UsageError((t) => t.profile.plainHttp(url.host), { hint: (t) => t.profile.plainHttpHint });
  }
  return url.href.replace(/\/+$/, '');
}
