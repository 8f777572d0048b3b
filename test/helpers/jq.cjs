// jq as a program, from WebAssembly, for machines that have none: reads the standard input, never files.
const { readFileSync } = require('node:fs');
const { loadJq } = require('jq-wasm');

/** Options that take values, and how many. */
const arities = { '--arg': 2, '--argjson': 2, '--indent': 1 };

/** Splits a command line into the filter, which is the first word that is no option, and all the rest. */
function parse(words) {
  const flags = [];
  let filter;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word.startsWith('-') && filter === undefined) {
      filter = word;
      continue;
    }
    if (!word.startsWith('-')) throw new Error(`files are not supported: ${word}`);
    const count = arities[word] ?? 0;
    flags.push(...words.slice(index, index + count + 1));
    index += count;
  }
  return { flags, filter: filter ?? '.' };
}

async function main() {
  const { flags, filter } = parse(process.argv.slice(2));
  const hasNoInput = flags.some((flag) => flag === '--null-input' || /^-[a-zA-Z]*n/.test(flag));
  const input = hasNoInput ? '' : readFileSync(0, 'utf8');
  const { stdout, stderr, exitCode } = (await loadJq()).raw(input, filter, flags);
  if (stdout !== '') process.stdout.write(`${stdout}\n`);
  if (stderr !== '') process.stderr.write(`${stderr}\n`);
  process.exitCode = exitCode;
}

void main();
