/** Writes example command lines for API commands, from the flags they need. */
import type { ApiCommand, ApiFlag } from '../model/command.ts';
import { findCalendarForm, isAsked } from '../request/flag-values.ts';
import { toPosixWord } from '../terminal/quote.ts';

/** One or more command lines that are ready to be adapted; places to fill in are in capitals. */
export function writeExamples(command: ApiCommand): string[] {
  const words = ['soracom', ...command.words].join(' ');
  const needed = command.flags.filter((flag) => isAsked(flag) && flag.fromToken !== true);
  const plain = [words, ...needed.map(sample)].join(' ');
  const examples = [plain];
  const bodyFlags = command.flags.filter(({ source }) => source.in === 'body');
  if (command.body !== undefined) {
    const others = needed.filter(({ source }) => source.in !== 'body');
    const withBody = [
      words,
      ...others.map(sample),
      `--body @${command.body.kind === 'bytes' ? 'file' : 'body.json'}`,
    ].join(' ');
    if (bodyFlags.length > 0 && needed.length === others.length) {
      examples[0] = [plain, ...bodyFlags.slice(0, 2).map(sample)].join(' ');
    }
    if (bodyFlags.length === 0) examples.pop();
    examples.push(withBody);
  } else if (command.method === 'GET' && command.response.kind === 'json')
    examples.push(`${plain} --output json | jq .`);
  if (command.pagination !== undefined) examples.push(`${plain} --fetch-all --jsonl`);
  return examples;
}

/** A flag with a value of the right kind: a documented one, or a name in capitals to replace. */
function sample(flag: ApiFlag): string {
  // A document's own words, which must not be a command of their own in the shell that they are copied to.
  const name = toPosixWord(`--${flag.name}`);
  return flag.type === 'boolean' ? name : `${name} ${toPosixWord(sampleValue(flag))}`;
}

function sampleValue(flag: ApiFlag): string {
  const [choice] = flag.enum ?? [];
  if (choice !== undefined) return choice;
  if (flag.default !== undefined) return String(flag.default);
  const form = findCalendarForm(flag);
  if (form !== undefined) return form.unit === 'month' ? '202609' : '20260930';
  if (flag.type === 'integer') return '10';
  if (flag.type === 'number') return '1000';
  return flag.name.replaceAll('-', '_').toUpperCase();
}
