import { expect, it } from 'vitest';
import { openLiveScreen } from '../../../src/terminal/live-screen.ts';
import type { OutputStream } from '../../../src/io.ts';

function terminal(rows: number | undefined): OutputStream & { written: string[] } {
  const written: string[] = [];
  return {
    written,
    isTTY: true,
    columns: 80,
    rows,
    write: (chunk) => {
      written.push(String(chunk));
      return Promise.resolve();
    },
    writeLast: (text) => void written.push(text),
  };
}

const more = (count: number): string => `${count} more`;
const lines = ['one', 'two', 'three', 'four'];

/** What a picture shows, line by line. */
function shown(picture: string | undefined): string[] {
  // oxlint-disable-next-line no-control-regex -- they begin with a control character
  return (picture ?? '').replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').split('\r\n');
}

it('gives the terminal back where an interrupt came as it was taken', async () => {
  const stream = terminal(10);
  const write = (chunk: string | Uint8Array): Promise<void> => {
    stream.written.push(String(chunk));
    return Promise.reject(new Error('interrupted'));
  };
  await expect(openLiveScreen({ ...stream, write }, {})).rejects.toThrow('interrupted');
  expect(stream.written.at(-1)).toContain('\u001b[?1049l');
});

it.skipIf(process.platform === 'win32')(
  'listens for what stops the process only while it is open',
  async () => {
    const count = (): number[] => ['exit', 'SIGTSTP', 'SIGCONT'].map((event) => process.listenerCount(event));
    const before = count();
    const stream = terminal(10);
    const screen = await openLiveScreen(stream, {});
    expect(count()).toEqual(before.map((number) => number + 1));
    process.emit('SIGCONT');
    expect(stream.written.at(-1)).toContain('\u001b[?1049h');
    screen.close();
    expect(count()).toEqual(before);
  },
);

it('draws each picture in one write, from the top', async () => {
  const stream = terminal(10);
  const screen = await openLiveScreen(stream, {});
  await screen.draw(lines, more);
  expect(stream.written).toHaveLength(2);
  expect(stream.written[1]).toContain('\u001b[H');
  expect(shown(stream.written[1])).toEqual(lines);
});

it.each([
  [4, lines],
  [3, ['one', 'two', '2 more']],
  [1, ['4 more']],
])('of %i lines of a terminal, it takes no more', async (rows, expected) => {
  const stream = terminal(rows);
  const screen = await openLiveScreen(stream, {});
  await screen.draw(lines, more);
  expect(shown(stream.written[1])).toEqual(expected);
});

it('takes a terminal that does not know its height for one of 24 lines', async () => {
  const stream = terminal(undefined);
  await (await openLiveScreen(stream, {})).draw(Array.from({ length: 30 }, String), more);
  expect(shown(stream.written[1])).toHaveLength(24);
});

it('undoes all that it did', async () => {
  const stream = terminal(10);
  const screen = await openLiveScreen(stream, {});
  screen.close();
  const [enter = '', leave = ''] = stream.written;
  for (const [mode, on, off] of [
    ['1049', 'h', 'l'],
    ['25', 'l', 'h'],
    ['7', 'l', 'h'],
  ] as const) {
    expect(enter).toContain(`\u001b[?${mode}${on}`);
    expect(leave).toContain(`\u001b[?${mode}${off}`);
  }
});

it('puts one picture below the other on a terminal that can do no more', async () => {
  const stream = terminal(2);
  const screen = await openLiveScreen(stream, { TERM: 'dumb' });
  await screen.draw(lines, more);
  screen.close();
  expect(stream.written).toEqual([`${lines.join('\n')}\n\n`]);
});
