/** The run as the checks see it: without the settings that are wrong, each request sent once, every wait bounded. */
import type { CommandContext } from '../../src/command/command.ts';
import type { GlobalName } from '../../src/command/global-flags.ts';
import { numberOf, type Setting, type Settings } from '../../src/command/settings.ts';
import { createConnection } from '../../src/connect/connection.ts';
import { replaceParts } from '../../src/io.ts';

/** Seconds that one step of an exchange may take, unless `--timeout` asks for less. */
const longestStep = 7;

/** @param signal ends every wait */
export function makeSound(
  context: CommandContext,
  invalid: ReadonlySet<GlobalName>,
  signal: AbortSignal,
): CommandContext {
  const settings = new Map([...context.settings].filter(([name]) => !invalid.has(name)));
  settings.set('timeout', ownSetting(String(Math.min(longestStep, stepOf(settings)))));
  settings.set('no-retry-on-error', ownSetting('true'));
  const io = replaceParts(context.io, { signal });
  const sound: CommandContext = { ...context, io, settings };
  sound.connection = createConnection(sound);
  return sound;
}

function stepOf(settings: Settings): number {
  return numberOf(settings, 'timeout') ?? longestStep;
}

function ownSetting(value: string): Setting {
  return { value, origin: { kind: 'flag', name: 'doctor' } };
}
