/** Calls go to the hosts that the shipped documents name; a document that a user adds never changes that. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../../bin/program.ts';
import { createMemoryIo } from '../helpers/memory-io.ts';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

const shipped = join(import.meta.dirname, '../../dist/index');

/** Where a call goes: its address, from a dry run. */
async function findAddress(run: (argv: string[]) => Promise<string>): Promise<string> {
  const stdout = await run(['bills', 'list', '--dry-run=json']);
  return (JSON.parse(stdout) as { url: string }).url;
}

describe('the hosts', () => {
  it('are those of the index in force', async () => {
    const dir = makeFolder();
    cpSync(shipped, dir, { recursive: true });
    const path = join(dir, 'en/root.json');
    const root = JSON.parse(readFileSync(path, 'utf8')) as object;
    const hosts = { jp: 'https://jp.document.example', g: 'https://g.document.example' };
    writeFileSync(path, JSON.stringify({ ...root, hosts }));
    const run = async (argv: string[]): Promise<string> => {
      const { io, stdout } = createMemoryIo({ home: dir, env: { SORACOM_PROFILE_DIR: join(dir, 'p') } });
      await program(argv, io, { indexDir: (language) => join(dir, language) });
      return stdout.text();
    };
    expect(await findAddress(run)).toBe('https://jp.document.example/v1/bills');
    expect(await findAddress((argv) => run([...argv, '--coverage-type', 'g']))).toBe(
      'https://g.document.example/v1/bills',
    );
    expect(await run(['configure', 'show', '--coverage-type', 'g'])).toContain('https://g.document.example');
  });

  it('are not those of a document that was added', async () => {
    const profileDir = makeFolder();
    const document = {
      openapi: '3.0.0',
      info: { title: 't', version: '1' },
      servers: [{ url: 'https://elsewhere.example/v1' }, { url: 'https://g.elsewhere.example/v1' }],
      paths: {
        '/x': { get: { operationId: 'x', 'x-soracom-cli': ['x'], responses: { 200: { description: '' } } } },
      },
    };
    writeFileSync(join(profileDir, 'x.json'), JSON.stringify(document));
    const added = await runProgram(['definitions', 'add', 'x.json', '--name', 'x'], { profileDir });
    expect(added.code).toBe(0);
    const run = async (argv: string[]): Promise<string> => (await runProgram(argv, { profileDir })).stdout;
    expect(await findAddress(run)).toBe('https://api.soracom.io/v1/bills');
    const own = await run(['x', '--dry-run=json', '--coverage-type', 'g']);
    expect((JSON.parse(own) as { url: string }).url).toBe('https://g.api.soracom.io/v1/x');
  });
});
