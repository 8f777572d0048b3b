/** The skill for coding agents: what it says is true, and it is written where agents look. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agentsDocument, skillDocument, skillMark } from '../../commands/skill/documents.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram } from '../helpers/program.ts';
import { runScript } from '../helpers/simulated-shell.ts';

const place = '.agents/skills/soracom-cli/SKILL.md';

/** The command lines that the skill shows. */
const scripts = Array.from(skillDocument.matchAll(/^```sh\n([^]*?)^```$/gm), ([, script = '']) => script);
const lines = scripts.flatMap((script) => script.trimEnd().split('\n'));

describe('the skill', () => {
  it('has front matter, and stands alone', async () => {
    const { code, stdout, stderr } = await callProgram(['skill', 'show']);
    expect(stdout).toBe(skillDocument);
    expect(stdout).toMatch(/^---\nname: soracom-cli\ndescription: .{80,1000}\n---\n\n# /);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect((await callProgram(['skill', 'show', '--agents'])).stdout).toBe(agentsDocument);
  });

  it.skipIf(process.platform === 'win32').each(lines)('shows a command that runs: %s', async (line) => {
    const { code, stdout, stderr } = await runScript(line, '2026-09-15T00:00:00Z');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const documents = line.includes('--jsonl') ? stdout.trimEnd().split('\n') : [stdout];
    for (const document of documents) expect(() => void JSON.parse(document)).not.toThrow();
  });

  it('names only flags and commands that there are', async () => {
    const commands = [...`${skillDocument}${agentsDocument}`.matchAll(/`soracom ([a-z][a-z -]*[a-z])/g)];
    for (const words of new Set(commands.map(([, text = '']) => text.split(' -')[0] ?? ''))) {
      const asked = words.replace(/ (bills list|soracom|demo)$/, '');
      expect([words, (await callProgram([...asked.split(' '), '--help'])).code]).toEqual([words, 0]);
    }
  });
});

describe('skill install', () => {
  it('writes into the project, then finds it up to date', async () => {
    const cwd = makeFolder();
    const first = await callProgram(['skill', 'install'], { cwd });
    expect(first).toMatchObject({ code: 0, stdout: `Wrote ${join(cwd, place)}.\n`, stderr: '' });
    const written = readFileSync(join(cwd, place), 'utf8');
    expect(written.startsWith(skillDocument)).toBe(true);
    expect(written).toContain(skillMark);
    expect((await callProgram(['skill', 'install'], { cwd })).stdout).toContain('up to date');
  });

  it('writes for the user, or where it is told to', async () => {
    const home = makeFolder();
    const cwd = makeFolder();
    await callProgram(['skill', 'install', '--scope', 'user'], { cwd, env: { HOME: home } });
    await callProgram(['skill', 'install', '--dir', 'own skills'], { cwd, env: { HOME: home } });
    expect(readFileSync(join(home, place), 'utf8')).toBe(
      readFileSync(join(cwd, 'own skills/soracom-cli/SKILL.md'), 'utf8'),
    );
  });

  it('replaces what an earlier version wrote, and a stranger only by --force', async () => {
    const cwd = makeFolder();
    const file = join(cwd, place);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'mine\n');
    const refused = await callProgram(['skill', 'install'], { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--force');
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    expect((await callProgram(['skill', 'install', '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(skillMark);
    writeFileSync(file, `old\n<!-- Written by "${skillMark}", soracom 0.0.1. -->\n`);
    expect((await callProgram(['skill', 'install'], { cwd })).stdout).toContain('Wrote');
  });

  it.skipIf(process.platform === 'win32').each<[string, (file: string, other: string) => void]>([
    ['a link to a file', (file, other) => (writeFileSync(other, 'mine\n'), symlinkSync(other, file))],
    ['a link to nothing', (file, other) => symlinkSync(other, file)],
    ['a link to endless zeros', (file) => symlinkSync('/dev/zero', file)],
    ['a pipe', (file) => void execFileSync('mkfifo', [file])],
    ['a huge file', (file) => (writeFileSync(file, skillMark), truncateSync(file, 2 ** 31))],
  ])('takes %s in its place for a stranger’s, and never writes through it', async (_what, make) => {
    const cwd = makeFolder();
    const [file, other] = [join(cwd, place), join(cwd, 'other')];
    mkdirSync(join(file, '..'), { recursive: true });
    make(file, other);
    const before = lstatSync(other, { throwIfNoEntry: false })?.size;
    const refused = await callProgram(['skill', 'install'], { cwd });
    expect(refused.stderr).toContain('--force');
    expect(refused.code).toBe(2);
    expect((await callProgram(['skill', 'install', '--force'], { cwd })).code).toBe(0);
    expect(lstatSync(file).isFile()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(skillMark);
    expect(lstatSync(other, { throwIfNoEntry: false })?.size).toBe(before);
  });

  it.each([
    [['--scope', 'user'], { HOME: '' }, 2, 'HOME'],
    [['--scope', 'nobody'], {}, 2, 'project, user'],
    [['--dir', ''], {}, 2, '--dir'],
    [['--dir', 'x', '--scope', 'user'], {}, 2, '--scope'],
    [['--dir', '/dev/null'], {}, 1, 'ENOTDIR'],
  ])('refuses %j with %j', async (flags, env, expected, words) => {
    const { code, stderr } = await callProgram(['skill', 'install', ...flags], { env });
    expect(stderr).toContain(words);
    expect(code).toBe(expected);
  });
});
