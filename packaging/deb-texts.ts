/** The texts that Debian wants in a package: who made it, what it is, under which licence, what is new. */
import manifest from '../package.json' with { type: 'json' };
import { version } from '../src/version.ts';
import { wrap } from '../src/terminal/wrap.ts';
import { readProject } from './links.ts';

const homepage = readProject().url;

/** Whoever owns the project's home. */
const owner = new URL(homepage).pathname.split('/')[1] ?? '';
const maintainer = `${owner} <${owner}@users.noreply.github.com>`;

/** Debian puts what stands behind a tilde first: 1.0.0~rc.1 comes before 1.0.0. */
const debianVersion = version.replace('-', '~');

/** What a control file says that differs between machines. */
export interface ControlFacts {
  /** As Debian calls it: `amd64`. */
  architecture: string;
  /** The least glibc that the executable runs on. */
  libc: string;
  /** In KiB. */
  installedSize: number;
}

export function writeControl({ architecture, libc, installedSize }: ControlFacts): string {
  return `Package: soracom
Version: ${debianVersion}
Section: utils
Priority: optional
Architecture: ${architecture}
Depends: libc6 (>= ${libc})
Installed-Size: ${installedSize}
Maintainer: ${maintainer}
Homepage: ${homepage}
Description: command line for the Soracom API
 Shows bills, coupons, payments, orders and shipping addresses of a Soracom
 account, as tables on a terminal and as JSON in a pipe. Commands, flags and
 profiles are those of soracom-cli.
 .
 Needs no runtime. "soracom bills list --profile demo" works without an
 account.
`;
}

/** Debian has the text of the licence; those of what is bundled lie beside this file. */
export function writeCopyright(): string {
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${manifest.name}
Source: ${homepage}
Comment:
 The executable contains other software. third-party-licenses.txt.gz in this
 folder has the name, version and licence of each part.

Files: *
Copyright: 2026 The contributors of ${manifest.name}
License: Apache-2.0
 Licensed under the Apache License, Version 2.0. On Debian systems, the
 complete text is in /usr/share/common-licenses/Apache-2.0.
`;
}

/** What CHANGELOG.md says of this version, as Debian writes it. */
export function writeDebianChangelog(changelog: string, date: Date): string {
  const items = readItems(changelog);
  const listed = items.length > 0 ? items : [`Version ${version}.`];
  const lines = listed.flatMap((item) =>
    wrap(item, 76).map((line, at) => `${at === 0 ? '  * ' : '    '}${line}`),
  );
  // RFC 5322, whose zone is a number.
  const time = date.toUTCString().replace('GMT', '+0000');
  return `soracom (${debianVersion}) stable; urgency=medium

${lines.join('\n')}

 -- ${maintainer}  ${time}
`;
}

/** The list below the version's heading. */
function readItems(changelog: string): string[] {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## ${version} `));
  if (start === -1) return [];
  const end = lines.findIndex((line, at) => at > start && line.startsWith('## '));
  const section = lines.slice(start + 1, end === -1 ? undefined : end).join('\n');
  return section
    .split(/^- /m)
    .map((item) => item.replaceAll(/\s+/g, ' ').trim())
    .filter((item) => item !== '');
}
