/** Guards a profile that exists already. */
import { canAsk, confirm } from '../../src/terminal/prompt.ts';
import { UsageError } from '../../src/errors.ts';
import { isTaken, profilePath } from '../../src/profile/store.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** An existing profile is replaced only on the user's word. @throws UsageError, InterruptedError */
export async function allowOverwrite(
  name: string,
  overwrite: boolean,
  context: CommandContext,
): Promise<void> {
  const { io, profileDir, text } = context;
  const path = profilePath(profileDir, name);
  if (overwrite || !isTaken(profileDir, name)) return;
  if (!canAsk(io)) {
    throw new UsageError((t) => t.configure.exists(name), { hint: (t) => t.configure.existsHint });
  }
  await confirm(context, text.configure.confirmOverwrite(name, path));
}
