/**
 * What is different on Windows, tried on the npm package under Wine: `npx tsx packaging/windows-cases.ts`. Each case says
 * what a person there would do, and what must come of it.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWine } from './wine.ts';

/** How a run ended. */
interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** A fresh working folder, which is the home as well, and the program in it. */
interface Place {
  dir: string;
  /** Runs a command line. @param stdin what the standard input holds */
  run: (words: readonly string[], stdin?: string | Buffer, env?: Record<string, string>) => Promise<Ended>;
}

/** The cases by what they show. */
const cases: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  async 'a secret behind a byte order mark and with CRLF is stored without them'({ dir, run }) {
    await run(['configure', ...login, '--secret-stdin'], '\uFEFFsecret\r\n');
    const profile: unknown = JSON.parse(await readFile(join(dir, '.soracom/work.json'), 'utf8'));
    assert.deepEqual(profile, {
      sandbox: false,
      coverageType: 'jp',
      authKeyId: 'keyId-x',
      authKey: 'secret',
    });
  },
  async 'a name that differs in case alone is the same profile, and replaces none unasked'({ run }) {
    await run(['configure', ...login, '--secret-stdin'], 'one\n');
    const other = login.map((word) => (word === 'work' ? 'other' : word));
    await run(['configure', ...other, '--secret-stdin'], 'two\n');
    const again = await run(['configure', ...login, '--profile', 'WORK', '--secret-stdin'], 'three\n');
    assert.deepEqual([again.code, /exists already/.test(again.stderr)], [2, true]);
    const renamed = await run(['configure', 'rename', 'other', 'WORK']);
    assert.deepEqual([renamed.code, /exists already/.test(renamed.stderr)], [2, true]);
    const read = await run(['configure', 'get', 'authKey', '--profile', 'Work']);
    assert.equal(read.stdout, 'one\n');
  },
  async 'an answer with CRLF is understood'({ run }) {
    await run(['configure', ...login, '--secret-stdin'], 'one\n');
    assert.equal((await run(['unconfigure', '--profile', 'work'], 'n\r\n')).code, 130);
    assert.equal((await run(['unconfigure', '--profile', 'work'], '\uFEFFy\r\n')).code, 0);
  },
  async 'a profile can not have the name of a device'({ run }) {
    for (const name of ['CON', 'nul.x', 'Com1']) {
      const { code, stderr } = await run(['configure', '--profile', name, '--secret-stdin'], 'x');
      assert.deepEqual([code, /devices/.test(stderr)], [2, true]);
    }
  },
  async 'a profile in UTF-16, as Windows PowerShell writes it, is read'({ dir, run }) {
    await mkdir(join(dir, '.soracom'));
    const text = '\uFEFF{\r\n "email": "a@example.com", "password": "秘密"\r\n}\r\n';
    await writeFile(join(dir, '.soracom/ps.json'), Buffer.from(text, 'utf16le'));
    const { stdout } = await run(['configure', 'get', 'password', '--profile', 'ps']);
    assert.equal(stdout, '秘密\n');
  },
  async 'a body in UTF-16 goes out in UTF-8'({ dir, run }) {
    await writeFile(join(dir, 'b.json'), Buffer.from('\uFEFF{"a": "課金"}\r\n', 'utf16le'));
    const { stdout } = await run([...demo, 'orders', 'create', '--body', '@b.json', '--dry-run']);
    assert.deepEqual((JSON.parse(stdout) as { body: unknown }).body, { a: '課金' });
  },
  async 'output goes to a file with spaces and Japanese in its path, and again'({ dir, run }) {
    await mkdir(join(dir, '明細 2026'));
    const words = [...demo, 'bills', 'list', '--output-file', '明細 2026\\請求 1.json'];
    for (const _ of [1, 2]) assert.deepEqual(await run(words), { code: 0, stdout: '', stderr: '' });
    const text = await readFile(join(dir, '明細 2026/請求 1.json'), 'utf8');
    assert.ok(text.startsWith('{\n  "billList"'));
    assert.deepEqual(await readdir(join(dir, '明細 2026')), ['請求 1.json']);
  },
  async 'NUL takes output and keeps nothing'({ dir, run }) {
    const ended = await run([...demo, 'bills', 'list', '--output-file', 'nul']);
    assert.deepEqual(ended, { code: 0, stdout: '', stderr: '' });
    assert.ok(!(await readdir(dir)).includes('nul'));
  },
  async 'file names that only Node could open are refused'({ dir, run }) {
    for (const name of ['CON', 'con.csv', 'x.', 'what?.json', 'x.json:stream']) {
      const { code, stderr } = await run([...demo, 'bills', 'list', '--output-file', name]);
      assert.deepEqual([name, code, /no file name on Windows/.test(stderr)], [name, 2, true]);
    }
    assert.deepEqual(
      await readdir(dir),
      ['.soracom'].filter((name) => name in {}),
    );
  },
  async 'a profile command may be a batch file, found by PATHEXT, in a folder with a space'({ dir, run }) {
    await mkdir(join(dir, 'my tools'));
    await writeFile(join(dir, 'my tools/cred.cmd'), batch);
    for (const command of ['".\\my tools\\cred" "b c"', '\'.\\my tools\\cred.cmd\' "b c"']) {
      const words = ['auth', 'status', '--profile-command', command, '--no-retry-on-error'];
      const { code, stderr } = await run(words);
      // Nothing answers at the endpoint that the batch file names, so its output was read.
      assert.deepEqual([code, /127\.0\.0\.1:9\b/.test(stderr)], [5, true]);
    }
    const lone = await run(['auth', 'status', '--profile-command', 'cred']);
    assert.deepEqual([lone.code, /was not found/.test(lone.stderr)], [3, true]);
    const odd = await run(['auth', 'status', '--profile-command', '".\\my tools\\cred" 50%']);
    assert.deepEqual([odd.code, /is a batch file/.test(odd.stderr)], [2, true]);
  },
  async 'ten profiles written at the same time are all there, and no lock is left'({ dir, run }) {
    const names = Array.from({ length: 10 }, (_, at) => `p${at}`);
    const ended = await Promise.all(
      names.map((name) =>
        run(
          ['configure', '--profile', name, '--coverage-type', 'jp', '--email', 'a@b', '--secret-stdin'],
          name,
        ),
      ),
    );
    assert.deepEqual(
      ended.map(({ code }) => code),
      names.map(() => 0),
    );
    assert.deepEqual(JSON.parse((await run(['configure', 'list', '--output', 'json'])).stdout), names);
    assert.deepEqual(
      (await readdir(join(dir, '.soracom'))).filter((name) => !name.endsWith('.json')),
      [],
    );
  },
  async 'a profile folder outside the home is told of by doctor'({ dir, run }) {
    const env = { SORACOM_PROFILE_DIR: 'C:\\課金 soracom' };
    await run(['configure', ...login, '--secret-stdin'], 'x', env);
    const { stdout } = await run(['doctor', '--profile', 'demo', '--output', 'json'], '', env);
    assert.match(stdout, /C:\\\\課金 soracom is outside your home folder/);
    await run(['unconfigure', '--profile', 'work', '--yes'], '', env);
    assert.ok(!(await readdir(dir)).includes('.soracom'));
  },
  async 'a document is added from a file, by a path of Windows'({ dir, run }) {
    await writeFile(join(dir, 'my api.json'), JSON.stringify(document));
    const added = await run(['definitions', 'add', '.\\my api.json']);
    assert.equal(added.code, 0, added.stderr);
    const { stdout } = await run(['definitions', 'list', '--output', 'json']);
    assert.match(stdout, /"my-api"/);
    assert.match((await run(['things', 'list', '--help'])).stdout, /things list/);
  },
};

const login = ['--profile', 'work', '--coverage-type', 'jp', '--auth-key-id', 'keyId-x'];
const demo = ['--profile', 'demo'];
const batch = '@echo off\r\necho {"authKeyId":"%~1","authKey":"s","endpoint":"http://127.0.0.1:9"}\r\n';
const document = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        summary: 'List things',
        'x-soracom-cli': ['things list'],
        responses: {
          200: { description: 'ok', content: { 'application/json': { schema: { type: 'array' } } } },
        },
      },
    },
  },
};

/**
 * Runs every case.
 *
 * @param starter the program under Wine, as one executable file of this machine
 * @returns the names of the cases that failed
 */
export async function runWindowsCases(starter: string): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, attempt] of Object.entries(cases)) {
    const dir = await mkdtemp(join(tmpdir(), 'soracom-windows-'));
    try {
      await attempt({ dir, run: (words, stdin, env) => runWords(starter, dir, words, stdin, env) });
      console.log(`ok      ${name}`);
    } catch (error) {
      failed.push(name);
      console.log(`FAILED  ${name}\n${String(error)}`);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
  return failed;
}

function runWords(
  starter: string,
  cwd: string,
  words: readonly string[],
  stdin: string | Buffer = '',
  env: Record<string, string> = {},
): Promise<Ended> {
  const options = { cwd, env: { PATH: process.env['PATH'], HOME: cwd, ...env }, encoding: 'utf8' } as const;
  return new Promise((resolve) => {
    const child = execFile(starter, words, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
    child.stdin?.end(stdin);
  });
}

if (process.argv[1] === import.meta.filename) {
  const folder = await mkdtemp(join(tmpdir(), 'soracom-wine-'));
  const { starter, close } = await openWine(folder);
  try {
    const failed = await runWindowsCases(starter);
    console.log(failed.length === 0 ? '\nAll passed.' : `\n${failed.length} failed.`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}
