/** The pager: what goes through it, and that nothing is lost where it is no good. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PipeClosedError, type Io } from '../../../src/io.ts';
import { showOnScreen } from '../../../src/terminal/screen.ts';
import { quotePosix } from '../../../src/terminal/quote.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { createMemoryIo, type MemoryStream } from '../../helpers/memory-io.ts';

const long = Array.from({ length: 30 }, (_, at) => `line ${at + 1}\n`).join('');
const short = 'one line\n';

/** A screen of 24 lines of 80 cells. */
function makeScreen(env: Record<string, string>, isTerminal = true) {
  const terminal = isTerminal ? 80 : undefined;
  const { io, stdout, stderr } = createMemoryIo({ env, terminal, home: makeFolder() });
  const tall: MemoryStream = Object.assign(stdout, { rows: terminal === undefined ? undefined : 24 });
  return { io: { ...io, stdout: tall } satisfies Io, stdout: tall, stderr };
}

/** A pager that writes what it gets and its LESS to a file, and then ends. */
function makePager(body = ''): { command: string; read: () => string | undefined } {
  const dir = makeFolder();
  const [script, file] = [join(dir, 'pager.cjs'), join(dir, 'paged file.txt')];
  writeFileSync(
    script,
    `const { readFileSync, writeFileSync } = require('node:fs');
     ${body}
     writeFileSync(process.argv[2], process.env.LESS + '\\n' + readFileSync(0, 'utf8'));`,
  );
  const command = [process.execPath, script, file].map(quotePosix).join(' ');
  return { command, read: () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined) };
}

const show = (io: Io, text: string): Promise<void> => showOnScreen(io, ({ stdout }) => stdout.write(text));

describe('a pager', () => {
  it.each(['PAGER', 'SORACOM_PAGER'])('named by %s gets what is longer than the screen', async (name) => {
    const { command, read } = makePager();
    const { io, stdout } = makeScreen({ [name]: command });
    await show(io, long);
    expect(read()).toBe(`FRX\n${long}`);
    expect(stdout.text()).toBe('');
  });

  it('keeps the options of less that the user has', async () => {
    const { command, read } = makePager();
    await show(makeScreen({ PAGER: command, LESS: '-M' }).io, long);
    expect(read()).toMatch(/^-M\n/);
  });

  it('gets what is written in pieces, from the first on, and colours do not count', async () => {
    const { command, read } = makePager();
    const { io } = makeScreen({ PAGER: command });
    const pieces = long.split(/(?<=\n)/).map((line) => `\u001B[1m${line}\u001B[22m`);
    await showOnScreen(io, async ({ stdout }) => {
      for (const piece of pieces) await stdout.write(piece);
    });
    expect(read()).toBe(`FRX\n${pieces.join('')}`);
  });

  it('gets lines that only wrapped are too many', async () => {
    const { command, read } = makePager();
    await show(makeScreen({ PAGER: command }).io, `${'x'.repeat(80 * 24)}\n`);
    expect(read()).toContain('xxx');
  });

  it.each<[why: string, env: Record<string, string>, isTerminal: boolean, text: string]>([
    ['what fits the screen', {}, true, short],
    ['a pipe', {}, false, long],
    ['an empty SORACOM_PAGER', { SORACOM_PAGER: '' }, true, long],
    ['cat', { SORACOM_PAGER: 'cat' }, true, long],
    ['cat by its path', { SORACOM_PAGER: '/bin/cat -u' }, true, long],
    ['a terminal that can do nothing', { TERM: 'dumb' }, true, long],
  ])('is not asked for %s', async (_, env, isTerminal, text) => {
    const { command, read } = makePager();
    const { io, stdout } = makeScreen({ PAGER: command, ...env }, isTerminal);
    await show(io, text);
    expect([stdout.text(), read()]).toEqual([text, undefined]);
  });

  it.each([
    ['is not there', '/nowhere/pager'],
    ['has a quote that never closes', "less '"],
    ['is nothing but blanks in quotes', "''"],
    ['fails', `${quotePosix(process.execPath)} -e 'process.exit(3)'`],
    ['is a command of a shell, which there is none of', 'less; exit'],
  ])('that %s leaves everything to the screen', async (_, command) => {
    const { io, stdout } = makeScreen({ PAGER: command });
    await show(io, long);
    expect(stdout.text()).toBe(long);
  });

  it.each([
    ['quits early', 'process.exit(0);'],
    ['is killed', "process.kill(process.pid, 'SIGKILL');"],
  ])('that %s ends quietly', async (_, body) => {
    const { command } = makePager(body);
    const { io, stdout } = makeScreen({ PAGER: command });
    await show(io, long.repeat(2000));
    expect(stdout.text()).toBe('');
  });

  it('that is left stops whoever would write on for ever', async () => {
    const { io } = makeScreen({ PAGER: makePager('process.exit(0);').command });
    const endless = showOnScreen(io, async ({ stdout }) => {
      for (;;) await stdout.write(long.repeat(100));
    });
    await expect(endless).rejects.toThrow(PipeClosedError);
  });

  it('has ended before notes appear, and hands Ctrl-C back', async () => {
    const before = process.listeners('SIGINT');
    const { command, read } = makePager();
    const { io, stderr } = makeScreen({ PAGER: command });
    await showOnScreen(io, async (streams) => {
      await streams.stdout.write(long);
      await streams.stderr.write('a note\n');
      expect(stderr.text()).toBe('');
    });
    expect(read()).toBe(`FRX\n${long}`);
    expect(stderr.text()).toBe('a note\n');
    expect(process.listeners('SIGINT')).toEqual(before);
  });
});
