/** Where the files of a release are found, for those who are told in advance. */
import manifest from '../package.json' with { type: 'json' };
import { projectUrl, version } from '../src/version.ts';

/** What package.json says of the project. */
export interface Project {
  version: string;
  license: string;
  /** Of the repository's page, without a slash at the end. */
  url: string;
}

export function readProject(): Project {
  return { version, license: manifest.license, url: projectUrl };
}

/** @param release its version; a manifest may put a variable in its place */
export function linkToFile({ url }: Pick<Project, 'url'>, release: string, file: string): string {
  return `${url}/releases/download/v${release}/${file}`;
}
