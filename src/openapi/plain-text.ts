/**
 * Turns the Markdown of descriptions (CommonMark, with GitHub's tables, and HTML in it) into text for a terminal. What
 * is no markup stays as it is: `snake_case`, `2 * 3`, `<imsi>`.
 */

/** Longer texts are no descriptions, and stay as they are: some of the work grows with the square of a text. */
const maxLength = 32 * 1024;

/** Most texts have none of these and stay as they are. */
const markup = /[*_`<>[\]|#~\\&=]|^ *[-+] /m;

/** The text without markup; line breaks stay. */
export function toPlainText(text: string): string {
  if (text.length > maxLength || !markup.test(text)) return text;
  // Code is taken as it stands: what looks like markup in it is none.
  const codes: string[] = [];
  const keep = (code: string): string => `\0${codes.push(code) - 1}\0`;
  const held = text
    .replaceAll('\0', '')
    .replaceAll(
      /^ *(`{3,}|~{3,})(?![`~])[^\n`]*\n([\s\S]*?)(?:\n *\1[`~]* *$|$(?![\s\S]))/gm,
      (_, _fence, code: string) => keep(code),
    )
    .replaceAll(/(?<!`)(`{1,3})(?!`)([^\n]*?[^`\n])\1(?!`)/g, (_, _ticks, code: string) => keep(code.trim()));
  const names = [...held.matchAll(linkDefinition)].map(([, name = '']) => name.toLowerCase());
  const plain = dropInline(dropBlocks(dropHtml(held)), new Set(names));
  return plain
    .replaceAll(/\0(\d+)\0/g, (_, index: string) => codes[Number(index)] ?? '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** `[name]: https://example.com` */
const linkDefinition = /^ {0,3}\[([^\]\n]+)\]: *\S+.*$/gm;

const tags =
  'a|abbr|b|blockquote|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|i|img|ins|kbd|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var';

const anyTag = new RegExp(String.raw`</?(?:${tags})(?:\s[^<>]*)?/?>`, 'gi');

function dropHtml(text: string): string {
  return text
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<br\s*\/?>[ \t]*\n?/gi, '\n')
    .replaceAll(/<hr\s*\/?>/gi, '\n')
    .replaceAll(/[ \t]*<li(?:\s[^<>]*)?>[ \t]*/gi, '\n- ')
    .replaceAll(/<\/li>[ \t]*/gi, '')
    .replaceAll(/<\/t[dh]>\s*(?=<t[dh][\s>])/gi, ', ')
    .replaceAll(/<\/?(?:p|div|ul|ol|table|tr|h[1-6])(?:\s[^<>]*)?>/gi, '\n')
    .replaceAll(anyTag, '');
}

/** Headings, quotes, rules, list markers, tables and the definitions of links, line by line. */
function dropBlocks(text: string): string {
  const lines = text
    .replaceAll(linkDefinition, '')
    .split('\n')
    .flatMap((line): string[] => {
      // Lines below a heading, between paragraphs, and below the head of a table.
      if (/^ {0,3}(?:=+|-{2,}|(?:[*_-] *){3,}) *$/.test(line)) return /^ {0,3}=+ *$/.test(line) ? [] : [''];
      if (/^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:?)? *$/.test(line)) return [];
      return [
        line
          .replace(/^ {0,3}(?:> ?)+/, '')
          .replace(/^ {0,3}#{1,6} +(.*?)(?: +#+)? *$/, '$1')
          .replace(/^( *)[*+](?= +\S)/, '$1-')
          .replace(/^ *\|(.+)\| *$/, (_, cells: string) =>
            cells
              .split(/(?<!\\)\|/)
              .map((cell) => cell.trim())
              .join(', '),
          ),
      ];
    });
  return lines.join('\n');
}

/** @param names of the links that are defined elsewhere in the text, in lower case */
function dropInline(text: string, names: ReadonlySet<string>): string {
  return text
    .replaceAll(/!\[([^\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, '$1')
    .replaceAll(/\[([^[\]]*)\]\(\s*<?[^()\s]*(?:\([^()]*\)[^()\s]*)*>?(?:\s+["'][^"']*["'])?\s*\)/g, '$1')
    .replaceAll(/\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g, (whole, shown: string, name: string) =>
      names.has((name || shown).toLowerCase()) ? shown : whole,
    )
    .replaceAll(/<((?:https?:\/\/|mailto:)[^<>\s]+)>/g, '$1')
    .replaceAll(/(?<![*\\\w])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*\\])\1(?![*])/g, '$2')
    .replaceAll(/(?<![*\\])(\*\*)(?=[^\s*])([^*\n]*[^\s*\\])\1(?![*])/g, '$2')
    .replaceAll(/(?<![_\\\p{L}\p{N}])(_{1,3})(?=[^\s_])([^\n]*?[^\s_\\])\1(?![_\p{L}\p{N}])/gu, '$2')
    .replaceAll(/~~([^~\n]+)~~/g, '$1')
    .replaceAll(/&(lt|gt|amp|quot|nbsp|#39|#x27);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
};
