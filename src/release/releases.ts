/** Where releases are: plain files beside the project, or on a mirror that the environment names. */
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { isSafeHttp } from '../model/http.ts';
import { redactAddress } from '../secret/redact.ts';
import { projectUrl } from '../version.ts';

/** Names another place, which is laid out in the same way. */
export const releasesVariable = 'SORACOM_RELEASES_URL';

/** The address of a file of the latest release, or of the release of a version. */
export type ReleaseAddress = (file: string, version?: string) => URL;

/** @throws UsageError where the variable holds no https URL (http for this machine alone) */
export function findReleases(env: Io['env']): ReleaseAddress {
  const given = env[releasesVariable] ?? '';
  const base = given === '' ? new URL(`${projectUrl}/releases`) : readBase(given);
  const root = base.href.replace(/\/+$/, '');
  return (file, version) =>
    new URL(
      version === undefined ? `${root}/latest/download/${file}` : `${root}/download/v${version}/${file}`,
    );
}

function readBase(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url !== undefined && isPlain && (url.protocol === 'https:' || isSafeHttp(url))) return url;
  const shown = redactAddress(text);
  throw new UsageError((t) => t.flags.fromVariable(releasesVariable, t.release.badBase(shown)));
}
