/** The machines that executables are made for, and the runtime that goes into each. */

/** A machine that an executable runs on. */
export interface Target {
  /** As in the name of its file: operating system, processor and, where it matters, C library. */
  name: string;
  /** The package of this folder's lock file that holds the runtime. Baseline builds need no AVX2. */
  runtime: string;
  /** What the compiler calls the target. */
  compileFor: string;
  /** Where the runtime finds the files that are embedded. */
  embeddedRoot: string;
  extension: '' | '.exe';
}

const posixRoot = '/$bunfs/root';

export const targets: readonly Target[] = [
  target('linux-x64', '@oven/bun-linux-x64-baseline'),
  target('linux-x64-musl', '@oven/bun-linux-x64-musl-baseline'),
  target('linux-arm64', '@oven/bun-linux-aarch64'),
  target('macos-x64', '@oven/bun-darwin-x64-baseline'),
  target('macos-arm64', '@oven/bun-darwin-aarch64'),
  {
    ...target('windows-x64', '@oven/bun-windows-x64-baseline'),
    embeddedRoot: 'B:/~BUN/root',
    extension: '.exe',
  },
];

function target(name: string, runtime: string): Target {
  const compileFor = runtime.replace('@oven/', '');
  return { name, runtime, compileFor, embeddedRoot: posixRoot, extension: '' };
}

/** The name of a target's executable. */
export function executableFile({ name, extension }: Target): string {
  return `soracom-${name}${extension}`;
}

/** @param name such as `linux-x64` @throws Error that lists the names there are */
export function findTarget(name: string): Target {
  const found = targets.find((candidate) => candidate.name === name);
  if (found) return found;
  throw new Error(`There is no target "${name}". Targets: ${targets.map((each) => each.name).join(', ')}.`);
}

/** The target of this machine. @throws Error where executables are made for no machine of its kind */
export function hostTarget({ platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'>): Target {
  const system = { darwin: 'macos', win32: 'windows' }[platform as string] ?? platform;
  return findTarget(`${system}-${arch}`);
}
