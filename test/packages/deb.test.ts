/** The Debian package, installed by dpkg into a folder of its own: it runs, completes, has its manual, and goes whole. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { debFile, makeDeb, architectures } from '../../packaging/deb.ts';
import { hostTarget } from '../../packaging/targets.ts';
import { version } from '../../src/version.ts';
import { interactiveShells, openShell, type InteractiveShell } from '../helpers/completing-shell.ts';
import { makeFolder } from '../helpers/folder.ts';
import { programUnderTest, startProcess, type Command, type Ended } from '../helpers/program.ts';

const target = hostTarget(process);
const architecture = architectures[target.name] ?? '';
const date = new Date('2026-12-01T00:00:00Z');

let deb: string;
let installed: string;

beforeAll(async () => {
  deb = await build(makeFolder());
  installed = await makeRoot();
  await dpkg(installed, '--install', deb);
});

async function build(folder: string): Promise<string> {
  const outFile = join(folder, debFile(version, architecture));
  const [executable] = programUnderTest;
  await makeDeb({ target, executable, outFile, date, compression: 'gzip' });
  return outFile;
}

/** A system on which nothing is installed but the C library of this one. */
async function makeRoot(): Promise<string> {
  const root = makeFolder();
  const admin = join(root, 'var/lib/dpkg');
  for (const name of ['info', 'updates', 'triggers']) mkdirSync(join(admin, name), { recursive: true });
  writeFileSync(join(admin, 'available'), '');
  const { stdout } = await run('dpkg-query', '--status', 'libc6');
  writeFileSync(join(admin, 'status'), `${stdout}\n`);
  writeFileSync(join(admin, `info/libc6:${architecture}.list`), '/.\n');
  return root;
}

function run(...command: Command): Promise<Ended> {
  return startProcess(command, { env: { LC_ALL: 'C.UTF-8' } }).ended;
}

function dpkg(root: string, ...args: readonly string[]): Promise<Ended> {
  return run(
    'dpkg',
    '--force-not-root',
    `--root=${root}`,
    `--log=${join(root, 'var/lib/dpkg/log')}`,
    ...args,
  );
}

/** Everything below a folder that dpkg's own records are not. */
function listFiles(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => !/^var(\/lib(\/dpkg(\/.*)?)?)?$/.test(file));
}

describe('the package', () => {
  it('is installed without a word on the standard error', async () => {
    expect(await dpkg(await makeRoot(), '--install', deb)).toMatchObject({ code: 0, stderr: '' });
  });

  it('is the same whenever it is made', async () => {
    expect(readFileSync(await build(makeFolder())).equals(readFileSync(deb))).toBe(true);
  });

  it('belongs to root, whoever makes it, and is of one date', async () => {
    const { stdout } = await run('dpkg-deb', '--contents', deb);
    const owners = stdout
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(/\s+/)
          .slice(1, 4)
          .filter((_, at) => at !== 1),
      );
    expect(new Set(owners.map(String))).toEqual(new Set(['root/root,2026-12-01']));
  });

  it('has no error that lintian knows of', async () => {
    const { code, stdout, stderr } = await run('lintian', '--allow-root', '--fail-on', 'error', deb);
    expect(stdout.split('\n').filter((line) => line.startsWith('E:'))).toEqual([]);
    expect(stderr.split('\n').filter((line) => /lintian: error/.test(line))).toEqual([]);
    expect(code).toBe(0);
  });

  it('runs', async () => {
    const program = join(installed, 'usr/bin/soracom');
    const { code, stdout } = await run(program, 'version');
    expect(stdout).toContain(version);
    expect(code).toBe(0);
    const demo = await run(program, 'bills', 'list', '--profile', 'demo', '--output', 'json');
    expect(JSON.parse(demo.stdout)).toHaveProperty('billList');
  });

  it.each([
    ['soracom-bills-list', 'soracom bills list [flags]'],
    ['soracom-exit-codes', 'The network failed'],
    ['soracom', 'bills list --profile demo'],
  ])('shows its manual: man %s', async (page, text) => {
    const manual = join(installed, 'usr/share/man');
    const options = { env: { LC_ALL: 'C.UTF-8', MANWIDTH: '80', MANPAGER: 'cat' } };
    const { code, stdout, stderr } = await startProcess(['man', '-M', manual, page], options).ended;
    expect(stdout).toContain(text);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('brings its papers', () => {
    const doc = readdirSync(join(installed, 'usr/share/doc/soracom')).toSorted();
    expect(doc).toEqual(['changelog.gz', 'copyright', 'sbom.cdx.json.gz', 'third-party-licenses.txt.gz']);
  });

  it('is purged without leaving anything', async () => {
    const root = await makeRoot();
    await dpkg(root, '--install', deb);
    expect(existsSync(join(root, 'usr/bin/soracom'))).toBe(true);
    expect(await dpkg(root, '--purge', 'soracom')).toMatchObject({ code: 0, stderr: '' });
    expect(listFiles(root)).toEqual([]);
  });

  it('wants a C library that is new enough', async () => {
    const root = await makeRoot();
    const status = join(root, 'var/lib/dpkg/status');
    writeFileSync(status, readFileSync(status, 'utf8').replace(/^Version: .*$/m, 'Version: 2.5-1'));
    const { code, stderr } = await dpkg(root, '--install', deb);
    expect(stderr).toContain('libc6');
    expect(code).not.toBe(0);
  });
});

describe.each(interactiveShells)('%s', (shell) => {
  it('completes from where the package puts the script', async () => {
    const { complete } = await openVendorShell(shell);
    expect(await complete('soracom bil')).toEqual(['bills']);
    expect(await complete('soracom bills get-d')).toEqual(['bills', 'get-daily']);
    expect(await complete('soracom bills list --output js')).toEqual(
      expect.arrayContaining(['bills', 'list', '--output']),
    );
  });
});

/** A shell that looks for completion where the system's own does, below the folder that the package went to. */
function openVendorShell(shell: InteractiveShell) {
  const share = join(installed, 'usr/share');
  const startup = {
    bash: '. /usr/share/bash-completion/bash_completion',
    zsh: `fpath=(${join(share, 'zsh/vendor-completions')} $fpath); autoload -Uz compinit; compinit -u -D`,
    fish: '',
  };
  return openShell(shell, { startup: startup[shell], env: { XDG_DATA_DIRS: share } });
}
