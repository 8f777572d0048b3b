/** Command lines of users on Windows: their words, the program that they name, and how a batch file is started. */
import { win32 } from 'node:path';
import { UsageError } from '../errors.ts';
import { lookAt } from '../files/look.ts';

/**
 * The words of a command line, by the rules of Windows: a backslash is an ordinary character except before a double
 * quote. Words in single quotes are understood, too, since a profile may come from another system; they count where a
 * word or its value begins, so that a name such as `O'Brien` stays whole.
 *
 * @returns undefined where a quote is never closed
 */
export function splitWindowsWords(command: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let rest = command; rest !== '';) {
    const [part] = /^(?:\s+|\\*"|'|[^\s\\"']+|\\+)/.exec(rest) ?? [rest];
    rest = rest.slice(part.length);
    if (part.trim() === '') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (part === "'" && /^(?:.*=)?$/s.test(word ?? '')) {
      const end = rest.indexOf("'");
      if (end === -1) return undefined;
      word = (word ?? '') + rest.slice(0, end);
      rest = rest.slice(end + 1);
    } else if (part.endsWith('"')) {
      word = (word ?? '') + '\\'.repeat(Math.floor((part.length - 1) / 2));
      if (part.length % 2 === 0) {
        word += '"';
        continue;
      }
      const quoted = readQuoted(rest);
      if (quoted === undefined) return undefined;
      word += quoted.text;
      rest = quoted.rest;
    } else {
      word = (word ?? '') + part;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** What stands before the closing quote, `\"` being a quote in it, and what follows. */
function readQuoted(text: string): { text: string; rest: string } | undefined {
  const [all, inside = ''] = /^((?:[^\\"]|\\+(?!\\*")|\\(?:\\\\)*"|(?:\\\\)+(?="))*)"/.exec(text) ?? [];
  if (all === undefined) return undefined;
  const plain = inside.replaceAll(/(\\+)("|$)/g, (_, slashes: string, quote: string) => {
    return '\\'.repeat(Math.floor(slashes.length / 2)) + quote;
  });
  return { text: plain, rest: text.slice(all.length) };
}

/** What finding a program needs to know. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
}

/**
 * The file of the program that a word names: as it is, or with one of the endings of PATHEXT; in the folders of PATH
 * where the word names no folder, and never in the working folder, which may be anybody's. Undefined where there is none.
 */
export function findWindowsProgram(name: string, { env, cwd }: Surroundings): string | undefined {
  const endings = (env['PATHEXT'] || '.COM;.EXE;.BAT;.CMD').toLowerCase().split(';').filter(Boolean);
  const isWhole = endings.includes(win32.extname(name).toLowerCase());
  const names = [...(isWhole ? [name] : []), ...endings.map((ending) => name + ending), name];
  const folders = /[\\/:]/.test(name)
    ? [cwd]
    : (env['PATH'] ?? env['Path'] ?? '')
        .split(';')
        .map((folder) => folder.replaceAll('"', ''))
        .filter((folder) => win32.isAbsolute(folder));
  for (const folder of folders) {
    for (const candidate of names) {
      const path = win32.resolve(folder, candidate);
      const found = lookAt(path);
      if (typeof found !== 'string' && found.isFile()) return path;
    }
  }
  return undefined;
}

/** A program and its arguments, as Node starts them. */
export interface StartLine {
  file: string;
  args: readonly string[];
  /** The arguments are a command line already. */
  windowsVerbatimArguments?: boolean;
}

/** Whether a program is a batch file, which only cmd.exe can run. */
function isBatch(path: string): boolean {
  return /\.(?:bat|cmd)$/i.test(path);
}

/**
 * How a program is started. A batch file is run by cmd.exe, which reads its line anew: an argument that would mean
 * something else there is not handed on.
 *
 * @throws UsageError for an argument that can't be handed to a batch file
 */
export function windowsStartLine(file: string, args: readonly string[], env: Surroundings['env']): StartLine {
  if (!isBatch(file)) return { file, args };
  if (args.some((arg) => /["%!^&|<>\p{Cc}]/u.test(arg))) {
    throw new UsageError((t) => t.files.batchArgument(file));
  }
  const line = [file, ...args].map((word) => `"${word.replace(/\\+$/, '$&$&')}"`).join(' ');
  const shell = env['ComSpec'] ?? env['COMSPEC'] ?? 'cmd.exe';
  return { file: shell, args: ['/d', '/s', '/c', `"${line}"`], windowsVerbatimArguments: true };
}
