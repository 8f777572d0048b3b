/** What a tag has to agree with before it is released, and what is said of the release. */

/** The places that name a version. */
export interface Release {
  /** As pushed, such as `v1.2.3`. */
  tag: string;
  /** Of package.json. */
  version: string;
  /** The text of CHANGELOG.md. */
  changelog: string;
}

/**
 * The changelog's section of the version, without its heading.
 *
 * @throws Error that says what doesn't agree
 */
export function readReleaseNotes({ tag, version, changelog }: Release): string {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) throw new Error(`"${tag}" is no tag of a release, such as v1.2.3.`);
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json says ${version}.`);
  const section = changelog.split(/^(?=## )/m).find((part) => part.startsWith('## ')) ?? '';
  const [heading = '', ...lines] = section.split('\n');
  const [, name, day = ''] = /^## (\S+) \((.*)\)$/.exec(heading) ?? [];
  if (name !== version) throw new Error(`CHANGELOG.md begins with "${heading}", but the tag is ${tag}.`);
  if (!isDay(day))
    throw new Error(`CHANGELOG.md gives "${day}" as the date of ${version}: write YYYY-MM-DD.`);
  const notes = lines.join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return notes;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
