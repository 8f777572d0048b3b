/** Tries the patterns of documents on texts. Anybody can have written them, and some take longer than a life. */
import { createContext, Script, type Context } from 'node:vm';

/** Whether a text matches a pattern; undefined where that was not found out in time. */
export type PatternTest = (pattern: string, text: string) => boolean | undefined;

/** Patterns are tried on texts up to this many UTF-16 units. */
const longestText = 1000;

/** What one pattern may take for one text, in milliseconds of V8's own watch, which can stop a match half-way. */
const limitMs = 200;

/** After so many patterns that were stopped, only plain ones are tried. */
const mostStopped = 5;

/** A test that gives up on patterns which were stopped once. One is made for each body that is checked. */
export function createPatternTest(): PatternTest {
  const stopped = new Set<string>();
  let context: Context | undefined;
  return (pattern, text) => {
    if (text.length > longestText) return undefined;
    try {
      if (isPlain(pattern)) return new RegExp(pattern, 'u').test(text);
      if (stopped.has(pattern) || stopped.size >= mostStopped) return undefined;
      context ??= createContext(Object.create(null));
      context['pattern'] = pattern;
      context['text'] = text;
      return matching().runInContext(context, { timeout: limitMs }) === true;
    } catch {
      // Stopped, or too large for V8 to run at all.
      stopped.add(pattern);
      return undefined;
    }
  };
}

let script: Script | undefined;

function matching(): Script {
  return (script ??= new Script("new RegExp(pattern, 'u').test(text)"));
}

/**
 * Whether a pattern can't take long on a text of bounded length: at most one part of it repeats, and there are no
 * groups, which could repeat it. Most patterns are like that, and a watch costs a hundred times what they do.
 */
function isPlain(pattern: string): boolean {
  const bare = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, 'x');
  return !bare.includes('(') && (bare.match(/[*+?]|\{\d+(,\d*)?\}/g) ?? []).length <= 1 + exactCounts(bare);
}

/** Counts such as `{4}` leave nothing to try. */
function exactCounts(bare: string): number {
  return (bare.match(/\{\d+\}/g) ?? []).length;
}
