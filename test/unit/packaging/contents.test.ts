/** What every package holds besides the executable. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { completionFiles, legalFiles, writeContents } from '../../../packaging/contents.ts';
import { describeRuntime } from '../../../packaging/runtime.ts';
import { openShippedTree } from '../../../build/shipped-tree.ts';
import { listCommands } from '../../../src/catalogue/list-commands.ts';
import { makeFolder } from '../../helpers/folder.ts';

let folder: string;

beforeAll(async () => {
  folder = join(makeFolder(), 'new/prefix');
  await writeContents(folder);
});

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('the contents', () => {
  it('stand where a prefix has them', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...legalFiles, 'share'].toSorted());
    expect(readdirSync(join(folder, 'share')).toSorted()).toEqual(['bash-completion', 'fish', 'man', 'zsh']);
  });

  it('have a page of the manual for every command and topic', () => {
    const pages = readdirSync(join(folder, 'share/man/man1'));
    for (const { words } of listCommands(openShippedTree()))
      expect(pages).toContain(`soracom-${words.join('-')}.1`);
    expect(readdirSync(join(folder, 'share/man/man7')).toSorted()).toEqual(
      ['environment', 'exit-codes', 'flags', 'output'].map((topic) => `soracom-${topic}.7`),
    );
  });

  it('complete the commands that are shipped', () => {
    expect(read(completionFiles.bash)).toMatch(/^# Completion of soracom for bash/);
    expect(read(completionFiles.zsh)).toMatch(/^#compdef soracom\n/);
    expect(read(completionFiles.fish)).toContain('payment-statements');
    // An empty key: a shell loads the script anew once documents were added.
    expect(read(completionFiles.bash)).toContain("_soracom_key=''");
  });

  it('name the licences of the runtime and of every package', () => {
    const notices = read('third-party-licenses.txt');
    const { name, version, license } = describeRuntime();
    expect(notices.startsWith(`${name} ${version} (${license})\n`)).toBe(true);
    expect(notices).toContain('JavaScriptCore');
    expect(notices).toMatch(/^commander \d/m);
  });

  it('are the same each time', async () => {
    const again = makeFolder();
    await writeContents(again);
    for (const file of ['sbom.cdx.json', 'share/man/man1/soracom.1', completionFiles.zsh])
      expect(readFileSync(join(again, file), 'utf8')).toBe(read(file));
  });
});
