/** Where the project and the files of its releases are found. package.json's `repository` alone says it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What package.json says of the project. */
export interface Project {
  version: string;
  license: string;
  /** Of the repository's page, without a slash at the end. */
  url: string;
}

/** @throws Error where package.json names no repository that has a page */
export function readProject(): Project {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const { version, license, repository } = JSON.parse(text) as {
    version: string;
    license: string;
    repository: { url: string };
  };
  const [, url] = /^git\+(https:\/\/.+)\.git$/.exec(repository.url) ?? [];
  if (url === undefined) throw new Error(`package.json's repository has no page: ${repository.url}`);
  return { version, license, url };
}

/** @param version of the release; a manifest may put a variable in its place */
export function linkToFile({ url }: Pick<Project, 'url'>, version: string, file: string): string {
  return `${url}/releases/download/v${version}/${file}`;
}
