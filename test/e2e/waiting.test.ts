/** `--watch` on a real terminal: it is redrawn, and given back whatever ends the watch. */
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { programUnderTest, startProcess } from '../helpers/program.ts';
import { openTerminal, terminalMaker } from '../helpers/terminal.ts';

const program = programUnderTest.map((word) => `'${word}'`).join(' ');

describe.runIf(terminalMaker !== undefined)('--watch', () => {
  function open(line: string): ReturnType<typeof openTerminal> {
    const home = makeFolder();
    const env = { SORACOM_PROFILE: 'demo', LANG: 'C.UTF-8', HOME: home, PATH: process.env['PATH'] ?? '' };
    const script = `stty cols 100; before=$(stty -g); ${line}; echo "exit=$?"; [ "$before" = "$(stty -g)" ] && echo same`;
    return openTerminal(['bash', '-c', script], { env: { ...env, TERM: 'xterm-256color' }, cwd: home });
  }

  it('draws the answer until Ctrl-C, and leaves the terminal as it was', async () => {
    const terminal = open(`${program} bills get-latest --watch=1`);
    await terminal.sees('Every 1 s: soracom bills get-latest');
    await terminal.sees('Every 1 s: soracom bills get-latest');
    terminal.type('\u0003');
    const end = await terminal.sees('same');
    expect(end).toContain('Stopped watching.');
    expect(end).toContain('exit=130');
  });

  it('ends with its time, too', async () => {
    const end = await open(`${program} bills get-latest --watch=1 --deadline 3`).sees('same');
    expect(end).toContain('exit=5');
  });

  it('ends with SIGTERM', async () => {
    const terminal = open(`${program} bills get-latest --watch=1 & pid=$!; sleep 2; kill $pid; wait $pid`);
    expect(await terminal.sees('same')).toContain('exit=130');
  });
});

it('--until prints one answer in a pipe, and nothing beside it', async () => {
  const home = makeFolder();
  const line = `${program} bills list --until 'length(billList) > \`0\`' --query 'length(billList)'`;
  const env = { SORACOM_PROFILE: 'demo' };
  const { code, stdout, stderr } = await startProcess(['sh', '-c', line], { env, cwd: home }).ended;
  expect(stdout).toMatch(/^\d+\n$/);
  expect([stderr, code]).toEqual(['', 0]);
});

it.runIf(terminalMaker !== undefined)('a wait before another attempt is a line that goes away', async () => {
  const home = makeFolder();
  const call = 'bills list --api-key k --api-token t --endpoint http://127.0.0.1:1 --retry 1';
  const env = { HOME: home, PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color' };
  const terminal = openTerminal(['bash', '-c', `${program} ${call}; echo "exit=$?"`], { env, cwd: home });
  const end = await terminal.sees('exit=');
  expect(end).toContain('Trying again in');
  expect(end).toContain('exit=5');
});
