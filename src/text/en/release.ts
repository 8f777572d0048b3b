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
