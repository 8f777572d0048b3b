/** Every page that explains, in both languages and at many widths: nothing stands out of a line, no word is broken. */
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/terminal/width.ts';
import { runProgram } from '../helpers/run-program.ts';

const languages = ['en', 'ja'] as const;
const widths = [40, 52, 60, 73, 80, 100, 140, 220];

/** The words of every command, the calls of the API apart. */
async function listCommands(): Promise<{ all: string[]; api: string[] }> {
  const { stdout } = await runProgram(['describe', '--all', '--output', 'json']);
  const commands = JSON.parse(stdout) as { command: string; path?: string }[];
  const api = commands.filter(({ path }) => path !== undefined);
  return { all: commands.map(({ command }) => command), api: api.map(({ command }) => command) };
}

async function listPages(): Promise<string[]> {
  const { all, api } = await listCommands();
  const groups = new Set(all.flatMap((words) => /^(.*) /.exec(words)?.[1] ?? []));
  const topics = ['flags', 'output', 'environment', 'exit-codes'].map((topic) => `help ${topic}`);
  return [
    'help',
    ...topics,
    ...[...groups, ...all].map((words) => `help ${words}`),
    ...api.map((words) => `explain ${words}`),
  ];
}

async function linesOf(page: string, language: string, width: number): Promise<string[]> {
  const env = { LANG: `${language}_${language === 'ja' ? 'JP' : 'US'}.UTF-8`, NO_COLOR: '1' };
  const { code, stdout } = await runProgram(page.split(' '), { terminal: width, env });
  expect({ page, code }).toEqual({ page, code: 0 });
  return stdout.split('\n').slice(0, -1);
}

/** What is copied stays in one piece however long it is: a value of an example, a flag with its value, the usage. */
function isCopied(line: string): boolean {
  return (
    /^ +("[^"]*": )?("[^"]*"|\{\}|\[\]),?$/.test(line) ||
    /^ +(--\S+ )?('[^']*'|"[^"]*")( \\)?$/.test(line) ||
    /^ {2,4}(--)?\S+( [^\s'"]+)?( \\)?$/.test(line) ||
    /^(Usage: |使い方: | {7,8})soracom /.test(line)
  );
}

/** A word that is broken shows as one that the widest page does not have. */
function wordsOf(lines: readonly string[]): Set<string> {
  return new Set(lines.join(' ').match(/[A-Za-z][A-Za-z-]{2,18}(?=[\s.,;:)]|$)/gu));
}

describe.each(languages)('the pages in %s', (language) => {
  it.each(widths)('fit %i cells, with every word whole', { timeout: 120_000 }, async (width) => {
    const isWordy = language === 'en' && width >= 60;
    const faults: string[] = [];
    for (const page of await listPages()) {
      const lines = await linesOf(page, language, width);
      const whole = isWordy ? wordsOf(await linesOf(page, language, 100)) : undefined;
      const broken = whole === undefined ? [] : [...wordsOf(lines)].filter((word) => !whole.has(word));
      const wrong = lines.filter(
        (line) => (widthOf(line) > width && !isCopied(line)) || line !== line.trimEnd(),
      );
      const gaps = `\n${lines.join('\n')}`.includes('\n\n\n') ? ['two empty lines'] : [];
      faults.push(...[...wrong, ...broken, ...gaps].map((fault) => `${page}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});

it.each([
  ['a prefix from its word', '全ページを取得して並べ替える', '全ページを'],
  ['a suffix from its word', '送信前にエラーになり、使える名前を示します', '送信前に'],
  ['a number from what it counts', '参照できるのは過去 18 か月分です', '18 か月分です'],
  ['a verb from its stem', '長い文字列は幅に合わせて切り詰めます', '切り詰めます'],
  ['a word of katakana', 'ロケールが C の場合は使わない', 'ロケールが'],
  ['a particle from the word before it', '標準入力を表す - のいずれか', '- のいずれか'],
])('no line ends between %s', async (_, text, whole) => {
  const { wrap } = await import('../../src/terminal/wrap.ts');
  for (let width = widthOf(whole); width < widthOf(text); width += 1)
    expect(
      wrap(text, width, { keepWords: true }).some((line) => line.includes(whole)),
      `${width}`,
    ).toBe(true);
});
