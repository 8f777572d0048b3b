/**
 * `node packaging/check-release.ts TAG`: ends with an error unless the tag, package.json and CHANGELOG.md agree, and
 * prints the release's notes. It runs before anything is installed, on a Node that reads TypeScript.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReleaseNotes } from './release-notes.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(read('package.json')) as { version: string };
try {
  console.log(readReleaseNotes({ tag, version, changelog: read('CHANGELOG.md') }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
