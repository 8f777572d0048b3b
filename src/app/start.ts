/** The whole program as a function: argv in, exit code out. */
import { PipeClosedError, StreamInterruptedError, type Io } from '../io.ts';
import { showOnScreen } from '../terminal/screen.ts';
import { version } from '../version.ts';
import type { App } from '../command/command.ts';

/** Command lines that ask for the version. */
const versionLines = new Set(['version', '--version', '-v']);

/** Command lines that ask for the overview. */
const overviewLines = new Set(['', 'help', '--help', '-h']);

/** What the scripts of `soracom completion` call; no command for people. */
const completeWord = '__complete';

/**
 * Runs one command line. Never throws: every failure becomes text on stderr and an exit code. What is the same for
 * everybody is answered at once, without loading the rest.
 *
 * @param argv the words after `soracom`
 */
export async function start(argv: readonly string[], io: Io, app: App): Promise<number> {
  const line = argv.join(' ');
  // A person at a terminal who types the word is told more.
  if (versionLines.has(line) && !(line === 'version' && io.stdout.isTTY))
    return say(`soracom ${version}\n`, io);
  if (overviewLines.has(line)) {
    const { writeOverview } = await import('../help/overview.ts');
    const page = await writeOverview(io, app);
    if (page !== undefined) return say(page, io);
  }
  if (argv[0] === completeWord) {
    const { complete } = await import('./complete.ts');
    return complete(argv.slice(1), io, app);
  }
  const { run } = await import('./run.ts');
  return run(argv, io, app);
}

async function say(text: string, io: Io): Promise<number> {
  try {
    await showOnScreen(io, ({ stdout }) => stdout.write(text));
    return 0;
  } catch (error) {
    if (error instanceof PipeClosedError) return 0;
    if (error instanceof StreamInterruptedError) return 130;
    await io.stderr.write(`Error: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
