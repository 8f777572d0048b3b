/** The texts that Debian wants in a package. */
import { describe, expect, it } from 'vitest';
import { writeControl, writeDebianChangelog } from '../../../packaging/deb-texts.ts';
import { version } from '../../../src/version.ts';

const date = new Date('2026-12-01T08:00:00Z');

describe('the control file', () => {
  it('has a field a line, and a description that goes on behind blanks', () => {
    const text = writeControl({ architecture: 'arm64', libc: '2.17', installedSize: 7 });
    expect(text).toContain('\nArchitecture: arm64\nDepends: libc6 (>= 2.17)\nInstalled-Size: 7\n');
    expect(
      text
        .trimEnd()
        .split('\n')
        .filter((line) => !/^(?:[A-Z][\w-]*: \S| \S)/.test(line)),
    ).toEqual([]);
    expect(text).toMatch(/^Maintainer: \S.* <[^<>@\s]+@[^<>@\s]+>$/m);
  });
});

describe("Debian's changelog", () => {
  const changelog = [
    '# Changelog',
    '## 99.0.0 (unreleased)',
    '- Later.',
    `## ${version} (2026-12-01)`,
    '',
    '- One that is long enough to need a second line, because it goes on and on and on',
    '  and on.',
    '- Two.',
    '',
    '## 0.0.1 (2025-01-01)',
    '- Before.',
  ].join('\n');

  it('has what is new in this version alone', () => {
    expect(writeDebianChangelog(changelog, date).split('\n')).toEqual([
      `soracom (${version}) stable; urgency=medium`,
      '',
      '  * One that is long enough to need a second line, because it goes on and on and',
      '    on and on.',
      '  * Two.',
      '',
      expect.stringMatching(/^ -- .* <.*@.*> {2}Tue, 01 Dec 2026 08:00:00 \+0000$/),
      '',
    ]);
  });

  it('says no more than the version where nothing is written of it', () => {
    expect(writeDebianChangelog('# Changelog\n', date)).toContain(`\n  * Version ${version}.\n`);
  });
});
