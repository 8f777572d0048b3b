/** Sentences of `soracom version` and `soracom self-update`. */
export const release = () => ({
  versionDescription:
    'On a terminal: version, runtime, platform, and how soracom was installed. In a pipe: the version alone, in one line; --output json shows the rest there.',
  labels: {
    runtime: 'Runtime',
    platform: 'Platform',
    installation: 'Installed',
    path: 'Path',
  },
  updateSummary: 'Update a stand-alone soracom, or say how to update it',
  updateDescription:
    'Replaces a stand-alone program by the latest version, whole or not at all, once its checksum is verified. Where npm, a package manager or a clone brought soracom, it names the command that updates it (exit code 2). SORACOM_RELEASES_URL names another place for releases.',
  checkFlag: 'Only say whether there is a newer version',
  versionFlag: 'Install this version, older ones included',
  badBase: (shown: string) => `"${shown}" is not an https URL without credentials.`,
  badVersion: (given: string) => `--version takes a version such as 1.2.3, not "${given}".`,
  notStandAlone: (way: string) => `soracom was installed another way (${way}), so it can't update itself.`,
  updateHint: (command: string) => `To update: ${command}`,
  debHint: (address: string) =>
    `To update, download the .deb from ${address} and run: sudo apt install ./FILE.deb`,
  unknownHint: (address: string) => `To update, install the latest version from ${address}`,
  noFile: (path: string) => `${path} is not a file.`,
  foreign: (path: string) => `${path} belongs to another user.`,
  unwritable: (path: string, reason: string) => `${path} can't be replaced: ${reason}.`,
  elsewhere: 'Run the update as the user who installed soracom, or install it into a folder of yours.',
  noVersion: (version: string, origin: string) => `There is no version ${version} at ${origin}.`,
  nothingFor: (target: string) => `The release has no file for ${target}.`,
  badChecksums: (address: string) => `${address} is not the list of one release's checksums.`,
  wrongChecksum: (file: string) =>
    `The checksum of ${file} is wrong: it is not the file that was released. Nothing was changed.`,
  badArchive: (file: string) => `${file} holds no program. Nothing was changed.`,
  working: 'Looking for releases',
  upToDate: (version: string) => `soracom ${version} is up to date.`,
  isNewer: (version: string, latest: string) =>
    `soracom ${version} is newer than the latest release, ${latest}.`,
  available: (latest: string, version: string) => `soracom ${latest} is available; this is ${version}.`,
  question: (version: string, next: string, path: string) =>
    `Replace soracom ${version} by ${next} in ${path}?`,
  updated: (version: string, next: string, path: string) =>
    `Updated soracom ${version} to ${next} in ${path}`,
  ways: {
    executable: 'stand-alone file',
    deb: 'Debian package',
    homebrew: 'Homebrew',
    scoop: 'Scoop',
    mise: 'mise',
    asdf: 'asdf',
    aqua: 'aqua',
    npm: 'npm, globally',
    pnpm: 'pnpm, globally',
    yarn: 'Yarn, globally',
    bun: 'Bun, globally',
    npx: 'npx',
    project: 'npm, in a project',
    clone: 'clone of the repository',
    unknown: 'unknown',
  },
});
