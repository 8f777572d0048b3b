/** Tables of the built program: packages replaced by the build measure as ours do, and load only where they are used. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { serve } from '../helpers/loopback.ts';
import { builtProgram, callProgram, startProcess } from '../helpers/program.ts';

const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't', LANG: 'C.UTF-8' };

async function serveJson(value: unknown): Promise<string> {
  const { origin } = await serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  });
  return origin;
}

/** Makes the process name the files of the program that it reads, on stderr. */
function writeWitness(): string {
  const file = join(makeFolder(), 'witness.cjs');
  const script = `
    const fs = require('node:fs');
    const read = fs.readFileSync;
    fs.readFileSync = (path, ...rest) => {
      if (/\\.cjs$/.test(path)) process.stderr.write('read ' + path + '\\n');
      return read(path, ...rest);
    };`;
  writeFileSync(file, script);
  return file;
}

describe('a table', () => {
  it('stays aligned where versions of string-width differ', async () => {
    const names = ['ﾊﾞﾝｸ', 'か\u3099', '👨‍👩‍👧', '❤️', '①', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', 'ascii', '日本語'];
    const rows = names.map((name) => ({ name, end: 'x' }));
    const env = { ...pair, SORACOM_ENDPOINT: await serveJson(rows) };
    const { code, stdout, stderr } = await callProgram(
      ['bills', 'list', '--query', '[*]', '-o', 'table', '--no-headers'],
      { env },
    );
    expect([code, stderr]).toEqual([0, '']);
    const ends = stdout
      .trimEnd()
      .split('\n')
      .map((line) => stringWidth(line));
    expect(ends).toEqual(names.map(() => ends[0]));
    for (const name of names) expect(stdout).toContain(name);
  });
});

describe('the package that measures graphemes', () => {
  const witness = writeWitness();

  /** The build decides what loads when, so it is tried on the files that the build made. */
  function callBuilt(argv: readonly string[], env: Record<string, string>) {
    return startProcess([process.execPath, builtProgram, ...argv], { env }).ended;
  }

  it.each([
    [['--help'], 'C.UTF-8'],
    [['--help'], 'ja_JP.UTF-8'],
    [['bills', 'list', '--help'], 'ja_JP.UTF-8'],
    [['help', 'output'], 'ja_JP.UTF-8'],
    [['bills', 'list', '--profile', 'demo', '-o', 'table'], 'C.UTF-8'],
  ])('is not loaded by %j in %s', async (argv, LANG) => {
    const env = { LANG, NODE_OPTIONS: `--require ${witness}` };
    const { code, stderr } = await callBuilt(argv, env);
    expect(code).toBe(0);
    expect(stderr).toContain('main.cjs');
    expect(stderr).not.toContain('string-width');
  });

  it('is loaded by a table that needs it', async () => {
    const env = {
      ...pair,
      NODE_OPTIONS: `--require ${witness}`,
      SORACOM_ENDPOINT: await serveJson([{ name: '👨‍👩‍👧' }]),
    };
    const { stdout, stderr } = await callBuilt(['bills', 'list', '--query', '[*]', '-o', 'table'], env);
    expect(stdout).toContain('👨‍👩‍👧');
    expect(stderr).toContain('string-width.cjs');
  });
});
