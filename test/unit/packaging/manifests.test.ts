/** The Homebrew formula and the Scoop manifest, made from checksums that nobody computed, and read as their tools do. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readChecksums } from '../../../src/release/checksums.ts';
import { writeFormula } from '../../../packaging/formula.ts';
import { linkToFile, readProject } from '../../../packaging/links.ts';
import { writeScoopManifest } from '../../../packaging/scoop.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { startProcess } from '../../helpers/program.ts';
import { isThere } from '../../helpers/terminal.ts';

const project = { ...readProject(), version: '1.2.3' };
const archives = [
  'soracom-1.2.3-linux-arm64.tar.gz',
  'soracom-1.2.3-linux-x64-musl.tar.gz',
  'soracom-1.2.3-linux-x64.tar.gz',
  'soracom-1.2.3-macos-arm64.tar.gz',
  'soracom-1.2.3-macos-x64.tar.gz',
  'soracom-1.2.3-windows-x64.zip',
];
const sumOf = (file: string): string => (archives.indexOf(file) + 1).toString(16).repeat(64);
const sums = readChecksums(archives.map((file) => `${sumOf(file)}  ${file}\n`).join(''));
const base = 'https://github.com/soracom-cli-ts/soracom';

describe('checksums', () => {
  it('are read as sha256sum writes them', () => {
    const sum = 'a'.repeat(64);
    expect([...readChecksums(`${sum}  one.tar.gz\n${sum} *two.zip\n`)]).toEqual([
      ['one.tar.gz', sum],
      ['two.zip', sum],
    ]);
  });

  it.each([
    'a  file',
    `${'a'.repeat(64)} file`,
    `${'A'.repeat(64)}  file`,
    `${'a'.repeat(64)}  a file`,
    '<html>',
  ])('are nothing else: %s', (line) => {
    expect(() => readChecksums(line)).toThrow(`"${line}" is no line of SHA256SUMS.`);
  });
});

describe('links', () => {
  it('come from package.json', () => {
    expect(linkToFile(readProject(), '1.2.3', 'file')).toBe(`${base}/releases/download/v1.2.3/file`);
  });
});

/** What Homebrew's class does with a formula, as far as ours needs it: read it on a machine, install, and test. */
const homebrew = `
require "json"
require "pathname"
require "fileutils"
class Pathname
  def install(*files)
    mkpath
    files.flatten.each { |file| FileUtils.cp_r(file, self) }
  end
end
class Formula
  def self.told = (@told ||= {})
  %w[desc homepage version license url sha256].each do |name|
    define_singleton_method(name) { |value| told[name] = value }
  end
  def self.livecheck = nil
  def self.test(&block) = define_method(:try, &block)
  def self.on_macos(&block) = (block.call if ARGV[1] == "macos")
  def self.on_linux(&block) = (block.call if ARGV[1] == "linux")
  def self.on_arm(&block) = (block.call if ARGV[2] == "arm64")
  def self.on_intel(&block) = (block.call if ARGV[2] == "x64")
  def prefix = Pathname.new(ARGV[3])
  def bin = prefix/"bin"
  def man = prefix/"share/man"
  def doc = prefix/"share/doc/soracom"
  def bash_completion = prefix/"etc/bash_completion.d"
  def zsh_completion = prefix/"share/zsh/site-functions"
  def fish_completion = prefix/"share/fish/vendor_completions.d"
  def version = self.class.told["version"]
  def shell_output(line) = \`#{line}\`
  def assert_match(wanted, got) = got.include?(wanted) || raise("#{got} has no #{wanted}")
  def assert_equal(wanted, got) = got == wanted || raise("#{got} is not #{wanted}")
end
load ARGV[0]
formula = Soracom.new
if ARGV[3]
  formula.install
  formula.try
end
puts JSON.generate(Soracom.told)
`;

describe('the formula', () => {
  const formula = writeFormula(project, sums);

  it('names every archive that Homebrew can use, with its checksum', () => {
    const links = Array.from(formula.matchAll(/url "(.*)"\n *sha256 "(.*)"/g), (match) => match.slice(1));
    const used = archives.filter((file) => !/musl|windows/.test(file));
    const expected = used.map((file) => [`${base}/releases/download/v1.2.3/${file}`, sumOf(file)]);
    expect(new Map(links as [string, string][])).toEqual(new Map(expected as [string, string][]));
    expect(links).toHaveLength(used.length);
  });

  it('is not made while an archive is missing', () => {
    const some = new Map([...sums].filter(([file]) => !file.includes('macos-x64')));
    expect(() => writeFormula(project, some)).toThrow('SHA256SUMS has no soracom-1.2.3-macos-x64.tar.gz.');
  });

  describe.runIf(process.platform !== 'win32' && isThere('ruby'))('in Ruby', () => {
    let dir: string;

    beforeAll(() => {
      dir = makeFolder();
      writeFileSync(join(dir, 'soracom.rb'), formula);
      writeFileSync(join(dir, 'homebrew.rb'), homebrew);
    });

    it('is sound', async () => {
      const { code, stdout, stderr } = await startProcess(['ruby', '-wc', join(dir, 'soracom.rb')]).ended;
      expect(stderr).toBe('');
      expect(stdout).toBe('Syntax OK\n');
      expect(code).toBe(0);
    });

    it.each(['macos', 'linux'].flatMap((system) => ['arm64', 'x64'].map((processor) => [system, processor])))(
      'says what to fetch for %s on %s',
      async (system = '', processor = '') => {
        const { stdout, stderr } = await startProcess([
          'ruby',
          join(dir, 'homebrew.rb'),
          join(dir, 'soracom.rb'),
          system,
          processor,
        ]).ended;
        expect(stderr).toBe('');
        const file = `soracom-1.2.3-${system}-${processor}.tar.gz`;
        expect(JSON.parse(stdout)).toEqual({
          desc: expect.stringMatching(/^.{10,79}[^.]$/),
          homepage: base,
          version: '1.2.3',
          license: 'Apache-2.0',
          url: `${base}/releases/download/v1.2.3/${file}`,
          sha256: sumOf(file),
        });
      },
    );

    it('installs what an archive holds, and tries it', async () => {
      const unpacked = makeFolder();
      const prefix = join(unpacked, 'prefix');
      const pretended = '#!/bin/sh\n[ "$1" = version ] && echo soracom 1.2.3 || echo \'"JPY"\'\n';
      const contents = {
        soracom: pretended,
        'third-party-licenses.txt': '',
        'share/man/man1/soracom.1': '',
        'share/bash-completion/completions/soracom': '',
        'share/zsh/site-functions/_soracom': '',
        'share/fish/vendor_completions.d/soracom.fish': '',
      };
      for (const [file, text] of Object.entries(contents)) {
        mkdirSync(dirname(join(unpacked, file)), { recursive: true });
        writeFileSync(join(unpacked, file), text, { mode: 0o755 });
      }
      const argv = [join(dir, 'homebrew.rb'), join(dir, 'soracom.rb'), 'linux', 'x64', prefix];
      const { code, stderr } = await startProcess(['ruby', ...argv], { cwd: unpacked }).ended;
      expect(stderr).toBe('');
      expect(code).toBe(0);
      const installed = readdirSync(prefix, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(prefix.length + 1));
      expect(installed.toSorted()).toEqual([
        'bin/soracom',
        'etc/bash_completion.d/soracom',
        'share/doc/soracom/third-party-licenses.txt',
        'share/fish/vendor_completions.d/soracom.fish',
        'share/man/man1/soracom.1',
        'share/zsh/site-functions/_soracom',
      ]);
    });
  });
});

describe('the Scoop manifest', () => {
  interface Manifest {
    version: string;
    bin: string;
    architecture: Record<string, { url: string; hash: string; extract_dir: string }>;
    checkver: { github: string };
    autoupdate: { architecture: Record<string, { url: string; extract_dir: string }>; hash: { url: string } };
  }
  const manifest = JSON.parse(writeScoopManifest(project, sums)) as Manifest;

  it('names the archive, its checksum and the program in it', () => {
    expect(manifest.version).toBe('1.2.3');
    expect(manifest.architecture).toEqual({
      '64bit': {
        url: `${base}/releases/download/v1.2.3/soracom-1.2.3-windows-x64.zip`,
        hash: sumOf('soracom-1.2.3-windows-x64.zip'),
        extract_dir: 'soracom-1.2.3-windows-x64',
      },
    });
    expect(manifest.bin).toBe('soracom.exe');
  });

  it('says how the next version is found, and has its checksum from the release', () => {
    expect(manifest.checkver).toEqual({ github: base });
    const { architecture, hash } = manifest.autoupdate;
    const next = JSON.parse(JSON.stringify(architecture).replaceAll('$version', '1.2.3')) as unknown;
    const { hash: _, ...now } = manifest.architecture['64bit'] ?? {};
    expect(next).toEqual({ '64bit': now });
    expect(hash.url).toBe('$baseurl/SHA256SUMS');
  });

  it('is not made while the archive is missing', () => {
    expect(() => writeScoopManifest(project, new Map())).toThrow(
      'SHA256SUMS has no soracom-1.2.3-windows-x64.zip.',
    );
  });
});
