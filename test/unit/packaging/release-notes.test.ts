/** A tag is released only where package.json and the changelog say the same. */
import { describe, expect, it } from 'vitest';
import { readReleaseNotes } from '../../../packaging/release-notes.ts';

const changelog =
  '# Changelog\n\nIntroduction.\n\n## 1.2.3 (2026-12-01)\n\n- One.\n- Two.\n\n## 1.2.2 (2026-11-01)\n\n- Old.\n';
const right = { tag: 'v1.2.3', version: '1.2.3', changelog };

describe('the notes of a release', () => {
  it('are the first section of the changelog', () => {
    expect(readReleaseNotes(right)).toBe('- One.\n- Two.');
  });

  it.each([
    ['a tag without v', { tag: '1.2.3' }, '"1.2.3" is no tag of a release, such as v1.2.3.'],
    ['a preview', { tag: 'v1.2.3-rc.1' }, '"v1.2.3-rc.1" is no tag of a release, such as v1.2.3.'],
    [
      'another version in package.json',
      { version: '1.2.4' },
      'The tag is v1.2.3, but package.json says 1.2.4.',
    ],
    [
      'a changelog that begins with another version',
      { tag: 'v1.2.2', version: '1.2.2' },
      'CHANGELOG.md begins with "## 1.2.3 (2026-12-01)", but the tag is v1.2.2.',
    ],
    [
      'a version that is not released',
      { changelog: changelog.replace('2026-12-01', 'unreleased') },
      'CHANGELOG.md gives "unreleased" as the date of 1.2.3: write YYYY-MM-DD.',
    ],
    [
      'a day that does not exist',
      { changelog: changelog.replace('2026-12-01', '2026-02-30') },
      'CHANGELOG.md gives "2026-02-30" as the date of 1.2.3: write YYYY-MM-DD.',
    ],
    [
      'an empty section',
      { changelog: '## 1.2.3 (2026-12-01)\n\n## 1.2.2\n' },
      'CHANGELOG.md says nothing of 1.2.3.',
    ],
    ['an empty changelog', { changelog: '' }, 'CHANGELOG.md begins with "", but the tag is v1.2.3.'],
  ])('are refused for %s', (_, wrong, message) => {
    expect(() => readReleaseNotes({ ...right, ...wrong })).toThrow(message);
  });
});
