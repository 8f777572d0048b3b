/**
 * Adds one line to a shell's start-up file, and removes it without a trace. The file is handled byte by byte: it is
 * the user's, in whatever encoding.
 */

/** Ends our line. What the file was like before stands behind it. */
const mark = '# added by "soracom completion install"';
const newFileNote = ' (new file)';
const noNewlineNote = ' (no line end before)';

/** The file's text with our line; the same text where it is there already. */
export function addStartupLine(before: string | undefined, line: string): string {
  const ours = `${line} ${mark}`;
  if (before === undefined) return `${ours}${newFileNote}\n`;
  const found = findOurs(before);
  if (found !== undefined) {
    const { start, end, note } = found;
    return before.slice(0, start) + ours + note + before.slice(end);
  }
  if (before === '' || before.endsWith('\n')) return `${before}${ours}\n`;
  return `${before}\n${ours}${noNewlineNote}\n`;
}

/** The file's text as it was; undefined where the file was not there. */
export function removeStartupLine(after: string): string | undefined {
  const found = findOurs(after);
  if (found === undefined) return after;
  const { start, end, note } = found;
  const head = after.slice(0, start);
  const tail = after.slice(end).replace(/^\r?\n/, '');
  if (note === newFileNote && head === '' && tail === '') return undefined;
  // A line that was added behind ours still needs the line end.
  return note === noNewlineNote && tail === '' ? head.replace(/\n$/, '') : head + tail;
}

/** A line of the user's own that loads completion already. */
export function findOtherLine(text: string): string | undefined {
  return text
    .split(/\r?\n/)
    .find(
      (line) =>
        /^[^#]*\bsoracom['"]?\s+completion\b(?!\s+(?:un)?install\b)/.test(line) && !line.includes(mark),
    )
    ?.trim();
}

function findOurs(text: string): { start: number; end: number; note: string } | undefined {
  const at = text.indexOf(mark);
  if (at === -1) return undefined;
  const start = text.lastIndexOf('\n', at) + 1;
  const lineEnd = /\r?\n|$/.exec(text.slice(at));
  const end = at + (lineEnd?.index ?? 0);
  return { start, end, note: text.slice(at + mark.length, end) };
}
