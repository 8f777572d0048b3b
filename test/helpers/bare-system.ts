/**
 * A system with glibc, the program and nothing else: no shell, no Node, no certificates. The executable runs there as in
 * an image or a function. Only root on Linux may make one.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from './folder.ts';
import { isStandAlone, programUnderTest, startProcess, type Ended } from './program.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Whether the program under test runs without Node, and may be given a system of its own. */
export const canBeBare = isStandAlone && isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;

/** The user that a system knows, whose home is /home/nonroot. */
export const nonroot = 65_532;

/** A folder that a system has besides. */
export interface BareFolder {
  path: string;
  owner: number;
  mode: number;
}

/** How a run meets the system. */
export interface BareRun {
  user: number;
  /** All the variables that there are, besides PATH. */
  env?: Readonly<Record<string, string>>;
  stdin?: string;
  /** Nothing but /tmp can be written. */
  isReadOnly?: boolean;
}

export interface BareSystem {
  /** Where it lies on this machine. */
  root: string;
  /** What the program is linked to, by the paths of this machine. */
  libraries: readonly string[];
  run: (argv: readonly string[], how: BareRun) => Promise<Ended>;
}

/** @param program the executable's path in the system */
export function makeBareSystem(program: string, folders: readonly BareFolder[] = []): BareSystem {
  const root = makeFolder();
  chmodSync(root, 0o755);
  const place = (path: string, from: string): void => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    copyFileSync(from, join(root, path));
  };
  const [executable] = programUnderTest;
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  const libraries = Array.from(stdout.matchAll(/(\/\S+) \(0x/g), ([, path = '']) => path);
  for (const library of libraries) place(library, library);
  place(program, executable);
  chmodSync(join(root, program), 0o755);
  // Every container has /proc, and the runtime does not start without it.
  const own = [
    { path: '/proc', owner: 0, mode: 0o755 },
    { path: '/etc', owner: 0, mode: 0o755 },
    { path: '/tmp', owner: 0, mode: 0o1777 },
    { path: '/home/nonroot', owner: nonroot, mode: 0o700 },
  ];
  for (const { path, owner, mode } of [...own, ...folders]) {
    mkdirSync(join(root, path), { recursive: true });
    chmodSync(join(root, path), mode);
    chownSync(join(root, path), owner, owner);
  }
  writeFileSync(join(root, 'etc/passwd'), `nonroot:x:${nonroot}:${nonroot}::/home/nonroot:/sbin/nologin\n`);
  return {
    root,
    libraries,
    run: (argv, { user, env = {}, stdin, isReadOnly = false }) => {
      const enter = isReadOnly ? `${closeAll} && ${enterIt}` : enterIt;
      const inside = ['sh', '-c', enter, 'sh', root, `${user}:${user}`, program, ...argv];
      return startProcess(['unshare', '--mount', '--pid', '--fork', ...inside], {
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...env },
        stdin,
      }).ended;
    },
  };
}

const closeAll =
  'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"';
const enterIt =
  'mount -t proc proc "$1/proc" && root=$1 user=$2 && shift 2 && exec chroot --userspec="$user" "$root" "$@"';
